package dev.nasc.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.nasc.phase.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run came on: the losses of its trainings for whoever draws them later, one JSON object a
 * line, at most some hundred a phase. No part of the result: it is not forced to disk, and where it
 * cannot be written the run does not hang on it.
 */
public final class ProgressLog {
  private static final long LINES = 400;

  /** A loss that is no number any more is worth seeing. */
  static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private final Path file;
  private final Map<String, Long> next = new HashMap<>();

  ProgressLog(RunDirectory directory) {
    this.file = file(directory);
  }

  /** Keeps one of many, so it may be called every step. */
  void write(Progress progress) {
    boolean last = progress.done() >= progress.total();
    if (!last && progress.done() < next.getOrDefault(progress.label(), 0L)) {
      return;
    }
    next.put(progress.label(), progress.done() + Math.max(1, progress.total() / LINES));
    try {
      Files.writeString(
          file, GSON.toJson(progress) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The next one may succeed.
    }
  }

  /** What was kept, in order; a line that was cut off by a crash is left out. */
  public static List<Progress> read(RunDirectory directory) {
    var all = new ArrayList<Progress>();
    try {
      for (var line : Files.readAllLines(file(directory))) {
        parse(line, all);
      }
    } catch (IOException e) {
      // A run of before there was such a file.
    }
    return all;
  }

  private static void parse(String line, List<Progress> into) {
    try {
      var progress = GSON.fromJson(line, Progress.class);
      if (progress != null && progress.label() != null && progress.figures() != null) {
        into.add(progress);
      }
    } catch (JsonParseException e) {
      // Cut off.
    }
  }

  private static Path file(RunDirectory directory) {
    return directory.file("run.progress.jsonl");
  }
}

package dev.nasc.run;

import dev.nasc.phase.Spaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A worker of {@link ToyRun} that may be told to die: {@code DEADLY OFTEN DIR LABEL}; at trial
 * {@code DEADLY}, as often as {@code OFTEN} says. {@link #REFUSING} takes no trials at all; {@link
 * #REFUSING_LAST} does so once the other worker has died without a word.
 */
final class ToyWorker {
  static final String REFUSING = "refusing";
  static final String REFUSING_LAST = "refusing last";

  private ToyWorker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments[0].equals(REFUSING_LAST) && !isLast(Path.of(arguments[2]), arguments[4])) {
      return;
    }
    if (arguments[0].startsWith(REFUSING)) {
      System.out.println("{\"failure\":\"The data are too few.\"}");
      return;
    }
    var deadly = "\"trial\":" + arguments[0] + ",";
    int often = Integer.parseInt(arguments[1]);
    var directory = RunDirectory.open(Path.of(arguments[2]));
    var in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
          @Override
          public String readLine() throws IOException {
            var line = super.readLine();
            if (line != null && line.contains(deadly) && deaths(directory) < often) {
              Files.createTempFile(directory.path(), "death", "");
              Runtime.getRuntime().halt(137);
            }
            return line;
          }
        };
    var engine = new ToyEngine(ToyRun.SPACE, () -> {});
    Worker.serve(
        directory,
        engine,
        ToyRun.SEARCH,
        Spaces.of(ToyRun.SPACE),
        arguments[3],
        in,
        System.out::println);
  }

  /** Waits in the first seat until the process of the second is gone. */
  private static boolean isLast(Path directory, String seat)
      throws IOException, InterruptedException {
    var other = directory.resolve("other");
    if (!seat.equals("0")) {
      var pid =
          Files.writeString(
              directory.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
      Files.move(pid, other, StandardCopyOption.ATOMIC_MOVE);
      return false;
    }
    while (!Files.exists(other)) {
      Thread.sleep(10);
    }
    ProcessHandle.of(Long.parseLong(Files.readString(other))).ifPresent(it -> it.onExit().join());
    return true;
  }

  private static long deaths(RunDirectory directory) throws IOException {
    try (var files = Files.list(directory.path())) {
      return files.filter(file -> file.getFileName().toString().startsWith("death")).count();
    }
  }
}

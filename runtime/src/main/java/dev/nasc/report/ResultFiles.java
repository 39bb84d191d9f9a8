package dev.nasc.report;

import com.google.gson.GsonBuilder;
import dev.nasc.model.Architecture;
import dev.nasc.run.Runner;
import java.util.stream.Collectors;

/** What a finished run leaves for its user: the best architecture as text, and the report. */
public final class ResultFiles {
  private ResultFiles() {}

  /**
   * Writes {@code best.nas} and {@code report.json}.
   *
   * @param space the name of the space that was searched
   */
  public static void write(Runner runner, String space) {
    var directory = runner.directory();
    var best = RunReport.ofOwn(directory).best();
    best.ifPresent(b -> runner.save(directory.best(), text(b.architecture(), space)));
    runner.save(directory.report(), "{}"); // so that the report can list itself
    var report =
        RunReport.ofOwn(directory).toJson(path -> directory.path().relativize(path).toString());
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    runner.save(directory.report(), gson.toJson(report) + "\n");
  }

  private static String text(Architecture architecture, String space) {
    return architecture.decisions().entrySet().stream()
        .map(entry -> "  %s = %s\n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("", "architecture found of " + space + " {\n", "}\n"));
  }
}

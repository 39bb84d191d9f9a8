package dev.nasc.report;

import com.google.gson.GsonBuilder;
import dev.nasc.report.ArchitectureText.Named;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.Runner;
import java.nio.file.Path;

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
    var report = RunReport.ofOwn(directory);
    var imports = KeptImports.of(runner.spec());
    report
        .best()
        .ifPresent(
            network -> {
              imports.write(runner);
              var text =
                  ArchitectureText.of(
                      runner.spec(),
                      network.space().orElse(space),
                      new Named("found", "Found"),
                      network.architecture());
              runner.save(directory.best(), imports.in(text));
            });
    save(runner, report);
    save(runner, RunReport.ofOwn(directory)); // again, so that it lists itself
  }

  private static void save(Runner runner, RunReport report) {
    var json = report.toJson(path -> inside(runner.directory(), path));
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    runner.save(runner.directory().report(), gson.toJson(json) + "\n");
  }

  /** A path as the report names it, so that the directory can be moved. */
  private static String inside(RunDirectory directory, Path path) {
    var relative = directory.path().relativize(path).toString();
    return relative.isEmpty() ? "." : relative;
  }
}

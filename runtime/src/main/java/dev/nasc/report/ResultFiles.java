package dev.nasc.report;

import com.google.gson.GsonBuilder;
import dev.nasc.format.ArchitecturePrinter;
import dev.nasc.model.Architecture;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunSpec;
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
    var best = RunReport.ofOwn(directory).best();
    best.ifPresent(
        network ->
            runner.save(directory.best(), text(runner.spec(), space, network.architecture())));
    runner.save(directory.report(), "{}\n"); // so that the report lists itself
    var report = RunReport.ofOwn(directory).toJson(path -> inside(directory, path));
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    runner.save(directory.report(), gson.toJson(report) + "\n");
  }

  /** A path as the report names it, so that the directory can be moved. */
  private static String inside(RunDirectory directory, Path path) {
    var relative = directory.path().relativize(path).toString();
    return relative.isEmpty() ? "." : relative;
  }

  /**
   * The text of the run with the architecture behind it: one file that says what the architecture
   * is, that can be checked and costed, and that no later change of the space turns into another.
   */
  private static String text(RunSpec spec, String space, Architecture architecture) {
    var name = "found";
    while (spec.text().contains("architecture " + name)) {
      name += "_";
    }
    return "%s\n/// Found by the search `%s` with seed %d.\n%s"
        .formatted(
            spec.text(),
            spec.search(),
            spec.seed(),
            ArchitecturePrinter.print(name, space, architecture));
  }
}

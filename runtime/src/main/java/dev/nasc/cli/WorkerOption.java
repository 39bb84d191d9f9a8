package dev.nasc.cli;

import dev.nasc.run.Workers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How many processes evaluate the trials of a run. */
final class WorkerOption {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Evaluate trials in N processes, each with the engine's threads, the memory of this one and"
              + " its share of several devices (default: in this one alone).",
      converter = Whole.class)
  private Long number = 1L;

  Workers chosen() {
    if (number < 1 || number > 1024) {
      throw new UsageException("`--workers` takes a number from 1 to 1024.");
    }
    return number == 1 ? Workers.NONE : new Workers(number.intValue(), command());
  }

  /** This program as it was started, with the command that serves trials. */
  private static List<String> command() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "worker"));
    return words;
  }
}

package dev.nasc.cli;

import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line in a process of its own, with an engine that takes its time. */
record SlowRun(Process process) {

  public static void main(String[] arguments) {
    var console = new Console(Output.standard(), Output.error());
    long pause = Long.parseLong(arguments[0]);
    var words = List.of(arguments).subList(1, arguments.length);
    System.exit(Main.run(console, (device, threads) -> new CostEngine(pause, "data"), words));
  }

  static SlowRun start(long pauseMillis, Object... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SlowRun.class.getName());
    command.add(String.valueOf(pauseMillis));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    return new SlowRun(new ProcessBuilder(command).start());
  }

  /** Waits until so many trials are told. */
  void awaitTrials(Path directory, int number) throws InterruptedException {
    while (process.isAlive() && told(directory) < number) {
      Thread.sleep(20);
    }
  }

  /** Waits until a phase has told how far it is. */
  void awaitProgress(Path directory) throws InterruptedException {
    while (process.isAlive() && !Files.exists(directory.resolve("run.progress.json"))) {
      Thread.sleep(20);
    }
  }

  String err() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long told(Path directory) {
    if (!Files.exists(directory.resolve("run.lock"))) {
      return -1;
    }
    try (var log = EventLog.openToRead(RunDirectory.open(directory))) {
      return log.trials().stream().filter(trial -> trial.trial().evaluation().isPresent()).count();
    }
  }
}

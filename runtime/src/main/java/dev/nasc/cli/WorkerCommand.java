package dev.nasc.cli;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.plan.Devices;
import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.run.Worker;
import dev.nasc.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "worker",
    description = "Evaluate trials for a run, a line of JSON each; `run --workers` starts it.",
    hidden = true)
final class WorkerCommand implements Callable<Integer> {
  private final Engines engines;

  @Parameters(index = "0", paramLabel = "DIR", description = "The run's directory.")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "PHASE", description = "The label of the phase.")
  private String phase = "";

  @Parameters(index = "2", paramLabel = "SEAT", description = "Which of the workers, from 0.")
  private int seat;

  @Parameters(index = "3", paramLabel = "WORKERS", description = "How many there are.")
  private int workers = 1;

  WorkerCommand(Engines engines) {
    this.engines = engines;
  }

  @Override
  public Integer call() throws IOException {
    var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // a library that prints must not talk into the answers
    var directory = RunDirectory.open(path);
    try (var exit = new AbruptExit();
        var log = EventLog.openToRead(directory)) {
      exit.arm(); // whoever stops the run does not wait for a trial
      var spec = log.spec();
      var compilation =
          Compiler.compile(
              new SourceFile(spec.file(), spec.text()),
              new RecordedSources(spec.imports()),
              Options.DEFAULT.with(spec.overrides()));
      var device =
          Devices.of(spec.device())
              .map(all -> all.share(seat, workers).toString())
              .orElse(spec.device());
      var search =
          compilation
              .search(spec.search())
              .map(found -> found.with(device, spec.seed()))
              .map(found -> InputPaths.beside(spec.file(), found))
              .orElseThrow(
                  () -> new RunException("The run's `spec.nas` is not understood any more."));
      var engine = LookupEngine.orOpen(engines, search, device, spec.threads());
      var spaces = SearchSpaces.of(compilation, search);
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      Worker.serve(directory, engine, search, spaces, phase, in, answers::println);
    }
    return ExitStatus.DONE;
  }
}

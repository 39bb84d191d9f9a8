package dev.nasc.run;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Progress;
import dev.nasc.search.Searches;
import dev.nasc.search.ToySpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole search over a toy: three phases, 30 trials, well under a second. */
final class ToyRun {
  static final ToySpace SPACE = ToySpace.of(4, 4);
  static final Search SEARCH =
      Searches.of(
          List.of(
              new Phase.OneShot("net", Phase.Paths.UNIFORM, Phase.PathBatch.SHARED, recipe()),
              Searches.nsga2(8, 30),
              new Phase.Train("best", new Phase.Origin.Found(List.of("front")), 1, recipe())),
          Searches.atMost(Measure.MACS, 9));

  private ToyRun() {}

  /**
   * Begins or goes on with the run at {@code DIR}; dies at its {@code N}th point, if it has one.
   */
  public static void main(String[] arguments) {
    var path = Path.of(arguments[0]);
    var left = new AtomicInteger(Integer.parseInt(arguments[1]));
    Runnable point =
        () -> {
          if (left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(137);
          }
        };
    var directory = Files.exists(path) ? RunDirectory.open(path) : create(path);
    run(directory, point, new Watcher());
  }

  static RunDirectory create(Path path) {
    var spec =
        new RunSpec(
            "toy.nas",
            "space toy {}\n",
            List.of(),
            Map.of("front.trials", "30"),
            SEARCH.name(),
            SEARCH.objectives(),
            SEARCH.seed(),
            SEARCH.device(),
            1,
            "0",
            "toy",
            "digits");
    return Runner.create(path, spec);
  }

  static RunStatus run(RunDirectory directory, Runnable point, RunListener listener) {
    try (var runner = open(directory, listener)) {
      return runner.run(new ToyEngine(SPACE, point), SEARCH, SPACE);
    }
  }

  static Runner open(RunDirectory directory) {
    return open(directory, new Watcher());
  }

  private static Runner open(RunDirectory directory, RunListener listener) {
    return Runner.open(directory, listener, new StopSignal(directory, System::nanoTime));
  }

  /** The canonical log. */
  static List<String> trials(RunDirectory directory) {
    try (var log = EventLog.openToRead(directory)) {
      return log.trials().stream().map(trial -> trial.toJson().toString()).toList();
    }
  }

  /** Remembers what was said. */
  static final class Watcher implements RunListener {
    final List<String> phases = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void began(String phase) {
      phases.add(phase);
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public void told(LoggedTrial trial) {}

    @Override
    public void done(String phase) {
      phases.add(phase + " done");
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }
  }

  private static Recipe recipe() {
    return new Recipe(
        new Recipe.Optimizer.Sgd(0.9, false), new Recipe.Schedule.Constant(0.1), 0, 8, 1, 0, 0, 0);
  }
}

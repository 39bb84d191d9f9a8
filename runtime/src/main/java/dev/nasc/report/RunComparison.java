package dev.nasc.report;

import dev.nasc.model.plan.Objective;
import dev.nasc.phase.FrontFile;
import dev.nasc.run.EventLog;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.run.RunStatus;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Hypervolume;
import dev.nasc.search.Score;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs with the same objectives beside each other. Hypervolumes count up to the worst that any of
 * them saw.
 *
 * @param objective the first, which {@code best} is about
 */
public record RunComparison(String objective, List<One> runs) {
  public RunComparison {
    runs = List.copyOf(runs);
  }

  /**
   * One of them.
   *
   * @param best of the first objective; empty before the first trial
   * @param hypervolume with several objectives
   */
  public record One(
      Path path,
      String search,
      long seed,
      RunStatus status,
      long trials,
      OptionalDouble best,
      OptionalDouble hypervolume) {}

  private record Read(One one, List<Score> scores) {}

  public static RunComparison of(List<RunDirectory> directories) {
    var objectives = new ArrayList<Objective>();
    var read = new ArrayList<Read>();
    for (var directory : directories) {
      read.add(read(directory, objectives));
    }
    var all = read.stream().flatMap(run -> run.scores.stream()).toList();
    var reference = new ArrayList<Double>();
    for (int i = 0; i < objectives.size(); i++) {
      int objective = i;
      reference.add(all.stream().mapToDouble(it -> it.losses().get(objective)).max().orElse(0));
    }
    return new RunComparison(
        objectives.get(0).word(), read.stream().map(run -> measured(run, reference)).toList());
  }

  private static Read read(RunDirectory directory, List<Objective> objectives) {
    try (var log = EventLog.openToRead(directory)) {
      var spec = log.spec();
      if (objectives.isEmpty()) {
        objectives.addAll(spec.objectives());
      }
      if (!objectives.equals(spec.objectives())) {
        throw new RunException("`%s` has other goals.".formatted(directory.path()));
      }
      var first = objectives.get(0);
      var best = OptionalDouble.empty();
      var scores = new ArrayList<Score>();
      var trials = log.trials();
      for (var trial : FrontFile.comparable(trials.stream().map(LoggedTrial::trial).toList())) {
        if (trial.evaluation().orElse(null) instanceof Scored scored) {
          scores.add(Score.of(scored.values(), objectives));
          double value = first.value(scored.values());
          best =
              best.isEmpty() || first.better(value, best.getAsDouble())
                  ? OptionalDouble.of(value)
                  : best;
        }
      }
      var status = log.status(directory.isInUse());
      return new Read(
          new One(
              directory.path(),
              spec.search(),
              spec.seed(),
              status,
              trials.size(),
              best,
              OptionalDouble.empty()),
          scores);
    }
  }

  private static One measured(Read run, List<Double> reference) {
    var one = run.one;
    return new One(
        one.path,
        one.search,
        one.seed,
        one.status,
        one.trials,
        one.best,
        reference.size() < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Hypervolume.of(run.scores, reference)));
  }
}

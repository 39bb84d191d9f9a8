package dev.nasc.bench;

import dev.nasc.evaluate.BenchmarkTable;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Hypervolume;
import dev.nasc.search.Limits;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Score;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Strategies;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a search, run on a table again and again.
 *
 * @param phase that is run; its own number of trials counts
 * @param moves among what keeps the constraints
 */
public record Bench(
    Search search, Phase.MultiTrial phase, SearchSpace space, Moves moves, BenchmarkTable table) {

  /** What came of all seeds. */
  public record Outcome(List<Run> runs, double evaluationsPerSecond) {
    public Outcome {
      runs = List.copyOf(runs);
    }
  }

  /**
   * What came of one seed.
   *
   * @param best of the first objective
   * @param reported what the table reports of the architecture that has it
   * @param hypervolume of all that were evaluated
   */
  public record Run(long seed, double best, double reported, Optional<Double> hypervolume) {}

  /**
   * Runs with the search's seed and those after it.
   *
   * @param reference of the hypervolume, in losses; empty where there is none to be told
   */
  public Outcome run(int seeds, List<Double> reference) {
    var runs = new ArrayList<Run>();
    long evaluations = 0;
    var clock = ManagementFactory.getThreadMXBean();
    long began = clock.getCurrentThreadCpuTime();
    long counting = 0;
    for (int i = 0; i < seeds; i++) {
      var history = history(search.seed() + i);
      evaluations += history.size();
      long searched = clock.getCurrentThreadCpuTime();
      runs.add(summary(search.seed() + i, history, reference));
      counting += clock.getCurrentThreadCpuTime() - searched;
    }
    double seconds = (clock.getCurrentThreadCpuTime() - began - counting) / 1e9;
    return new Outcome(runs, evaluations / Math.max(seconds, 1e-9));
  }

  private List<Trial> history(long seed) {
    var task =
        new SearchTask(
            phase.label(),
            phase.trials(),
            space,
            moves,
            search.objectives(),
            Limits.of(search.constraints()),
            seed);
    var strategy = Strategies.of(phase.strategy(), task);
    var history = new ArrayList<Trial>();
    while (strategy.ask() instanceof Candidate candidate) {
      var asked = new Trial(history.size(), candidate.architecture(), Optional.empty());
      var told = asked.with(table.evaluate(asked));
      strategy.tell(told);
      history.add(told);
    }
    return history;
  }

  private Run summary(long seed, List<Trial> history, List<Double> reference) {
    var first = search.objectives().get(0);
    var limits = Limits.of(search.constraints());
    double best = Double.NaN;
    double reported = Double.NaN;
    var scores = new ArrayList<Score>();
    for (var trial : history) {
      if (trial.evaluation().orElseThrow() instanceof Scored scored) {
        var score = Score.of(scored.values(), search.objectives(), limits);
        scores.add(score);
        double value = first.value(scored.values());
        if (score.violation() == 0 && (Double.isNaN(best) || first.better(value, best))) {
          best = value;
          reported = table.reported(trial.candidate());
        }
      }
    }
    return new Run(seed, best, reported, share(scores, reference));
  }

  private Optional<Double> share(List<Score> scores, List<Double> reference) {
    return reference.isEmpty() ? Optional.empty() : Optional.of(Hypervolume.of(scores, reference));
  }

  /** The scores of the whole table. */
  public List<Score> all() {
    var limits = Limits.of(search.constraints());
    return table.rows().stream()
        .map(row -> Score.of(row.values().values(), search.objectives(), limits))
        .toList();
  }

  /** The worst value of each objective, as a loss: what was asked for, else the table's worst. */
  public List<Double> reference(List<Double> asked) {
    var reference = new ArrayList<Double>();
    var objectives = search.objectives();
    for (int i = 0; i < objectives.size(); i++) {
      int objective = i;
      reference.add(
          asked.isEmpty()
              ? all().stream().mapToDouble(s -> s.losses().get(objective)).max().orElseThrow()
              : loss(objectives.get(i), asked.get(i)));
    }
    return reference;
  }

  private static double loss(Objective objective, double value) {
    return objective.direction() == Objective.Direction.MAXIMIZE ? 0 - value : value;
  }
}

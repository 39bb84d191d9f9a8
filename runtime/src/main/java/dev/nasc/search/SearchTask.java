package dev.nasc.search;

import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a strategy is given to work on.
 *
 * @param label of its phase
 * @param trials evaluations in all
 * @param space as a whole: choices and costs
 * @param moves among what may be proposed
 * @param limits that no walk can keep
 * @param known what is known of an architecture before it is evaluated
 * @param seed of the run
 */
public record SearchTask(
    String label,
    int trials,
    SearchSpace space,
    Moves moves,
    List<Objective> objectives,
    Limits limits,
    Known known,
    long seed) {
  public SearchTask {
    objectives = List.copyOf(objectives);
  }

  /** One that knows the costs alone. */
  public SearchTask(
      String label,
      int trials,
      SearchSpace space,
      Moves moves,
      List<Objective> objectives,
      Limits limits,
      long seed) {
    this(label, trials, space, moves, objectives, limits, Known.costs(space), seed);
  }

  /** The generator of one purpose in one trial. */
  public RandomGenerator random(long trial, String purpose) {
    return Draws.of(seed, label, trial, purpose);
  }

  /** Where a trial stands; empty where it failed. */
  public Optional<Score> score(Trial trial) {
    return trial.evaluation().orElseThrow() instanceof Scored scored
        ? Optional.of(Score.of(scored.values(), objectives, limits))
        : Optional.empty();
  }

  /**
   * The one number of a trial that strategies with one objective minimize; worst where it failed.
   */
  public double loss(Trial trial) {
    return score(trial).map(Score::loss).orElse(Double.POSITIVE_INFINITY);
  }
}

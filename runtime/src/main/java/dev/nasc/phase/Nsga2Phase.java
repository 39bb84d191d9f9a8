package dev.nasc.phase;

import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Nsga2;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * NSGA-II over what an evaluator says; yields {@link FrontFile}. It keeps no checkpoint: the told
 * trials are all that the strategy knows, and a replay of them brings it back.
 *
 * @param evaluators opens the evaluator of this phase, once, when the phase begins
 */
public record Nsga2Phase(Phase.Nsga2 phase, Function<PhaseContext, Evaluator> evaluators)
    implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var objectives = context.search().objectives();
    var log = context.trials(phase.label());
    var told = log.history().stream().filter(trial -> trial.evaluation().isPresent()).toList();
    var strategy = strategy(context, told);
    var progress = new SearchProgress(phase, objectives, told);
    var evaluator = evaluators.apply(context);

    context.progress(progress.now());
    for (var asked = strategy.ask(); asked.isPresent(); asked = strategy.ask()) {
      if (context.stopRequested()) {
        return PhaseOutcome.INTERRUPTED;
      }
      var trial = log.asked(asked.get());
      trial = log.told(trial, evaluate(evaluator, trial.candidate(), objectives));
      strategy.tell(trial);
      progress.tell(trial);
      context.progress(progress.now());
    }
    save(context, log.history());
    return PhaseOutcome.DONE;
  }

  private Nsga2 strategy(PhaseContext context, List<Trial> told) {
    var constraints = context.search().constraints();
    var strategy =
        new Nsga2(
            phase,
            within(context.space(), constraints),
            context.search().objectives(),
            context.seed());
    strategy.replay(told);
    return strategy;
  }

  private Moves within(SearchSpace space, List<Constraint> constraints) {
    return space
        .within(constraints)
        .orElseThrow(
            () ->
                new PhaseFailure(
                    "No architecture of `%s` meets %s."
                        .formatted(
                            space.name(),
                            constraints.stream()
                                .map(constraint -> "`" + constraint.text() + "`")
                                .collect(Collectors.joining(" and ")))));
  }

  /** An evaluation with a number for every objective, or a failure with its reason. */
  private static Evaluation evaluate(
      Evaluator evaluator, Architecture candidate, List<Objective> objectives) {
    var evaluation = evaluator.evaluate(candidate);
    if (!(evaluation instanceof Scored scored)) {
      return evaluation;
    }
    for (var objective : objectives) {
      if (!Double.isFinite(objective.value(scored.values()))) {
        return new Failed("the " + objective.word() + " is not a number");
      }
    }
    return scored;
  }

  private void save(PhaseContext context, List<Trial> trials) {
    var front = FrontFile.of(trials, context.search().objectives());
    if (front.isEmpty()) {
      throw new PhaseFailure(
          "All %d trials of `%s` failed; the last one because %s."
              .formatted(trials.size(), phase.label(), reason(trials.get(trials.size() - 1))));
    }
    if (trials.size() < phase.trials()) {
      context.note(
          "`%s` ends after %d trials: it finds no architecture that it has not tried."
              .formatted(phase.label(), trials.size()));
    }
    context.saveArtefact(phase.label(), FrontFile.NAME, file -> FrontFile.write(file, front));
  }

  private static String reason(Trial trial) {
    return trial.evaluation().orElse(null) instanceof Failed failed
        ? failed.reason()
        : "nothing came of it";
  }
}

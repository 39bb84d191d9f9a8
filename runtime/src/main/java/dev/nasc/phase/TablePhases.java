package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;

/** The phases of a search that looks candidates up, or predicts them: it needs no engine. */
public final class TablePhases implements Phase.Visitor<PhaseRunner> {

  /** Whether all phases of a search are such. */
  public static boolean suffice(Search search) {
    return Latencies.device(search).isEmpty()
        && search.phases().stream().allMatch(phase -> isEngineless(phase, search));
  }

  private static boolean isEngineless(Phase phase, Search search) {
    return phase instanceof Phase.Pool
        || phase instanceof Phase.Pretraining
        || (phase instanceof Phase.MultiTrial trials
            && (trials.scorer() instanceof Scorer.Table
                || (trials.scorer() instanceof Scorer.OfPhase of
                    && Predictors.learned(search, of.label()))));
  }

  public PhaseRunner runner(Phase phase) {
    return phase.accept(this);
  }

  @Override
  public PhaseRunner multiTrial(Phase.MultiTrial phase) {
    return phase.scorer() instanceof Scorer.Table table
        ? new MultiTrialPhase(phase, context -> Tables.open(table, context))
        : new MultiTrialPhase(
            phase,
            context ->
                new EarlierPhases(context).predicting(((Scorer.OfPhase) phase.scorer()).label()));
  }

  /** A pool is drawn where it is needed; here it is only seen that there is one. */
  @Override
  public PhaseRunner pool(Phase.Pool phase) {
    return context -> {
      context.note(
          "`%s` has %d architectures."
              .formatted(phase.label(), new EarlierPhases(context).pool(phase.label()).size()));
      return PhaseOutcome.DONE;
    };
  }

  @Override
  public PhaseRunner pretraining(Phase.Pretraining phase) {
    return new PretrainingPhase(phase);
  }

  @Override
  public PhaseRunner catalogued(Phase.Catalogued phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner oneShot(Phase.OneShot phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner darts(Phase.Darts phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner rank(Phase.Rank phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner cyclic(Phase.Cyclic phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner proxyless(Phase.Proxyless phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner enas(Phase.Enas phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner shrink(Phase.Shrink phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner extract(Phase.Extract phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner train(Phase.Train phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner load(Phase.Load phase) {
    throw engine(phase);
  }

  private static IllegalArgumentException engine(Phase phase) {
    return new IllegalArgumentException("`" + phase.label() + "` needs the engine");
  }
}

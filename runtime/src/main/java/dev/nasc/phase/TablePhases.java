package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;

/** The phases of a search that only looks candidates up: it needs no engine. */
public final class TablePhases implements Phase.Visitor<PhaseRunner> {

  /** Whether all phases of a search are such. */
  public static boolean suffice(Search search) {
    return search.phases().stream().allMatch(TablePhases::isLookup);
  }

  private static boolean isLookup(Phase phase) {
    return phase instanceof Phase.MultiTrial trials && trials.scorer() instanceof Scorer.Table;
  }

  public PhaseRunner runner(Phase phase) {
    return phase.accept(this);
  }

  @Override
  public PhaseRunner multiTrial(Phase.MultiTrial phase) {
    var table = (Scorer.Table) phase.scorer();
    return new MultiTrialPhase(phase, context -> Tables.open(table, context.space()));
  }

  @Override
  public PhaseRunner beyond(Phase.Beyond phase) {
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
  public PhaseRunner proxyless(Phase.Proxyless phase) {
    throw engine(phase);
  }

  @Override
  public PhaseRunner train(Phase.Train phase) {
    throw engine(phase);
  }

  private static IllegalArgumentException engine(Phase phase) {
    return new IllegalArgumentException("`" + phase.label() + "` needs the engine");
  }
}

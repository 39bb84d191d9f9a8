package dev.nasc.run;

import dev.nasc.model.Architecture;
import dev.nasc.phase.TrialLog;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The trials of one phase: what the log holds of them, and what comes to it. */
final class PhaseTrials implements TrialLog {
  private final String phase;
  private final long runSeed;
  private final EventLog log;
  private final Consumer<LoggedTrial> listener;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<Architecture, Trial> untold = new HashMap<>();
  private long askedAt;

  PhaseTrials(String phase, long runSeed, EventLog log, Consumer<LoggedTrial> listener) {
    this.phase = phase;
    this.runSeed = runSeed;
    this.log = log;
    this.listener = listener;
    log.trials().stream()
        .filter(logged -> logged.phase().equals(phase))
        .forEach(logged -> trials.add(logged.trial()));
    trials.stream()
        .filter(trial -> trial.evaluation().isEmpty())
        .forEach(trial -> untold.put(trial.candidate(), trial));
  }

  @Override
  public List<Trial> history() {
    return List.copyOf(trials);
  }

  /** A candidate that was asked before the run was interrupted keeps its trial. */
  @Override
  public Trial asked(Architecture candidate) {
    askedAt = System.nanoTime();
    var before = untold.get(candidate);
    if (before != null) {
      return before;
    }
    var trial = new Trial(trials.size(), candidate, Optional.empty());
    log.asked(phase, trial, seed(trial.number()));
    trials.add(trial);
    untold.put(candidate, trial);
    return trial;
  }

  @Override
  public Trial told(Trial trial, Evaluation evaluation) {
    var told = new Trial(trial.number(), trial.candidate(), Optional.of(evaluation));
    log.told(phase, trial.number(), evaluation, (System.nanoTime() - askedAt) / 1e9);
    trials.set(trial.number(), told);
    untold.remove(trial.candidate());
    listener.accept(new LoggedTrial(phase, told, seed(trial.number()), 0));
    return told;
  }

  /** Of 53 bits, so that every JSON reader sees the same number. */
  private long seed(int trial) {
    return Draws.seed(runSeed, phase, trial, "trial") >>> 11;
  }
}

package dev.nasc.run;

import dev.nasc.phase.TrialLog;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The trials of one phase: what the log holds of them, and what comes to it. */
final class PhaseTrials implements TrialLog {
  /** What comes within so much time is made durable together: a disk takes as long for one. */
  private static final long TOGETHER_NANOS = 5_000_000;

  private final String phase;
  private final long runSeed;
  private final EventLog log;
  private final Consumer<LoggedTrial> listener;
  private final List<Trial> trials = new ArrayList<>();

  /** What is written and neither durable nor acknowledged. */
  private final List<LoggedTrial> unsettled = new ArrayList<>();

  private long settled = System.nanoTime();

  /** How long the disk took for the last of these: a slow one is written to less often. */
  private long written;

  /** When the trials of this session were asked. */
  private final Map<Integer, Long> askedAt = new HashMap<>();

  PhaseTrials(String phase, long runSeed, EventLog log, Consumer<LoggedTrial> listener) {
    this.phase = phase;
    this.runSeed = runSeed;
    this.log = log;
    this.listener = listener;
    log.trials().stream()
        .filter(logged -> logged.phase().equals(phase))
        .forEach(logged -> trials.add(logged.trial()));
  }

  @Override
  public List<Trial> history() {
    return List.copyOf(trials);
  }

  @Override
  public List<TrialEvent> events() {
    return log.events(phase);
  }

  @Override
  public Trial asked(Candidate candidate) {
    var trial =
        new Trial(trials.size(), candidate.architecture(), candidate.effort(), Optional.empty());
    log.asked(phase, trial, seed(trial.number()));
    trials.add(trial);
    askedAt.put(trial.number(), System.nanoTime());
    return trial;
  }

  @Override
  public Trial told(Trial trial, Evaluation evaluation) {
    var told = write(trial, evaluation);
    settle();
    return told;
  }

  @Override
  public Trial toldSoon(Trial trial, Evaluation evaluation) {
    var told = write(trial, evaluation);
    if (System.nanoTime() - settled >= Math.max(TOGETHER_NANOS, 4 * written)) {
      settle();
    }
    return told;
  }

  @Override
  public void settle() {
    if (!unsettled.isEmpty()) {
      long began = System.nanoTime();
      log.commit();
      written = System.nanoTime() - began;
      unsettled.forEach(listener);
      unsettled.clear();
    }
    settled = System.nanoTime();
  }

  private Trial write(Trial trial, Evaluation evaluation) {
    var told = trial.with(evaluation);
    Long since = askedAt.remove(trial.number());
    double seconds = since == null ? 0 : (System.nanoTime() - since) / 1e9;
    log.told(phase, trial.number(), evaluation, seconds);
    trials.set(trial.number(), told);
    unsettled.add(new LoggedTrial(phase, told, seed(trial.number()), 0));
    return told;
  }

  /** Of 53 bits, so that every JSON reader sees the same number. */
  private long seed(int trial) {
    return Draws.seed(runSeed, phase, trial, "trial") >>> 11;
  }
}

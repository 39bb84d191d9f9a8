package dev.nasc.phase;

import dev.nasc.model.LatencySource;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialPool;
import dev.nasc.search.strategy.Learner;
import dev.nasc.search.strategy.Strategies;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A search whose strategy proposes candidates and hears what a pool makes of them; yields {@link
 * FrontFile}, and {@link PredictorFile} where the strategy learns to predict. It keeps no
 * checkpoint: the events of the log are all that a strategy knows, and a replay of them brings it
 * back. An architecture that is proposed again is not evaluated again.
 *
 * @param evaluators opens what evaluates the trials of this phase, in whichever process does so
 * @param machine on which it is measured what is measured
 */
public record MultiTrialPhase(
    Phase.MultiTrial phase, Function<PhaseContext, Evaluator> evaluators, String machine)
    implements PhaseRunner {

  /** One that measures nothing. */
  public MultiTrialPhase(Phase.MultiTrial phase, Function<PhaseContext, Evaluator> evaluators) {
    this(phase, evaluators, "");
  }

  @Override
  public PhaseOutcome run(PhaseContext context) {
    try (var work = new Work(context)) {
      return work.run();
    }
  }

  /** One run of the phase. */
  private final class Work implements AutoCloseable {
    private final PhaseContext context;
    private final List<Objective> objectives;
    private final TrialLog log;
    private final SearchStrategy strategy;
    private final SearchProgress progress;
    private final TrialPool pool;
    private final Map<Candidate, Evaluation> known = new HashMap<>();

    /** Trials that were asked before the run was interrupted. */
    private final Deque<Trial> waiting = new ArrayDeque<>();

    /** Whether it was asked to stop while it proposed what is known. */
    private boolean stopped;

    Work(PhaseContext context) {
      this.context = context;
      this.objectives = context.search().objectives();
      this.log = context.trials(phase.label());
      this.strategy = strategy(context);
      this.strategy.replay(log.events());
      var told = new ArrayList<Trial>();
      for (var trial : log.history()) {
        trial.evaluation().ifPresent(evaluation -> known.put(proposed(trial), evaluation));
        (trial.evaluation().isPresent() ? told : waiting).add(trial);
      }
      this.progress = new SearchProgress(phase, objectives, told);
      this.pool = context.pool(phase.label(), () -> evaluators.apply(context));
    }

    PhaseOutcome run() {
      if (pool.isParallel() && !strategy.isSynchronous()) {
        context.timed(
            "With several workers, which candidates `%s` proposes depends on which trial ends first."
                .formatted(phase.label()));
      }
      Latencies.device(context.search()).ifPresent(this::tellOfMeasuring);
      context.progress(progress.now());
      do {
        if (context.stopRequested()) {
          return PhaseOutcome.INTERRUPTED;
        }
        fill();
        if (!pool.isEmpty()) {
          if (!pool.isReady()) {
            log.settle();
          }
          tell(pool.take(), pool.isReady());
        }
      } while (!pool.isEmpty() || !waiting.isEmpty() || propose());
      if (stopped) {
        return PhaseOutcome.INTERRUPTED;
      }
      log.settle();
      save(context, log.history());
      Scratch.clear(context.scratch(phase.label()));
      if (strategy instanceof Learner learner) {
        var predictor = learner.predictor();
        context.saveArtefact(
            phase.label(), PredictorFile.NAME, file -> PredictorFile.write(file, predictor));
      }
      return PhaseOutcome.DONE;
    }

    private void tellOfMeasuring(LatencySource.Device how) {
      context.timed(
          "Latencies are measured, so that no two runs find the same: the median of %d passes with a batch of %d, on %s%s."
              .formatted(
                  how.repeats(),
                  how.batch(),
                  machine,
                  pool.isParallel() ? ", while other workers compute" : ""));
    }

    /** Gives the pool as many trials as it takes. */
    private void fill() {
      while (pool.hasRoom() && (!waiting.isEmpty() || propose())) {
        pool.submit(waiting.remove());
      }
    }

    /** Asks the strategy until it names a candidate that is not known; whether there is one. */
    private boolean propose() {
      if (context.isBudgetSpent() && !log.history().isEmpty()) {
        context.timed(
            "The `budget` was used up after %d trials of `%s`: how many there are hangs on the machine."
                .formatted(log.history().size(), phase.label()));
        return false;
      }
      while (strategy.ask() instanceof Candidate candidate) {
        var trial = log.asked(candidate);
        var before = known.get(candidate);
        if (before == null) {
          waiting.add(trial);
          return true;
        }
        tell(trial.with(before), true);
        stopped = context.stopRequested();
        if (stopped) {
          return false;
        }
      }
      return false;
    }

    /**
     * @param more whether the next trial comes at once, so that both may be written together
     */
    private void tell(Trial evaluated, boolean more) {
      var evaluation = checked(evaluated.evaluation().orElseThrow());
      known.put(proposed(evaluated), evaluation);
      var told = more ? log.toldSoon(evaluated, evaluation) : log.told(evaluated, evaluation);
      strategy.tell(told);
      progress.tell(told);
      context.progress(progress.now());
    }

    private Candidate proposed(Trial trial) {
      return new Candidate(trial.candidate(), trial.effort());
    }

    /** An evaluation with a number for every objective, or a failure with its reason. */
    private Evaluation checked(Evaluation evaluation) {
      if (evaluation instanceof Scored scored) {
        for (var objective : objectives) {
          if (!Double.isFinite(objective.value(scored.values()))) {
            return new Failed("the " + objective.word() + " is not a number");
          }
        }
      }
      return evaluation;
    }

    @Override
    public void close() {
      log.settle();
      pool.close();
    }
  }

  private SearchStrategy strategy(PhaseContext context) {
    try {
      var scorer =
          phase.scorer() instanceof Scorer.OfPhase of
              ? Optional.of(of.label())
              : Optional.<String>empty();
      return Strategies.of(phase.strategy(), task(context), scorer, new EarlierPhases(context));
    } catch (IllegalArgumentException e) {
      throw new PhaseFailure(e.getMessage() + ".");
    }
  }

  private SearchTask task(PhaseContext context) {
    var known = KnownFigures.of(context);
    var moves = Proposals.of(context, phase.within());
    KnownFigures.tryOut(known, moves, Draws.of(context.seed(), phase.label(), 0, "try out"));
    return new SearchTask(
        phase.label(),
        phase.trials(),
        context.space(),
        moves,
        context.search().objectives(),
        Limits.of(Proposals.constraints(context, phase.within())),
        known,
        context.seed());
  }

  private void save(PhaseContext context, List<Trial> trials) {
    var front = FrontFile.of(trials, context.search().objectives());
    if (front.isEmpty()) {
      throw new PhaseFailure(
          "All %d trials of `%s` failed; the last one because %s."
              .formatted(trials.size(), phase.label(), reason(trials.get(trials.size() - 1))));
    }
    boolean meant = phase.strategy() instanceof Strategy.Evolve || context.isBudgetSpent();
    if (trials.size() < phase.trials() && !meant) {
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

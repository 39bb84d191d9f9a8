package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialEvent;
import dev.nasc.search.TrialPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A search whose space is so small that most candidates were met before. */
class MultiTrialPhaseTest {
  private static final ToySpace SPACE = ToySpace.of(2, 2);
  private static final int TRIALS = 60;

  private int evaluated;

  private MultiTrialPhase phase() {
    var strategy = new Strategy.AgingEvolution(4, 2, false);
    var phase =
        new Phase.MultiTrial("best", strategy, new Scorer.OfPhase("net"), TRIALS, Optional.empty());
    return new MultiTrialPhase(phase, context -> this::evaluate);
  }

  private Evaluation evaluate(Trial trial) {
    evaluated++;
    return new Scored(Map.of(Measure.ACCURACY, 1.0 * SPACE.cost(trial.candidate()).macs()));
  }

  @Test
  void whatIsKnownIsNotEvaluatedAgain() {
    var run = new Memory(Integer.MAX_VALUE);

    assertEquals(PhaseOutcome.DONE, phase().run(run));
    assertEquals(TRIALS, run.log.trials.size());
    assertEquals(4, evaluated);
  }

  /** Also where it is stopped among candidates that cost nothing. */
  @Test
  void aSearchThatIsStoppedAgainAndAgainEndsWithTheSameTrials() {
    var whole = new Memory(Integer.MAX_VALUE);
    phase().run(whole);

    var cut = new Memory(3);
    while (phase().run(cut) == PhaseOutcome.INTERRUPTED) {
      cut.left = 3;
    }
    assertEquals(whole.log.trials, cut.log.trials);
  }

  /** Keeps what a run keeps, for as long as the test. */
  private static final class Memory implements PhaseContext {
    private final Log log = new Log();
    private int left;

    Memory(int left) {
      this.left = left;
    }

    @Override
    public Search search() {
      return new Search(
          "s",
          "toy",
          Data.NONE,
          List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE)),
          List.of(),
          List.of(),
          "cpu",
          1);
    }

    @Override
    public SearchSpace space() {
      return SPACE;
    }

    @Override
    public SearchSpace space(String name) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public long seed() {
      return 1;
    }

    @Override
    public boolean stopRequested() {
      return left-- <= 0;
    }

    @Override
    public boolean checkpointDue() {
      return false;
    }

    @Override
    public Optional<Path> checkpoint(String label) {
      return Optional.empty();
    }

    @Override
    public void saveCheckpoint(String label, long step, FileWriter writer) {}

    @Override
    public Path artefact(String label, String file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void saveArtefact(String label, String file, FileWriter writer) {}

    @Override
    public TrialLog trials(String label) {
      return log;
    }

    @Override
    public TrialPool pool(String label, Supplier<Evaluator> evaluator) {
      return TrialPool.of(evaluator.get());
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public Path scratch(String label) {
      return Path.of("nowhere");
    }

    @Override
    public boolean isBudgetSpent() {
      return false;
    }

    @Override
    public void timed(String sentence) {}

    @Override
    public void note(String sentence) {}
  }

  private static final class Log implements TrialLog {
    private final List<Trial> trials = new ArrayList<>();
    private final List<TrialEvent> events = new ArrayList<>();

    @Override
    public List<Trial> history() {
      return List.copyOf(trials);
    }

    @Override
    public List<TrialEvent> events() {
      return List.copyOf(events);
    }

    @Override
    public Trial asked(Candidate candidate) {
      var trial = new Trial(trials.size(), candidate.architecture(), Optional.empty());
      trials.add(trial);
      events.add(new TrialEvent.Asked(trial));
      return trial;
    }

    @Override
    public Trial told(Trial trial, Evaluation evaluation) {
      var told = trial.with(evaluation);
      trials.set(trial.number(), told);
      events.add(new TrialEvent.Told(told));
      return told;
    }

    @Override
    public Trial toldSoon(Trial trial, Evaluation evaluation) {
      return told(trial, evaluation);
    }

    @Override
    public void settle() {}
  }
}

package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Fidelity;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rungs of 1, 3 and 9 epochs on a toy whose score is the sum of its options. */
class AshaTest {
  private static final ToySpace SPACE = ToySpace.of(5, 4);
  private static final Strategy ASHA = new Strategy.Asha(1, 3, 9);
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));

  private static double score(Trial trial) {
    return SPACE.cost(trial.candidate()).macs();
  }

  private static List<Trial> search(int trials, Evaluator evaluator) {
    var task = SearchRun.task(SPACE, trials, ACCURACY, 1);
    return SearchRun.of(Strategies.of(ASHA, task), evaluator);
  }

  private static List<Trial> rung(List<Trial> history, int epochs) {
    return history.stream().filter(trial -> trial.effort().fidelity().epochs() == epochs).toList();
  }

  /** A few more, because the best of many are not those that went on when they were few. */
  @Test
  void aboutOneInThreeGoesOnForThreeTimesAsLong() {
    var history = search(130, trial -> new Scored(Map.of(Measure.ACCURACY, score(trial))));

    for (int epochs : List.of(1, 3)) {
      int below = rung(history, epochs).size();
      int above = rung(history, 3 * epochs).size();
      assertTrue(above <= below / 2 && above >= below / 3 - 1, below + " and " + above);
    }
    assertEquals(130, rung(history, 1).size() + rung(history, 3).size() + rung(history, 9).size());
  }

  @Test
  void whoGoesOnIsAmongTheBestOfItsRungByThen() {
    var history = search(100, trial -> new Scored(Map.of(Measure.ACCURACY, score(trial))));

    for (var trial : history) {
      trial.effort().from().ifPresent(first -> isAmongTheBest(trial, first, history));
    }
  }

  private static void isAmongTheBest(Trial trial, int first, List<Trial> history) {
    assertEquals(history.get(first).candidate(), trial.candidate());
    var before = history.subList(0, trial.number());
    var peers = rung(before, trial.effort().fidelity().epochs() / 3);
    long better = peers.stream().filter(peer -> score(peer) > score(trial)).count();
    assertTrue(better < peers.size() / 3, better + " of " + peers.size() + " are better");
  }

  /** Four are under way when the first is told: nobody waits for the rest of the rung. */
  @Test
  void aRungIsNotWaitedFor() {
    var strategy = Strategies.of(ASHA, SearchRun.task(SPACE, 100, ACCURACY, 1));
    var asked =
        IntStream.range(0, 4)
            .mapToObj(i -> assertInstanceOf(Candidate.class, strategy.ask()))
            .toList();
    for (int i = 0; i < 3; i++) {
      var trial =
          new Trial(i, asked.get(i).architecture(), asked.get(i).effort(), Optional.empty());
      strategy.tell(trial.with(new Scored(Map.of(Measure.ACCURACY, 10.0 - i))));
    }
    var next = assertInstanceOf(Candidate.class, strategy.ask());

    assertEquals(OptionalInt.of(0), next.effort().from());
    assertEquals(Fidelity.of(3), next.effort().fidelity());
  }

  /** Each rung takes three times as many epochs, examples and pixels, as far as there are some. */
  @Test
  void rungsGrowInAllFidelitiesAtOnce() {
    var task = SearchRun.task(SPACE, 300, ACCURACY, 1);
    var strategy = Strategies.of(new Strategy.Asha(3, 3, 9, 1.0 / 27, 1.0 / 3), task);
    var history =
        SearchRun.of(strategy, trial -> new Scored(Map.of(Measure.ACCURACY, score(trial))));

    var rungs = history.stream().map(trial -> trial.effort().fidelity()).distinct().toList();
    var shares = rungs.stream().map(Fidelity::data).sorted().toList();
    assertEquals(List.of(3, 9, 9, 9), rungs.stream().map(Fidelity::epochs).sorted().toList());
    assertEquals(List.of(0.037, 0.111, 0.333, 1.0), shares.stream().map(AshaTest::short3).toList());
    assertEquals(
        List.of(0.333, 0.577, 1.0, 1.0),
        rungs.stream().map(Fidelity::resolution).sorted().map(AshaTest::short3).toList());
  }

  private static double short3(double share) {
    return Math.round(1000 * share) / 1000.0;
  }

  @Test
  void whoFailsDoesNotGoOn() {
    var history = search(30, trial -> new Failed("always"));

    assertEquals(30, rung(history, 1).size());
  }

  @Test
  void afterAnyPartOfTheHistoryTheNextProposalIsTheSame() {
    Evaluator evaluator = trial -> new Scored(Map.of(Measure.ACCURACY, score(trial)));
    var history = search(60, evaluator);
    for (int told = 0; told < history.size(); told++) {
      var resumed = Strategies.of(ASHA, SearchRun.task(SPACE, 60, ACCURACY, 1));
      resumed.replay(SearchRun.events(history.subList(0, told)));
      Proposal next = resumed.ask();
      assertEquals(new Candidate(history.get(told).candidate(), history.get(told).effort()), next);
    }
  }
}

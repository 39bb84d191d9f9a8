package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.explore.Moves;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.model.plan.Strategy.Controller;
import dev.nasc.model.plan.Strategy.Update;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.Searches;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every strategy promises. */
class StrategiesTest {
  private static final ToySpace SPACE = ToySpace.of(5, 4);
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));

  /** The sum of the options: the greatest are best. */
  private static final Evaluator SUM =
      trial -> new Scored(Map.of(Measure.ACCURACY, 1.0 * SPACE.cost(trial.candidate()).macs()));

  static Stream<Strategy> all() {
    return Stream.of(
        new Strategy.Random(),
        new Strategy.Grid(),
        new Strategy.LocalSearch(),
        new Strategy.AgingEvolution(10, 3, false),
        new Strategy.AgingEvolution(10, 3, true),
        new Strategy.Nsga2(10, 0.9, 0, 0, 0),
        new Strategy.Nsga2(10, 0.9, 0, 0.65, 0.15),
        new Strategy.Tpe(10, 24, 0.1),
        new Strategy.Sobol(),
        new Strategy.Evolve(12, 4, 8, 0.5, 0),
        new Strategy.Evolve(12, 4, 8, 0.1, 0),
        new Strategy.Nars(8, 8, 200),
        new Strategy.PolicyGradient(
            new Controller.Softmax(), 0.05, 0, 0.9, 1, new Update.Reinforce()),
        new Strategy.PolicyGradient(
            new Controller.Lstm(16, 2), 0.02, 0.01, 0.9, 5, new Update.Clipped(0.2, 3)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void sameSeedSameTrials(Strategy strategy) {
    assertEquals(search(strategy, SPACE, 60, 1), search(strategy, SPACE, 60, 1));
    if (!(strategy instanceof Strategy.Grid)) {
      assertNotEquals(search(strategy, SPACE, 60, 1), search(strategy, SPACE, 60, 2));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void afterAnyPartOfTheHistoryTheNextProposalIsTheSame(Strategy strategy) {
    var history = search(strategy, SPACE, 40, 3);

    for (int told = 0; told < history.size(); told++) {
      var resumed = begin(strategy, SPACE, 40, 3);
      resumed.replay(SearchRun.events(history.subList(0, told)));
      assertEquals(new Candidate(history.get(told).candidate()), resumed.ask());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyProposalKeepsTheConstraints(Strategy strategy) {
    List<Constraint> constraints = List.of(Searches.atMost(Measure.MACS, 6));
    var history = search(strategy, SPACE.within(constraints).orElseThrow(), 60, 4);

    assertTrue(history.stream().allMatch(trial -> SPACE.cost(trial.candidate()).macs() <= 6));
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsWithItsTrialsOrWithTheSpace(Strategy strategy) {
    assertEquals(25, search(strategy, SPACE, 25, 5).size());
    int size = search(strategy, ToySpace.of(2, 2), 100, 5).size();
    assertTrue(size <= 4 || size == 100, () -> size + " trials in a space of 4");
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOnWhateverFails(Strategy strategy) {
    var history = SearchRun.of(begin(strategy, SPACE, 40, 6), trial -> new Failed("always"));

    assertEquals(40, history.size());
  }

  /** Several are asked before the first is told, and they are told in another order. */
  @ParameterizedTest
  @MethodSource("all")
  void whoIsSynchronousProposesTheSameInAnyOrder(Strategy strategy) {
    if (begin(strategy, SPACE, 40, 7).isSynchronous()) {
      assertEquals(
          search(strategy, SPACE, 40, 7).stream().map(Trial::candidate).toList(),
          shuffled(begin(strategy, SPACE, 40, 7)));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsToldInAnyOrderEnds(Strategy strategy) {
    assertTrue(shuffled(begin(strategy, SPACE, 40, 8)).size() >= 30);
  }

  private static List<Object> shuffled(SearchStrategy strategy) {
    var asked = new ArrayList<Object>();
    var waiting = new ArrayList<Trial>();
    var order = new Random(0);
    Proposal proposal = strategy.ask();
    while (proposal instanceof Candidate || !waiting.isEmpty()) {
      if (proposal instanceof Candidate candidate) {
        waiting.add(new Trial(asked.size(), candidate.architecture(), Optional.empty()));
        asked.add(candidate.architecture());
      }
      if (waiting.size() == 4 || !(proposal instanceof Candidate)) {
        Collections.shuffle(waiting, order);
        var trial = waiting.remove(0);
        strategy.tell(trial.with(SUM.evaluate(trial)));
      }
      proposal = strategy.ask();
    }
    assertInstanceOf(Proposal.Pause.class, proposal);
    return asked;
  }

  private static List<Trial> search(Strategy strategy, Moves moves, int trials, long seed) {
    return SearchRun.of(begin(strategy, moves, trials, seed), SUM);
  }

  private static SearchStrategy begin(Strategy strategy, Moves moves, int trials, long seed) {
    return Strategies.of(strategy, SearchRun.task(moves, trials, ACCURACY, seed));
  }
}

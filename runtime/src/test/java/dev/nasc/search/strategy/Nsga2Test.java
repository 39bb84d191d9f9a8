package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.explore.Moves;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.ParetoFront;
import dev.nasc.search.Proposal;
import dev.nasc.search.Score;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.Searches;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Nsga2Test {
  private static final ToySpace SPACE = ToySpace.of(5, 5);
  private static final Evaluator TOY = trial -> new Scored(SPACE.values(trial.candidate()));

  @Test
  void reachesTheFrontOfAProblemWhoseFrontIsKnown() {
    var scores = SPACE.members().stream().map(member -> score(SPACE.values(member))).toList();
    var front = ParetoFront.of(scores).stream().map(scores::get).collect(Collectors.toSet());

    assertEquals(front, Set.copyOf(front(search(SPACE, 20, 400, 1, TOY))));
  }

  @Test
  void theFrontGrowsWithTheTrials() {
    var history = search(SPACE, 20, 200, 2, TOY);

    double before = 0;
    for (int trials = 20; trials <= 200; trials += 20) {
      double now = hypervolume(front(history.subList(0, trials)));
      assertTrue(now >= before, () -> "smaller than the generation before");
      before = now;
    }
    assertTrue(before > hypervolume(front(history.subList(0, 20))));
  }

  @Test
  void sameSeedSameTrials() {
    assertEquals(search(SPACE, 10, 60, 3, TOY), search(SPACE, 10, 60, 3, TOY));
    assertNotEquals(search(SPACE, 10, 60, 3, TOY), search(SPACE, 10, 60, 4, TOY));
  }

  @Test
  void afterAnyPartOfTheHistoryTheNextProposalIsTheSame() {
    var history = search(SPACE, 8, 50, 5, TOY);

    for (int told = 0; told < history.size(); told++) {
      var resumed = strategy(SPACE, 8, 50, 5);
      resumed.replay(SearchRun.events(history.subList(0, told)));
      assertEquals(new Proposal.Candidate(history.get(told).candidate()), resumed.ask());
    }
  }

  @Test
  void aHistoryOfAnotherSeedIsRefused() {
    var history = search(SPACE, 8, 10, 5, TOY);

    var events = SearchRun.events(history);
    assertThrows(IllegalStateException.class, () -> strategy(SPACE, 8, 10, 6).replay(events));
  }

  @Test
  void aFailedTrialIsNeverAParent() {
    Evaluator evenOnly =
        trial ->
            ToySpace.digits(trial.candidate())[0] % 2 == 0
                ? TOY.evaluate(trial)
                : new Evaluation.Failed("odd");
    var history = search(SPACE, 10, 200, 6, evenOnly);

    long late =
        history.stream().skip(100).filter(t -> ToySpace.digits(t.candidate())[0] % 2 != 0).count();
    assertTrue(late < 30, () -> late + " of 100 children of even parents are odd");
  }

  @Test
  void proposesNothingTwiceAndEndsWithTheSpace() {
    var small = ToySpace.of(2, 3);
    var history = search(small, 4, 100, 7, trial -> new Scored(small.values(trial.candidate())));

    assertEquals(9, history.stream().map(Trial::candidate).distinct().count());
    assertEquals(9, history.size());
  }

  @Test
  void everyProposalMeetsTheConstraints() {
    List<Constraint> constraints = List.of(Searches.atMost(Measure.MACS, 6));
    var history = search(SPACE.within(constraints).orElseThrow(), 10, 100, 8, TOY);

    assertFalse(history.stream().anyMatch(trial -> SPACE.cost(trial.candidate()).macs() > 6));
  }

  @Test
  void aPopulationThatTheTrialsCannotFillIsRefused() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> strategy(SPACE, 30, 20, 0));

    assertEquals(
        "`front` needs a population from 2 to its number of trials, 20; it is 30",
        refusal.getMessage());
  }

  private static List<Trial> search(
      Moves space, int population, int trials, long seed, Evaluator evaluator) {
    return SearchRun.of(strategy(space, population, trials, seed), evaluator);
  }

  private static SearchStrategy strategy(Moves space, int population, int trials, long seed) {
    var phase = Searches.nsga2(population, trials);
    return Strategies.of(
        phase.strategy(), SearchRun.task(space, trials, Searches.OBJECTIVES, seed));
  }

  private static List<Score> front(List<Trial> history) {
    var scores = history.stream().map(trial -> score(SPACE.values(trial.candidate()))).toList();
    return ParetoFront.of(scores).stream().map(scores::get).distinct().toList();
  }

  private static Score score(Map<Measure, Double> values) {
    return Score.of(values, Searches.OBJECTIVES);
  }

  /** The area that a front dominates, up to the worst values there are: accuracy 0, 20 macs. */
  private static double hypervolume(List<Score> front) {
    var byMacs = new ArrayList<>(front);
    byMacs.sort(Comparator.comparingDouble(score -> score.losses().get(1)));
    double area = 0;
    double reached = 0;
    for (var score : byMacs) {
      double accuracy = -score.losses().get(0);
      area += (accuracy - reached) * (20 - score.losses().get(1));
      reached = accuracy;
    }
    return area;
  }
}

package dev.nasc.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  private static final Objective ACCURACY =
      new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE);

  @Test
  void aChoiceThatDecidesEverythingExplainsEverything() {
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < 20; i++) {
      trials.add(trial(i, i % 2, i / 2 % 2, i % 2));
    }
    var importance = Importance.of(trials, ACCURACY);
    assertEquals(List.of(new Address("a")), importance.stream().map(it -> it.address()).toList());
    assertEquals(1, importance.get(0).share(), 1e-9);
  }

  @Test
  void twoChoicesShareWhatTheyDecide() {
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < 400; i++) {
      int a = i % 2;
      int b = i / 2 % 2;
      trials.add(trial(i, a, b, 3 * a + b)); // variances 9 : 1
    }
    var importance = Importance.of(trials, ACCURACY);
    assertEquals(0.9, importance.get(0).share(), 0.01);
    assertEquals(0.1, importance.get(1).share(), 0.01);
  }

  @Test
  void noiseIsNotImportant() {
    var random = new SplittableRandom(1);
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < 500; i++) {
      trials.add(trial(i, random.nextInt(2), random.nextInt(20), random.nextDouble()));
    }
    assertTrue(
        Importance.of(trials, ACCURACY).stream().allMatch(it -> it.share() < 0.03),
        "a choice of twenty options explains noise");
  }

  @Test
  void fewTrialsTellNothing() {
    assertEquals(List.of(), Importance.of(List.of(trial(0, 0, 0, 1), trial(1, 1, 0, 2)), ACCURACY));
  }

  private static Trial trial(int number, int a, int b, double accuracy) {
    var decisions =
        Map.of(new Address("a"), String.valueOf(a), new Address("b"), String.valueOf(b));
    return new Trial(
        number,
        new Architecture(decisions),
        Optional.of(new Evaluation.Scored(Map.of(Measure.ACCURACY, accuracy))));
  }
}

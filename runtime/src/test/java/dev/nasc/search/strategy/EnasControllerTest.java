package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.ExampleSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The controller on the spaces of {@code examples/enas_digits.nas}, with toys for accuracies. */
class EnasControllerTest {
  private static final WalkedSpace MICRO = ExampleSpace.of("enas_digits.nas", "micro_digits");
  private static final WalkedSpace MACRO = ExampleSpace.of("enas_digits.nas", "macro_digits");

  private static EnasController controller(WalkedSpace space, double skipWeight) {
    var settings =
        new Phase.Enas.Controller(
            32, 0.02, 10, 10, 1, 2.5, 1, 1e-4, 0.99, 0.4, skipWeight, List.of());
    return new EnasController(settings, space, name -> new SplittableRandom(name.hashCode()));
  }

  private static void learn(
      EnasController controller, int steps, ToDoubleFunction<Architecture> accuracy) {
    var random = new SplittableRandom(1);
    for (int step = 0; step < steps; step++) {
      var children = new ArrayList<Architecture>();
      for (int i = 0; i < 10; i++) {
        children.add(controller.draw(random));
      }
      controller.learn(children, children.stream().map(accuracy::applyAsDouble).toList());
    }
  }

  /** The mean of something over what is drawn. */
  private static double mean(EnasController controller, ToDoubleFunction<Architecture> of) {
    var random = new SplittableRandom(2);
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += of.applyAsDouble(controller.draw(random));
    }
    return sum / 200;
  }

  private static double share(Architecture architecture, String ending, String option) {
    var all =
        architecture.decisions().entrySet().stream()
            .filter(it -> it.getKey().text().endsWith(ending))
            .toList();
    return all.stream().filter(it -> it.getValue().equals(option)).count() / (double) all.size();
  }

  @Test
  void itLearnsWhichOperationsAreRewarded() {
    var controller = controller(MICRO, 0);
    double before = mean(controller, it -> share(it, ".op", "sep3"));
    learn(controller, 150, it -> share(it, ".op", "sep3"));
    double after = mean(controller, it -> share(it, ".op", "sep3"));
    assertTrue(after > before + 0.2, before + " → " + after);
  }

  @Test
  void itLearnsWhichStatesAreTaken() {
    var controller = controller(MICRO, 0);
    double before = mean(controller, it -> share(it, ".from", "prev"));
    learn(controller, 150, it -> share(it, ".from", "prev"));
    double after = mean(controller, it -> share(it, ".from", "prev"));
    assertTrue(after > before + 0.2, before + " → " + after);
  }

  /** All rewards alike: the moving average ends at them (entropy adds 1e-4 of some nats). */
  @Test
  void theBaselineComesToTheMeanReward() {
    var controller = controller(MICRO, 0);
    learn(controller, 60, it -> 0.7);
    assertEquals(0.7, controller.baseline(), 0.01);
  }

  /** With σ(q) at the target of 0.4, a state is drawn with σ(2q) = 0.31. */
  @Test
  void skipsAreDrawnToTheirTarget() {
    var controller = controller(MACRO, 50);
    learn(controller, 150, it -> 0.5);
    double taken = mean(controller, it -> share(it, "]", "true"));
    double q = Math.log(0.4 / 0.6);
    assertEquals(1 / (1 + Math.exp(-2 * q)), taken, 0.04);
  }
}

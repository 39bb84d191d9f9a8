package dev.nasc.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final double STEP = 1e-5;

  /** Three choices, the last of them with three options. */
  private static final List<List<String>> OPEN =
      List.of(List.of("a", "b"), List.of("c", "d"), List.of("a", "b", "e"));

  private static final int[] TAKEN = {1, 0, 2};

  /**
   * The gradient of {@code -log p} by every weight of the recurrent controller, against central
   * differences.
   */
  @Test
  void theGradientOfTheRecurrentControllerIsThatOfDifferences() {
    var policy = new LstmPolicy(4, 2, new SplittableRandom(1));
    backward(policy);

    for (var learned : policy.learned()) {
      var analytic = learned.gradient.clone();
      for (int i = 0; i < learned.value.length; i++) {
        double expected = difference(learned, i, () -> loss(policy));
        assertEquals(expected, analytic[i], 1e-8);
      }
    }
  }

  private static double difference(Learned learned, int index, Supplier<Double> loss) {
    double before = learned.value[index];
    learned.value[index] = before + STEP;
    double above = loss.get();
    learned.value[index] = before - STEP;
    double below = loss.get();
    learned.value[index] = before;
    return (above - below) / (2 * STEP);
  }

  private static double loss(Policy policy) {
    var pass = policy.begin();
    double loss = 0;
    for (int i = 0; i < TAKEN.length; i++) {
      loss -= Math.log(Softmax.of(pass.logits(address(i), OPEN.get(i)))[TAKEN[i]]);
      pass.take(TAKEN[i]);
    }
    return loss;
  }

  private static void backward(Policy policy) {
    var pass = policy.begin();
    var gradients = new ArrayList<double[]>();
    for (int i = 0; i < TAKEN.length; i++) {
      var gradient = Softmax.of(pass.logits(address(i), OPEN.get(i)));
      gradient[TAKEN[i]] -= 1;
      gradients.add(gradient);
      pass.take(TAKEN[i]);
    }
    pass.backward(gradients);
  }

  private static Address address(int choice) {
    return Address.ROOT.then("c").at(choice);
  }
}

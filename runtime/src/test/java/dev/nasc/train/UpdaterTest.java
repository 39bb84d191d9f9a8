package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Updaters against PyTorch's published update rules, worked out in doubles. */
class UpdaterTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final int SIZE = 6;
  private static final int STEPS = 25;

  @Test
  void plainDescent() {
    check(new Optimizer.Sgd(0, false), 0.1, (t, g, w, s, lr) -> w - lr * (g + 0.1 * w));
  }

  @Test
  void momentumHasTheRateOutside() {
    check(
        new Optimizer.Sgd(0.9, false),
        0.01,
        (t, g, w, s, lr) -> {
          double gradient = g + 0.01 * w;
          s[0] = t == 1 ? gradient : 0.9 * s[0] + gradient;
          return w - lr * s[0];
        });
  }

  @Test
  void nesterovLooksAhead() {
    check(
        new Optimizer.Sgd(0.9, true),
        0.01,
        (t, g, w, s, lr) -> {
          double gradient = g + 0.01 * w;
          s[0] = t == 1 ? gradient : 0.9 * s[0] + gradient;
          return w - lr * (gradient + 0.9 * s[0]);
        });
  }

  @Test
  void adamPenalisesTheGradient() {
    check(
        new Optimizer.Adam(0.9, 0.999, 1e-8),
        0.01,
        (t, g, w, s, lr) -> w - adam(t, g + 0.01 * w, s, lr));
  }

  @Test
  void adamWShrinksTheWeight() {
    check(
        new Optimizer.AdamW(0.8, 0.99, 1e-6),
        0.05,
        (t, g, w, s, lr) -> w * (1 - lr * 0.05) - adam(t, g, s, lr, 0.8, 0.99, 1e-6));
  }

  /** TensorFlow's: s begins at 1, ε under the root, the rate inside the momentum. */
  @Test
  void rmsPropIsTensorFlows() {
    check(
        new Optimizer.RmsProp(0.9, 0.9, 1e-3),
        0.01,
        (t, g, w, s, lr) -> {
          double gradient = g + 0.01 * w;
          s[0] = 0.9 * (t == 1 ? 1 : s[0]) + 0.1 * gradient * gradient;
          s[1] = 0.9 * s[1] + lr * gradient / Math.sqrt(s[0] + 1e-3);
          return w - s[1];
        });
  }

  /** ε comes after the correction of bias: for small gradients that is a quarter of the step. */
  @Test
  void adamAddsEpsilonAfterTheRoot() {
    var optimizer = new Optimizer.Adam(0.9, 0.999, 1e-8);
    double step = 1e-3 * 1e-7 / (1e-7 + 1e-8);
    double moved = first(optimizer, 0, 1, 1e-7f, 1e-3);
    assertEquals(1, moved / step, 1e-3);
  }

  private static double adam(int t, double g, double[] s, double lr) {
    return adam(t, g, s, lr, 0.9, 0.999, 1e-8);
  }

  private static double adam(
      int t, double g, double[] s, double lr, double beta1, double beta2, double epsilon) {
    s[0] = beta1 * s[0] + (1 - beta1) * g;
    s[1] = beta2 * s[1] + (1 - beta2) * g * g;
    double mean = s[0] / (1 - Math.pow(beta1, t));
    double variance = s[1] / (1 - Math.pow(beta2, t));
    return lr * mean / (Math.sqrt(variance) + epsilon);
  }

  /** The new weight of one number. */
  private interface Rule {
    double next(int t, double gradient, double weight, double[] slots, double rate);
  }

  private static void check(Optimizer optimizer, double decay, Rule rule) {
    var random = new Random(3);
    var expected = new double[SIZE];
    var slots = new double[SIZE][2];
    Arrays.setAll(expected, i -> (float) random.nextGaussian());
    try (var state = new Slots(TORCH);
        var manager = TORCH.newManager()) {
      var updater = Updater.of(recipe(optimizer, decay, 0), state);
      var start = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        start[i] = (float) expected[i];
      }
      var parameter = new Parameter("w", TORCH.upload(manager, start, new Shape(SIZE)));
      for (int t = 1; t <= STEPS; t++) {
        double rate = 0.05 / t;
        var gradient = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
          gradient[i] = (float) random.nextGaussian();
          expected[i] = rule.next(t, gradient[i], expected[i], slots[i], rate);
        }
        try (var step = TORCH.newManager()) {
          var array = TORCH.upload(step, gradient, new Shape(SIZE));
          updater.update(new Scaled(step), parameter, array, rate);
        }
      }
      var found = parameter.value().toFloatArray();
      for (int i = 0; i < SIZE; i++) {
        assertEquals(expected[i], found[i], 2e-6);
      }
    }
  }

  /** How far one update moves a weight. */
  private static double first(
      Optimizer optimizer, double decay, float weight, float gradient, double rate) {
    try (var state = new Slots(TORCH);
        var step = TORCH.newManager()) {
      var zero = new Parameter("w", TORCH.upload(step, new float[] {0}, new Shape(1)));
      var g = TORCH.upload(step, new float[] {gradient}, new Shape(1));
      Updater.of(recipe(optimizer, decay, 0), state).update(new Scaled(step), zero, g, rate);
      return -zero.value().getFloat() * weight;
    }
  }

  @Test
  void aGradientIsClippedAsAWhole() {
    var clipped = updated(1, list -> list);
    double norm = Math.sqrt(3 * 3 + 4 * 4);
    assertArrayEquals(new float[] {(float) (-3 / norm), (float) (-4 / norm)}, clipped, 1e-6f);
    assertArrayEquals(new float[] {-3, -4}, updated(100, list -> list), 1e-6f);
  }

  @Test
  void onlyGivenParametersMove() {
    assertArrayEquals(new float[] {-3, 0}, updated(0, list -> list.subList(0, 1)), 0);
  }

  /** Two weights at 0 with gradients 3 and 4, after one step at rate 1. */
  private static float[] updated(double clip, UnaryOperator<List<Parameter>> given) {
    try (var state = new Slots(TORCH);
        var step = TORCH.newManager()) {
      var updater = Updater.of(recipe(new Optimizer.Sgd(0, false), 0, clip), state);
      var parameters = List.of(withGradient(step, "a", 3), withGradient(step, "b", 4));
      new Updates(updater, clip).apply(step, given.apply(parameters), 1);
      return new float[] {
        parameters.get(0).value().getFloat(), parameters.get(1).value().getFloat()
      };
    }
  }

  private static Parameter withGradient(NDManager step, String key, float gradient) {
    var value = TORCH.upload(step, new float[] {0}, new Shape(1));
    value.setRequiresGradient(true);
    var twice = Torch.recording(() -> value.mul(2));
    TORCH.backward(twice, TORCH.upload(step, new float[] {gradient / 2}, new Shape(1)));
    return new Parameter(key, value);
  }

  @Test
  void gradientsAreZeroAfterAnUpdate() {
    try (var state = new Slots(TORCH);
        var step = TORCH.newManager()) {
      var parameter = withGradient(step, "a", 3);
      var updater = Updater.of(recipe(new Optimizer.Sgd(0.9, true), 0, 0), state);
      new Updates(updater, 0).apply(step, List.of(parameter), 1);
      try (var gradient = requireNonNull(Torch.gradient(parameter.value()))) {
        assertEquals(0, gradient.getFloat());
      }
    }
  }

  private static Recipe recipe(Optimizer optimizer, double decay, double clip) {
    return new Recipe(optimizer, new Schedule.Constant(0.1), decay, 8, 1, 0, 0, clip);
  }
}

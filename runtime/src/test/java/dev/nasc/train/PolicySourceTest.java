package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.Standard;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Batches of digits after RandAugment. */
class PolicySourceTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));

  private static BatchStream stream(Dataset data) {
    var rand = new Recipe.Policy.Rand(2, 10, Recipe.Policy.Rand.Among.CODE);
    var policy = new Recipe.Augmentation(true, Optional.of(rand), 2);
    var recipe =
        new Recipe(
                new Recipe.Optimizer.Sgd(0.9, true),
                new Recipe.Schedule.Constant(0.1),
                0,
                64,
                1,
                0,
                0,
                0)
            .with(policy);
    var plan =
        new TrainingPlan(
            data,
            architecture -> {
              throw new IllegalStateException("nothing is trained");
            },
            recipe,
            0,
            "net");
    return new BatchStream(TORCH, plan, data.train(), "");
  }

  private static float[] images(BatchStream stream, long number) {
    try (var manager = TORCH.newManager()) {
      return Torch.download("x", stream.batch(manager, number).images()).floats();
    }
  }

  @Test
  void aBatchIsTheSameWhereverATrainingIsTakenUp() {
    try (var whole = stream(DIGITS);
        var resumed = stream(DIGITS)) {
      var first = images(whole, 0);
      var second = images(whole, 1);
      var third = images(whole, 2);
      assertArrayEquals(third, images(resumed, 2));
      assertArrayEquals(first, images(resumed, 0));
      assertFalse(Arrays.equals(first, second));
    }
  }

  @Test
  void imagesOfEightBitsComeBackAsTheyWere() {
    var levels = EightBits.of(DIGITS);
    var part = DIGITS.validation();
    var back = new float[part.images().length];
    for (int i = 0; i < part.size(); i++) {
      levels.standardise(levels.picture(part, i), back, i * 64);
    }
    assertEquals(16, levels.white(), 1e-4);
    assertArrayEquals(part.images(), back, 0.02f); // half of a level
  }

  @Test
  void numbersBelowBlackAreRefused() {
    var moved = new Standard(List.of(-3.0), List.of(1.0));
    var data = new Dataset("waves", 10, DIGITS.train(), DIGITS.train(), DIGITS.train(), moved, "");
    var refused = assertThrows(TrainingRefused.class, () -> EightBits.of(data));
    assertTrue(String.valueOf(refused.getMessage()).contains("`waves` has -"));
  }
}

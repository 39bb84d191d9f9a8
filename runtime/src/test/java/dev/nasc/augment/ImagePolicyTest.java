package dev.nasc.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.augment.SubPolicy.Step;
import dev.nasc.model.plan.Recipe.Policy;
import dev.nasc.model.plan.Recipe.Policy.Auto.LearnedOn;
import dev.nasc.model.plan.Recipe.Policy.Rand.Among;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImagePolicyTest {
  private static final int[] GREY = {128};
  private static final Picture IMAGE =
      new Picture(1, 16, 16, IntStream.range(0, 256).map(i -> (37 * i + 11) % 256).toArray());

  @Test
  void publishedPoliciesHaveTwentyFivePairs() {
    assertEquals(25, SubPolicy.CIFAR10.size());
    assertEquals(25, SubPolicy.IMAGENET.size());
    assertEquals(new Step(ImageOperation.SHEAR_Y, 0.5, 8), SubPolicy.CIFAR10.get(3).first());
    assertEquals(new Step(ImageOperation.POSTERIZE, 0.6, 6), SubPolicy.IMAGENET.get(3).second());
  }

  @Test
  void anOperationIsDoneAsOftenAsItsProbabilitySays() {
    var policy =
        new AutoAugment(
            List.of(
                new SubPolicy(
                    new Step(ImageOperation.INVERT, 0.3, 0),
                    new Step(ImageOperation.INVERT, 0.0, 0))),
            Scale.CIFAR10);
    var random = new SplittableRandom(1);
    long inverted =
        IntStream.range(0, 2000)
            .filter(i -> policy.apply(IMAGE, GREY, random).levels()[0] != IMAGE.levels()[0])
            .count();
    assertEquals(600.0, (double) inverted, 60.0); // three standard deviations
  }

  @Test
  void eachOfTheFourteenOfThePaperIsDrawnAndNoneElse() {
    var others =
        EnumSet.of(ImageOperation.INVERT, ImageOperation.SOLARIZE_ADD, ImageOperation.CUTOUT);
    assertEquals(EnumSet.complementOf(others), drawn(Among.PAPER));
  }

  @Test
  void eachOfTheSixteenOfTheProgramIsDrawnAndNoneElse() {
    assertEquals(EnumSet.complementOf(EnumSet.of(ImageOperation.IDENTITY)), drawn(Among.CODE));
  }

  private static Set<ImageOperation> drawn(Among among) {
    var policy = (RandAugment) ImagePolicy.of(new Policy.Rand(1, 10, among));
    var random = new SplittableRandom(1);
    return Stream.generate(() -> policy.drawn(random))
        .limit(1000)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ImageOperation.class)));
  }

  @Test
  void theIdentityDoesNothing() {
    var nothing = new RandAugment(2, 30, List.of(ImageOperation.IDENTITY));
    var after = nothing.apply(IMAGE, GREY, new SplittableRandom(1));
    assertArrayEquals(IMAGE.levels(), after.levels());
  }

  @Test
  void theSameDrawsGiveTheSameImages() {
    for (var plan :
        List.of(
            new Policy.Auto(LearnedOn.CIFAR10),
            new Policy.Auto(LearnedOn.IMAGENET),
            new Policy.Rand(2, 30, Among.CODE),
            new Policy.Rand(2, 30, Among.PAPER))) {
      var policy = ImagePolicy.of(plan);
      var first = new SplittableRandom(5);
      var second = new SplittableRandom(5);
      for (int i = 0; i < 200; i++) {
        assertArrayEquals(
            policy.apply(IMAGE, GREY, first).levels(), policy.apply(IMAGE, GREY, second).levels());
      }
    }
  }
}

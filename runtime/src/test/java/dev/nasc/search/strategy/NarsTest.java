package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.search.Searches;
import dev.nasc.search.ToySpace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What FBNetV3's search (Dai et al. 2021) is made of. */
class NarsTest {
  private static final ToySpace SPACE = ToySpace.of(5, 4);
  private static final AccuracyPredictor.Sizes SIZES = new AccuracyPredictor.Sizes(24, 24);
  private static final Encoding ENCODING = new Encoding(SPACE);

  /** The share of the variance of the costs that is told, on architectures it has not met. */
  @Test
  void thePretrainedHeadTellsCostsOfOthers() {
    var all = SPACE.members();
    var predictor =
        new AccuracyPredictor(ENCODING.architectureWidth(), 0, 2, SIZES, new SplittableRandom(1));
    var known = every(5, 0, all);
    predictor.pretrain(
        known.stream().map(ENCODING::of).toList(), known.stream().map(NarsTest::costs).toList());

    var others = every(5, 1, all);
    double mean = others.stream().mapToDouble(it -> costs(it)[0]).average().orElseThrow();
    double error = 0;
    double variance = 0;
    for (var architecture : others) {
      double cost = costs(architecture)[0];
      error += Math.pow(predictor.costs(ENCODING.of(architecture))[0] - cost, 2);
      variance += Math.pow(cost - mean, 2);
    }
    double told = 1 - error / variance;
    assertTrue(told > 0.99, () -> "R² " + told);
  }

  /** With the true score as its oracle it finds the best below the cap, and none beyond. */
  @Test
  void evolutionFindsTheBestBelowTheCap() {
    var capped = SPACE.within(List.<Constraint>of(Searches.atMost(Measure.MACS, 7))).orElseThrow();
    var found =
        new PredictedEvolution(capped, NarsTest::score, new SplittableRandom(2))
            .best(List.of(), 20, Set.of());

    double best =
        SPACE.members().stream()
            .filter(it -> SPACE.cost(it).macs() <= 7)
            .mapToDouble(NarsTest::score)
            .max()
            .orElseThrow();
    assertEquals(best, score(found.get(0)));
    assertTrue(found.stream().allMatch(it -> SPACE.cost(it).macs() <= 7));
    assertEquals(
        found,
        found.stream().sorted(Comparator.comparingDouble(NarsTest::score).reversed()).toList());
  }

  @Test
  void anAccuracyThatFollowsTheOptionsIsLearned() {
    var known = every(7, 0, SPACE.members());
    var predictor =
        new AccuracyPredictor(ENCODING.architectureWidth(), 0, 2, SIZES, new SplittableRandom(3));
    predictor.fit(
        known.stream().map(ENCODING::of).toList(),
        known.stream().mapToDouble(NarsTest::score).toArray(),
        false);

    double mean = Arrays.stream(errors(predictor)).average().orElseThrow();
    assertTrue(mean < 0.5, () -> "off by " + mean);
  }

  @Test
  void whatWasLearnedReadsBackAsItself() {
    var known = every(7, 0, SPACE.members());
    var predictor =
        new AccuracyPredictor(ENCODING.architectureWidth(), 0, 2, SIZES, new SplittableRandom(3));
    predictor.fit(
        known.stream().map(ENCODING::of).toList(),
        known.stream().mapToDouble(NarsTest::score).toArray(),
        false);
    var gson = new Gson();
    var text = gson.toJson(predictor.snapshot());
    var again =
        AccuracyPredictor.of(
            gson.fromJson(text, AccuracyPredictor.Snapshot.class), new SplittableRandom(4));

    assertArrayEquals(errors(predictor), errors(again));
  }

  private static double[] errors(AccuracyPredictor predictor) {
    return every(7, 3, SPACE.members()).stream()
        .mapToDouble(it -> Math.abs(predictor.accuracy(ENCODING.of(it)) - score(it)))
        .toArray();
  }

  private static List<Architecture> every(int step, int from, List<Architecture> all) {
    return IntStream.range(0, all.size()).filter(i -> i % step == from).mapToObj(all::get).toList();
  }

  private static double[] costs(Architecture architecture) {
    var cost = SPACE.cost(architecture);
    return new double[] {cost.macs(), cost.params()};
  }

  /** More is better at even places, less at odd ones. */
  private static double score(Architecture architecture) {
    int[] digits = ToySpace.digits(architecture);
    double score = 0;
    for (int i = 0; i < digits.length; i++) {
      score += i % 2 == 0 ? digits[i] : -digits[i] * 0.5;
    }
    return score;
  }
}

package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Spread;
import dev.nasc.search.Trial;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of a recipe that are drawn between two ends. */
class DrawnRecipeTest {
  private static final int TRIALS = 60;
  private static final int SEEDS = 30;
  private static final Address RATE = new Address("recipe.lr");
  private static final Compilation COMPILATION =
      Compiler.compile(
          new SourceFile(
              "drawn.nas",
              """
              space net { input: image(1, 8, 8); conv(any(4, 8)); global_avg_pool; linear(10) }
              recipe tuned {
                lr: log_uniform(0.0001, 1); dropout: uniform(0, 50%); mixup: uniform(0, 1); epochs: 1
              }
              search q {
                space: net; recipe: tuned; data: digits
                maximize accuracy
                strategy { found: random(trials: 60) }
              }
              """),
          Sources.NONE,
          Options.DEFAULT);
  private static final SearchSpace SPACE = COMPILATION.space("q").orElseThrow();

  static List<Strategy> all() {
    return StrategiesTest.all().toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStrategyProposesThem(Strategy strategy) {
    var history = search(strategy, 3);

    assertEquals(TRIALS, history.size());
    for (var trial : history) {
      double rate = recipe(trial.candidate()).schedule().peak();
      assertTrue(rate >= 0.0001 && rate <= 1, () -> "rate " + rate);
    }
    long rates =
        history.stream().map(it -> it.candidate().decisions().get(RATE)).distinct().count();
    assertTrue(rates > 5 || strategy instanceof Strategy.Grid, () -> rates + " rates");
  }

  /**
   * A point of a Sobol sequence has one coordinate a choice: each quarter has a quarter of them.
   */
  @Test
  void aPoolSpreadsThemEvenly() {
    var pool = Pools.spread(SPACE, 256, task(1).random(0, "pool"));
    var quarters =
        pool.stream()
            .map(it -> (int) Math.min(3, Math.floor(4 * place(it))))
            .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    for (int quarter = 0; quarter < 4; quarter++) {
      long count = quarters.getOrDefault(quarter, 0L);
      assertTrue(count >= 58 && count <= 70, quarters::toString);
    }
  }

  /** A rate is seen by its logarithm. */
  @Test
  void aPredictorSeesThePlaceInTheRange() {
    var encoding = new Encoding(SPACE);
    var drawn = SPACE.sample(task(1).random(0, "one"));
    assertEquals(6, encoding.recipeWidth());
    assertArrayEquals(new double[] {place(drawn), 1}, firstTwo(encoding.of(drawn).recipe()), 0.01);
  }

  private static double[] firstTwo(double[] numbers) {
    return new double[] {numbers[0], numbers[1]};
  }

  /** From 0 at the least rate to 1 at the greatest. */
  private static double place(Architecture architecture) {
    return 1 + Math.log10(rate(architecture)) / 4;
  }

  private static double rate(Architecture architecture) {
    return Double.parseDouble(Objects.requireNonNull(architecture.decisions().get(RATE)));
  }

  /** One-sided, by Welch's statistic: 3 is far beyond what chance would give. */
  @Test
  void tpeFindsBetterNumbersThanRandomDraws() {
    var tpe = best(new Strategy.Tpe(10, 24, 0.1));
    var random = best(new Strategy.Random());
    double error = Math.hypot(tpe.deviation(), random.deviation()) / Math.sqrt(SEEDS);

    assertTrue((tpe.mean() - random.mean()) / error > 3, () -> tpe.words() + " " + random.words());
  }

  private static Spread best(Strategy strategy) {
    return Spread.of(
        IntStream.range(0, SEEDS)
            .mapToDouble(
                seed ->
                    search(strategy, seed).stream()
                        .mapToDouble(trial -> accuracy(trial.candidate()))
                        .max()
                        .orElseThrow())
            .toArray());
  }

  private static List<Trial> search(Strategy strategy, int seed) {
    return SearchRun.of(
        Strategies.of(strategy, task(seed)),
        trial -> new Scored(Map.of(Measure.ACCURACY, accuracy(trial.candidate()))));
  }

  /** Best at a rate of 0.01, a dropout of 20 % and mixup of 0.7. */
  private static double accuracy(Architecture candidate) {
    var recipe = recipe(candidate);
    double rate = Math.log10(recipe.schedule().peak()) + 2;
    double dropout = recipe.regularization().dropout() - 0.2;
    double mixup = recipe.regularization().mixup() - 0.7;
    return 1 - rate * rate / 16 - 4 * dropout * dropout - mixup * mixup;
  }

  private static Recipe recipe(Architecture candidate) {
    var phase = (Phase.MultiTrial) COMPILATION.search("q").orElseThrow().phases().get(0);
    return ((Scorer.Trained) phase.scorer()).recipe().of(candidate);
  }

  private static SearchTask task(int seed) {
    List<Objective> objectives = COMPILATION.search("q").orElseThrow().objectives();
    return new SearchTask("found", TRIALS, SPACE, SPACE, objectives, Limits.NONE, seed);
  }
}

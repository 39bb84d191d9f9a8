package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every strategy proposes networks with their recipes, whose fields hang on each other. */
class JointSearchTest {
  private static final int TRIALS = 60;
  private static final Address OPTIMIZER = new Address("recipe.optimizer");
  private static final Address MOMENTUM = new Address("recipe.momentum");
  private static final Compilation COMPILATION =
      Compiler.compile(
          new SourceFile(
              "joint.nas",
              """
              space net { input: image(1, 8, 8); conv(any(4, 8, 16)); global_avg_pool; linear(10) }
              recipe tuned {
                optimizer: any(sgd: sgd(momentum: any(0.5, 0.9)), rmsprop)
                lr: any(0.01..0.1 by 0.01)
                epochs: 1
              }
              search q {
                space: net
                recipe: tuned
                data: digits
                maximize accuracy
                strategy { found: random(trials: 60) }
              }
              """),
          Sources.NONE,
          Options.DEFAULT);

  static List<Strategy> all() {
    return StrategiesTest.all().toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCandidateIsANetworkWithAWholeRecipe(Strategy strategy) {
    var history = SearchRun.of(Strategies.of(strategy, task()), byRecipe());

    assertEquals(TRIALS, history.size());
    for (var trial : history) {
      var decided = trial.candidate().decisions();
      assertEquals("sgd".equals(decided.get(OPTIMIZER)), decided.containsKey(MOMENTUM));
      assertTrue(COMPILATION.space("q").orElseThrow().contains(trial.candidate()));
    }
    assertTrue(recipes(history).size() > 5, "the recipe is searched too");
  }

  private static Map<Recipe, Long> recipes(List<Trial> history) {
    return history.stream()
        .map(trial -> recipe(trial.candidate()))
        .collect(Collectors.groupingBy(recipe -> recipe, Collectors.counting()));
  }

  /** A high rate is good. */
  private static Evaluator byRecipe() {
    return trial ->
        new Scored(Map.of(Measure.ACCURACY, recipe(trial.candidate()).schedule().peak()));
  }

  private static Recipe recipe(Architecture candidate) {
    var phase = (Phase.MultiTrial) COMPILATION.search("q").orElseThrow().phases().get(0);
    return ((Scorer.Trained) phase.scorer()).recipe().of(candidate);
  }

  private static SearchTask task() {
    var space = COMPILATION.space("q").orElseThrow();
    var objectives = COMPILATION.search("q").orElseThrow().objectives();
    return new SearchTask("found", TRIALS, space, space, objectives, Limits.NONE, 3);
  }
}

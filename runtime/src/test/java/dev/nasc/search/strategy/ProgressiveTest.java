package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.DistinctNetworks;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** PNAS (Liu et al. 2018). */
class ProgressiveTest {
  private static final String CHAIN =
      """
      space chain {
        input: image(4, 8, 8)
        let depth = any(1..3)
        repeat(depth) { conv(4, kernel: any(1, 3, 5, 7)) }
        global_avg_pool; linear(10)
      }
      """;

  /** Of the 256 cells with one block, 136 are different: two branches may change places. */
  @Test
  void beginsWithTheDifferentCellsOfOneBlock() throws IOException {
    var text = Files.readString(Path.of("../examples/pnas.nas"));
    var space = space(text.replace("blocks = any(1..5)", "blocks = any(1..2)"), "pnas_cifar10");
    var history =
        search(
            space,
            new Strategy.Progressive("blocks", 256, 5, 32),
            136,
            trial -> share(trial, "op", "sep5"));

    assertEquals(136, history.size());
    assertTrue(history.stream().allMatch(trial -> taken(trial, "blocks").equals("1")));
  }

  /**
   * The published cells with three of their operations; a 5×5 convolution is worth most. Of all
   * 1,701 cells of two blocks that grow out of the 21 with one, the kept are among the best.
   */
  @Test
  void growsPublishedCells() throws IOException {
    var text =
        Files.readString(Path.of("../examples/pnas.nas"))
            .replace("blocks = any(1..5)", "blocks = any(1..3)")
            .replaceAll("sep3: sep_conv[^)]*\\), ", "")
            .replaceAll("sep7:[^}]*}", "max3: max_pooled(3), skip) }");
    var space = space(text, "pnas_cifar10");
    var history =
        search(
            space,
            new Strategy.Progressive("blocks", 12, 5, 32),
            100,
            trial -> share(trial, "op", "sep5"));

    assertEquals(21 + 12 + 12, history.size());
    var distinct = new DistinctNetworks();
    assertEquals(
        history.size(),
        history.stream()
            .map(trial -> distinct.number(space.network(trial.candidate())))
            .distinct()
            .count());
    for (var trial : history.subList(21 + 12, history.size())) {
      assertTrue(
          history.subList(21, 21 + 12).stream().anyMatch(parent -> grownFrom(trial, parent)),
          trial::toString);
      assertTrue(share(trial, "op", "sep5") >= 0.75, trial::toString);
    }
  }

  /** Whether one agrees with the other in all that the other decides but its size. */
  private static boolean grownFrom(Trial trial, Trial parent) {
    return parent.candidate().decisions().entrySet().stream()
        .filter(decision -> !decision.getKey().text().equals("blocks"))
        .allMatch(
            decision ->
                decision.getValue().equals(trial.candidate().decisions().get(decision.getKey())));
  }

  /** The score is the share of 7×7 kernels, so that long chains of these are best. */
  @Test
  void keepsWhatThePredictorRanksHighest() {
    var history =
        search(
            space(CHAIN, "chain"),
            new Strategy.Progressive("depth", 3, 5, 16),
            100,
            trial -> share(trial, "kernel", "7"));

    assertEquals(4 + 3 + 3, history.size());
    assertEquals(
        List.of("1", "1", "1", "1", "2", "2", "2", "3", "3", "3"),
        history.stream().map(trial -> taken(trial, "depth")).toList());
    assertTrue(
        history.stream()
            .anyMatch(
                trial -> share(trial, "kernel", "7") == 1 && taken(trial, "depth").equals("3")));
  }

  private static List<Trial> search(
      SearchSpace space, Strategy strategy, int trials, ToDoubleFunction<Trial> accuracy) {
    var objectives = List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));
    var task = new SearchTask("found", trials, space, space, objectives, Limits.NONE, 1);
    return SearchRun.of(
        Strategies.of(strategy, task),
        trial -> new Scored(Map.of(Measure.ACCURACY, accuracy.applyAsDouble(trial))));
  }

  /** Of the decisions with this name, how many take the option. */
  private static double share(Trial trial, String name, String option) {
    var taken =
        trial.candidate().decisions().entrySet().stream()
            .filter(decision -> decision.getKey().name().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    return taken.stream().filter(option::equals).count() / (double) Math.max(1, taken.size());
  }

  private static String taken(Trial trial, String address) {
    return trial.candidate().decisions().getOrDefault(new Address(address), "");
  }

  private static SearchSpace space(String text, String name) {
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).space(name).orElseThrow();
  }
}

package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlphaPenaltyTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.4, 0.2, 0));
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0, false), new Recipe.Schedule.Constant(0.1), 0, 64, 1, 0, 0, 0);
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space s {
                    input: image(1, 8, 8)
                    conv(4)
                    op: any(skip: relu, conv: conv(4), pool: max_pool(3))
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .spaces()
          .get(0);

  /** Where the penalty outweighs all else, Adam's first step goes by the rate towards 0. */
  @Test
  void whatIsPenalizedIsDrawnToNothing() {
    var penalty = new Penalty(1e4, 0, 1, List.of("skip", "pool"));
    var phase = new Phase.Darts("net", 1, false, 1e-4, 1, penalty, Optional.empty(), RECIPE);
    var plan = new TrainingPlan(DIGITS, SPACE::network, RECIPE, 1, "net");
    try (var training = new MixtureTraining(TORCH, plan, SPACE.mixture(), phase)) {
      var alpha = training.alphas().of(new Address("op")).value();
      var before = alpha.toFloatArray();
      training.step(0);
      var after = alpha.toFloatArray();
      for (int i : new int[] {0, 2}) {
        assertEquals(before[i] - 1e-4 * Math.signum(before[i]), after[i], 1e-7, "number " + i);
      }
    }
  }

  @Test
  void aRampEndsWhereItSays() {
    var penalty = new Penalty(5, 1, 0.5, List.of());
    assertEquals(5, penalty.at(0));
    assertEquals(3, penalty.at(0.25), 1e-12);
    assertEquals(1, penalty.at(0.5), 1e-12);
    assertEquals(1, penalty.at(0.9), 1e-12);
  }
}

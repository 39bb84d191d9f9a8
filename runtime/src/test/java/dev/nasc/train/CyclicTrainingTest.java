package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.CyclicSchedule.Moment;
import dev.nasc.train.CyclicSchedule.Stage;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CyclicTrainingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.4, 0.2, 0));
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, false),
          new Recipe.Schedule.Constant(0.1),
          0,
          64,
          1,
          0,
          0,
          5);

  private static SearchSpace space(String head) {
    var text =
        """
        space s {
          input: image(1, 8, 8)
          stem: conv(4)
          op: any(wide: conv(4, kernel: 3), narrow: conv(4, kernel: 1))
          HEAD
          bn; relu
          global_avg_pool; linear(10)
        }
        """
            .replace("HEAD", head);
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }

  private static Architecture taking(String option) {
    return new Architecture(Map.of(new Address("op"), option));
  }

  private static CyclicTraining training(
      SearchSpace search, SearchSpace evaluation, Iterator<Architecture> derived) {
    var phase =
        new Phase.Cyclic(
            "cells",
            Optional.empty(),
            Optional.empty(),
            false,
            1e-2,
            0,
            3,
            1,
            0,
            new Distillation(1, 2, Distillation.Mean.ELEMENTS),
            Penalty.NONE,
            RECIPE,
            RECIPE);
    var plan = new TrainingPlan(DIGITS, evaluation::network, RECIPE, 1, "cells");
    return new CyclicTraining(TORCH, plan, search.mixture(), phase, alphas -> derived.next());
  }

  /** What another architecture leaves alone waits in the pool, to the bit. */
  @ParameterizedTest
  @ValueSource(strings = {"", "auxiliary(weight: 0) { global_avg_pool; linear(10) }"})
  void anArchitectureThatComesBackFindsItsWeights(String head) {
    var space = space(head);
    var derived = Stream.of(taking("wide"), taking("narrow"), taking("wide")).iterator();
    try (var training = training(space, space, derived);
        var examples = new DeviceExamples(TORCH, DIGITS.validation())) {
      Torch.notRecording(
          () -> {
            training.beginRound();
            double fresh = loss(training, examples);
            update(training);
            double trained = loss(training, examples);
            assertNotEquals(fresh, trained);
            training.beginRound();
            assertNotEquals(trained, loss(training, examples));
            training.beginRound();
            assertEquals(trained, loss(training, examples));
          });
    }
  }

  private static void update(CyclicTraining training) {
    try (var manager = TORCH.newManager()) {
      training.update(manager, new Moment(Stage.JOINT, false, 0, 0, 0));
    }
  }

  private static double loss(CyclicTraining training, DeviceExamples examples) {
    try (var manager = TORCH.newManager()) {
      var batch = examples.range(manager, 0, 64);
      training.jointGradients(manager, new Moment(Stage.JOINT, false, 0, 0, 0), batch);
      return training.jointLoss().meanLoss();
    }
  }

  @Test
  void eachHeadLearnsFromItsLike() {
    var without = space("");
    var with = space("auxiliary(weight: 0) { global_avg_pool; linear(10) }");
    try (var training = training(without, with, List.of(taking("wide")).iterator())) {
      var refused = assertThrows(TrainingRefused.class, training::beginRound);
      assertEquals(
          "The search network has 0 auxiliary heads, the evaluation network 1: each learns from its like.",
          refused.getMessage());
    }
  }
}

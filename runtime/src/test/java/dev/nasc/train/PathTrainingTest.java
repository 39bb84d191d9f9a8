package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.MobileSpace;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase.OneShot;
import dev.nasc.model.plan.Phase.PathBatch;
import dev.nasc.model.plan.Phase.Paths;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTrainingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final MobileSpace SPACE = MobileSpace.small();

  @TempDir Path folder;

  @Test
  void countersAreEqualAtEachStepBoundary() {
    try (var training = supernet(SPACE, recipe(sgd(), 1), PathBatch.SHARED)) {
      for (long step = 0; step < 3; step++) {
        training.step(step);
        long done = step + 1;
        training.counts().forEach(row -> assertEquals(List.of(done, done, done, done), row));
      }
    }
  }

  /** The gradient of a step is the sum of those of its paths, each by itself from zero. */
  @Test
  void aStepAddsUpTheGradientsOfItsPaths() {
    var plan = plan(SPACE, recipe(sgd(), 1));
    var together = gradients(plan, new FairPaths(SPACE.choiceBlocks(), 1, "net"));
    var sum = new TreeMap<String, float[]>();
    for (var path : new FairPaths(SPACE.choiceBlocks(), 1, "net").paths(0)) {
      gradients(plan, new OnePath(path))
          .forEach((key, gradient) -> sum.merge(key, gradient, PathTrainingTest::plus));
    }
    assertSame(sum, together);
  }

  @Test
  void theOrderOfThePathsHasNoEffect() {
    var plan = plan(SPACE, recipe(sgd(), 1));
    var fair = new FairPaths(SPACE.choiceBlocks(), 1, "net");
    assertSame(gradients(plan, fair), gradients(plan, new Reversed(fair)));
  }

  private record Reversed(PathSampler sampler) implements PathSampler {
    @Override
    public List<Architecture> paths(long step) {
      var paths = new ArrayList<>(sampler.paths(step));
      Collections.reverse(paths);
      return paths;
    }

    @Override
    public int perStep() {
      return sampler.perStep();
    }
  }

  /** The gradients of step 0 on fresh weights, by key. */
  private static Map<String, float[]> gradients(TrainingPlan plan, PathSampler sampler) {
    var gradients = new HashMap<String, float[]>();
    try (var training =
            new PathTraining(TORCH, plan, sampler, PathBatch.SHARED, SPACE.choiceBlocks());
        var step = TORCH.newManager()) {
      for (Parameter parameter : training.gradients(step, 0).values()) {
        try (var gradient = Torch.gradient(parameter.value())) {
          if (gradient != null) {
            gradients.put(parameter.key(), gradient.toFloatArray());
          }
        }
      }
    }
    return gradients;
  }

  private static void assertSame(Map<String, float[]> expected, Map<String, float[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((key, gradient) -> assertArrayEquals(gradient, found.get(key), 1e-6f, key));
  }

  private static float[] plus(float[] a, float[] b) {
    var sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  /** Dropout, momentum, both kinds of slots, shuffles: all of it goes on where it was. */
  @Test
  void aCheckpointContinuesToTheBit() throws IOException {
    var dropping = new MobileSpace(4, List.of(4, 8), 8, 0.2);
    for (var optimizer : List.of(sgd(), new Optimizer.Adam(0.9, 0.999, 1e-8))) {
      var recipe = recipe(optimizer, 1);
      var whole = folder.resolve("whole");
      try (var training = supernet(dropping, recipe, PathBatch.SEPARATE)) {
        steps(training, 0, 5);
        training.save(whole, 5, Map.of());
      }
      var half = folder.resolve("half");
      try (var training = supernet(dropping, recipe, PathBatch.SEPARATE)) {
        steps(training, 0, 3);
        training.save(half, 3, Map.of());
      }
      var resumed = folder.resolve("resumed");
      try (var training = supernet(dropping, recipe, PathBatch.SEPARATE)) {
        assertEquals(3, training.restore(Safetensors.read(half)));
        steps(training, 3, 5);
        training.save(resumed, 5, Map.of());
      }
      assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(resumed));
    }
  }

  private static void steps(PathTraining training, long from, long to) {
    for (long step = from; step < to; step++) {
      training.step(step);
    }
  }

  /** Only what is on the path: momentum and decay would move the rest too. */
  @Test
  void aUniformStepLeavesOtherPathsAlone() {
    var recipe = recipe(sgd(), 1);
    var phase = new OneShot("net", Paths.UNIFORM, PathBatch.SHARED, recipe);
    try (var training = PathTraining.supernet(TORCH, plan(SPACE, recipe), SPACE, phase)) {
      training.step(0);
      var first = snapshot(training);
      training.step(1);
      var path = SPACE.sample(Draws.of(1, "net", 1, "path"));
      var onPath =
          SPACE.network(path).layers().stream().map(layer -> layer.weights() + ".").toList();
      first.forEach(
          (key, values) -> {
            boolean on = onPath.stream().anyMatch(key::startsWith);
            var now = training.weights().all().get(key);
            boolean same =
                now != null && java.util.Arrays.equals(values, now.value().toFloatArray());
            assertEquals(!on, same, key);
          });
    }
  }

  private static Map<String, float[]> snapshot(PathTraining training) {
    var values = new HashMap<String, float[]>();
    training.weights().all().forEach((key, p) -> values.put(key, p.value().toFloatArray()));
    return values;
  }

  @Test
  void stepsAreCountedInPassesOverTheData() {
    // 1,079 examples: 17 batches an epoch, the last of 55.
    try (var shared = supernet(SPACE, recipe(sgd(), 3), PathBatch.SHARED);
        var separate = supernet(SPACE, recipe(sgd(), 3), PathBatch.SEPARATE)) {
      assertEquals(51, shared.steps());
      assertEquals(12, separate.steps());
    }
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingAsAValue() {
    var wild = new Recipe(sgd(), new Schedule.Constant(1e30), 0, 64, 1, 0, 0, 0);
    try (var training = supernet(SPACE, wild, PathBatch.SHARED)) {
      var outcome = TrainingLoop.run(training, 0, new Unwatched());
      var failed = assertInstanceOf(TrainingOutcome.Failed.class, outcome);
      assertTrue(failed.reason().startsWith("The training loss is not a number any more"));
    }
  }

  @Test
  void aNetworkThatDoesNotFitTheDataIsRefused() {
    var data =
        new Dataset(
            "other",
            7,
            DIGITS.train(),
            DIGITS.validation(),
            DIGITS.test(),
            DIGITS.standard(),
            DIGITS.fingerprint());
    var plan = new TrainingPlan(data, SPACE::network, recipe(sgd(), 1), 1, "net");
    var path = SPACE.sample(Draws.of(1, "net", 1, "path"));
    try (var training = PathTraining.single(TORCH, plan, path)) {
      var refusal = assertThrows(TrainingRefused.class, () -> training.step(0));
      assertEquals("The network tells 10 classes apart; `other` has 7.", refusal.getMessage());
    }
  }

  private static PathTraining supernet(MobileSpace space, Recipe recipe, PathBatch pathBatch) {
    var phase = new OneShot("net", Paths.STRICTLY_FAIR, pathBatch, recipe);
    return PathTraining.supernet(TORCH, plan(space, recipe), space, phase);
  }

  private static TrainingPlan plan(MobileSpace space, Recipe recipe) {
    return new TrainingPlan(DIGITS, space::network, recipe, 1, "net");
  }

  private static Optimizer sgd() {
    return new Optimizer.Sgd(0.9, true);
  }

  private static Recipe recipe(Optimizer optimizer, int epochs) {
    return new Recipe(optimizer, new Schedule.Cosine(0.05, 0), 1e-4, 64, epochs, 0, 0.1, 5);
  }
}

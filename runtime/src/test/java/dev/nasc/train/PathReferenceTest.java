package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.Examples;
import dev.nasc.data.Standard;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Strictly fair steps, and the gradients of binary gates: those of an independent PyTorch program,
 * {@code src/test/python/path_steps.py}, which says how its figures were made.
 */
class PathReferenceTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final List<String> KERNELS = List.of("1", "3", "5");
  private static final Address A = new Address("a.kernel");
  private static final Address B = new Address("b.kernel");
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space chain {
                    input: image(1, 8, 8)
                    stem: conv(4); bn; relu
                    a: conv(4, kernel: any(1, 3, 5)); bn; relu
                    b: conv(4, kernel: any(1, 3, 5)); bn; relu
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .spaces()
          .get(0);
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, false),
          new Recipe.Schedule.Constant(0.05),
          1e-4,
          8,
          5,
          0,
          0,
          0);

  private static List<double[]> lines(int kind) throws IOException {
    return Reference.lines("path_steps.txt").stream().filter(it -> it[0] == kind).toList();
  }

  @Test
  void fiveFairStepsAreThoseOfTheReference() throws IOException {
    var paths = new Paths();
    try (var training =
        new PathTraining(TORCH, plan(), paths, Phase.PathBatch.SHARED, SPACE.choiceBlocks())) {
      paths.every().forEach(path -> new Execution(SPACE.network(path), training.weights()));
      fill(training.weights());
      for (var line : lines(1)) {
        int step = (int) line[1];
        Torch.notRecording(
            () -> {
              try (var manager = TORCH.newManager()) {
                var touched = training.gradients(manager, step).values();
                var found = new ArrayList<Float>();
                touched.stream()
                    .filter(it -> name(it).equals("stem"))
                    .forEach(it -> add(found, it));
                touched.stream()
                    .filter(it -> name(it).equals("linear.bias"))
                    .forEach(it -> add(found, it));
                assertEquals(line.length - 3, found.size());
                for (int i = 0; i < found.size(); i++) {
                  assertEquals(line[3 + i], found.get(i), 1e-5, "step " + step + ", number " + i);
                }
                touched.forEach(parameter -> Torch.zeroGradient(parameter.value()));
              }
            });
        training.step(step);
        assertEquals(line[2], training.meanLoss(), 1e-5, "loss of step " + step);
      }
    }
  }

  private static void add(List<Float> all, Parameter parameter) {
    try (var gradient = requireNonNull(Torch.gradient(parameter.value()))) {
      for (float number : gradient.toFloatArray()) {
        all.add(number);
      }
    }
  }

  /** Path k of step s takes candidate (k + s · l) mod 3 of layer l. */
  private record Paths() implements PathSampler {
    @Override
    public List<Architecture> paths(long step) {
      return IntStream.range(0, 3).mapToObj(k -> path(k, (int) ((k + step) % 3))).toList();
    }

    private static Architecture path(int a, int b) {
      return new Architecture(Map.of(A, KERNELS.get(a), B, KERNELS.get(b)));
    }

    List<Architecture> every() {
      return IntStream.range(0, 3).mapToObj(k -> path(k, k)).toList();
    }

    @Override
    public int perStep() {
      return 3;
    }
  }

  @Test
  void theGradientsOfGatesAreThoseOfTheReference() throws IOException {
    var entropy = new Formula.Measured(Measure.CROSS_ENTROPY, "");
    var loss = new SearchLoss(entropy, Map.of());
    var phase = new Phase.Proxyless("net", 0, 1, 2, 1e-3, entropy, RECIPE);
    try (var training =
        new GateTraining(TORCH, plan(), SPACE.mixture(), phase, loss, Optional.empty())) {
      var alphas = training.alphas();
      Reference.set(TORCH, alphas.of(A), Reference.numbers("alpha a", 3, 0.5));
      Reference.set(TORCH, alphas.of(B), Reference.numbers("alpha b", 3, 0.5));
      new Execution(SPACE.mixture().network(), training.weights()); // makes all weights
      fill(training.weights());
      for (var line : lines(2)) {
        var drawn =
            Map.of(
                A, List.of((int) line[2], (int) line[3]),
                B, List.of((int) line[4], (int) line[5]));
        Torch.notRecording(
            () -> {
              try (var manager = TORCH.newManager();
                  var examples = new DeviceExamples(TORCH, examples())) {
                var batch = examples.range(manager, 0, 8);
                var gradients = training.alphaGradients(manager, batch, drawn);
                for (int i = 0; i < 3; i++) {
                  assertEquals(line[6 + i], requireNonNull(gradients.get(A))[i], 1e-5);
                  assertEquals(line[9 + i], requireNonNull(gradients.get(B))[i], 1e-5);
                }
              }
            });
      }
    }
  }

  private static void fill(Weights weights) {
    for (var parameter : weights.all().values()) {
      if (parameter.key().startsWith(Alphas.PREFIX) || parameter.key().startsWith("bn")) {
        continue;
      }
      if (name(parameter).equals("linear.bias")) {
        Reference.set(TORCH, parameter, new float[10]);
      } else {
        Reference.fill(TORCH, parameter, name(parameter));
      }
    }
  }

  /** {@code a[3]|4>4k3x3.weight} is a3. */
  private static String name(Parameter parameter) {
    var key = parameter.key();
    if (key.startsWith("linear")) {
      return "linear" + key.substring(key.lastIndexOf('.'));
    }
    var place = key.replaceFirst("[\\[|].*", "");
    return place.length() == 1 ? place + parameter.value().getShape().get(2) : place;
  }

  private static TrainingPlan plan() {
    var standard = new Standard(List.of(0.0), List.of(1.0));
    var data = new Dataset("none", 10, examples(), examples(), examples(), standard, "");
    return new TrainingPlan(data, SPACE::network, RECIPE, 0, "net");
  }

  private static Examples examples() {
    var labels = Reference.labels("labels", 8, 10);
    return new Examples(
        new TensorShape(1, 8, 8),
        Reference.numbers("images", 8 * 64, 1),
        IntStream.range(0, 8).map(i -> (int) labels[i]).toArray());
  }
}

package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Examples;
import dev.nasc.data.Standard;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Parameter;
import dev.nasc.network.Statistics;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.MixtureTraining.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Search steps on the network of DARTS, C = 4, four cells, batch 16: losses, gradients of the
 * architecture parameters, and in first order what both updates yield, are those of an independent
 * PyTorch program, {@code src/test/python/darts_steps.py}, which says how its figures were made.
 */
class DartsReferenceTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final String SPACE =
      """
      import std.cells
      block darts_cell(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  4
        node:   sum(any 2 of earlier -> any(
          max3: max_pool(3), avg3: avg_pool(3), skip,
          sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
        stride: stride
        output: concat(nodes)
      }
      space darts(c = 4) {
        cell normal(c) = darts_cell(c)
        cell reduce(c) = darts_cell(c, stride: 2)
        input: image(3, 32, 32)
        stem: conv(3 * c, kernel: 3)
        bn
        normal(c)
        reduce(2 * c)
        reduce(4 * c)
        normal(4 * c)
        global_avg_pool; linear(10)
      }
      """;
  private static final Map<String, String> CELLS =
      Map.of("normal", "0", "reduce", "1", "reduce_2", "2", "normal_2", "3");
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, false),
          new Recipe.Schedule.Constant(0.025),
          3e-4,
          16,
          1,
          0,
          0,
          5);

  @Test
  void fiveStepsOfFirstOrderAreThoseOfTheReference() throws IOException {
    var phase = new Phase.Darts("cells", 1, true, 3e-4, 1, RECIPE);
    var plan = new TrainingPlan(data(), space()::network, RECIPE, 0, "cells");
    for (var line : lines(1)) {
      try (var training = new MixtureTraining(TORCH, plan, space().mixture(), phase)) {
        fill(training.alphas(), training.weights(), " @" + (int) line[1]);
        inStep(
            line,
            (manager, pair) -> {
              training.searchGradients(manager, pair, 0.025);
              var found = gradients(training.alphas());
              training.update(manager, pair, 0.025);
              found.addAll(0, List.of(training.meanSearchLoss(), training.meanLoss()));
              training
                  .alphas()
                  .parameters()
                  .forEach(it -> found.addAll(doubles(it.value().toFloatArray())));
              found.addAll(probed(training.weights()));
              compare(line, found, 1e-5);
            });
      }
    }
  }

  @Test
  void fiveGradientsOfSecondOrderAreThoseOfTheReference() throws IOException {
    for (var line : lines(2)) {
      try (var weights = new Weights(TORCH, 0, "cells");
          var statistics = new Statistics(TORCH);
          var slots = new Slots(TORCH);
          var loss = new LossStep(TORCH, 10, 0)) {
        var mixture = space().mixture();
        var alphas = new Alphas(weights, mixture.choices(), true);
        var network = new Execution(mixture.network(), weights);
        var passes = new MixturePasses(TORCH, network, alphas, statistics);
        var suffix = " @" + (int) line[1];
        fill(alphas, weights, suffix);
        for (var parameter : passes.weights()) {
          var name = "velocity " + name(parameter) + suffix;
          var numbers = Reference.numbers(name, (int) parameter.value().size(), 0.005);
          var shape = LongStream.of(parameter.value().getShape().getShape()).boxed().toList();
          slots.put("momentum/" + parameter.key(), Tensor.of(name, shape, numbers));
        }
        inStep(
            line,
            (manager, pair) -> {
              new UnrolledStep(passes, RECIPE, slots, 0.005)
                  .run(manager, loss, pair.train(), pair.validation());
              var found = gradients(alphas);
              found.add(0, loss.meanLoss());
              compare(line, found, 1e-4);
            });
      }
    }
  }

  private static List<double[]> lines(int order) throws IOException {
    var lines = Reference.lines("darts_steps.txt").stream().filter(it -> it[0] == order).toList();
    assertEquals(5, lines.size());
    return lines;
  }

  private static void inStep(double[] line, BiConsumer<NDManager, Pair> test) {
    Torch.notRecording(
        () -> {
          try (var manager = TORCH.newManager()) {
            int step = (int) line[1];
            test.accept(
                manager,
                new Pair(
                    Reference.batch(TORCH, manager, "train", step, 16),
                    Reference.batch(TORCH, manager, "validation", step, 16)));
          }
        });
  }

  private static void compare(double[] line, List<Double> found, double most) {
    assertEquals(line.length - 2, found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals(line[2 + i], found.get(i), most, "number " + line[1] + ", figure " + i);
    }
  }

  static List<Double> gradients(Alphas alphas) {
    var all = new ArrayList<Double>();
    for (var parameter : alphas.parameters()) {
      try (var gradient = Torch.gradient(parameter.value())) {
        all.addAll(doubles(requireNonNull(gradient).toFloatArray()));
      }
    }
    return all;
  }

  private static List<Double> doubles(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> (double) values[i]).toList();
  }

  /** For the stem, each cell and the linear layer, what their weights come to. */
  private static List<Double> probed(Weights weights) {
    var sums = new HashMap<String, Double>();
    for (var parameter : weights.all().values()) {
      if (!parameter.key().startsWith(Alphas.PREFIX)) {
        var name = name(parameter);
        var values = parameter.value().toFloatArray();
        var probe = Reference.numbers("probe " + name, values.length, 1);
        double sum =
            IntStream.range(0, values.length).mapToDouble(i -> (double) values[i] * probe[i]).sum();
        sums.merge(name.replaceFirst("\\..*", ""), sum, Double::sum);
      }
    }
    return Stream.of("stem", "0", "1", "2", "3", "linear").map(sums::get).toList();
  }

  private static void fill(Alphas alphas, Weights weights, String suffix) {
    for (var parameter : alphas.parameters()) {
      var words = parameter.key().substring(Alphas.PREFIX.length()).split("[.\\[\\]]+", -1);
      var name = "alpha " + words[0] + " " + words[1] + " " + words[2] + suffix;
      Reference.set(TORCH, parameter, Reference.numbers(name, 8, 0.5));
    }
    for (var parameter : weights.all().values()) {
      if (name(parameter).equals("linear.bias")) {
        Reference.set(TORCH, parameter, new float[10]);
      } else if (!parameter.key().startsWith(Alphas.PREFIX) && !parameter.key().startsWith("bn")) {
        Reference.fill(TORCH, parameter, name(parameter) + suffix);
      }
    }
  }

  /** {@code reduce_2.n0.branch.prev.sep3.0.conv[sep3]|16>16.weight} is 2.n0.prev.sep3.0.conv. */
  private static String name(Parameter parameter) {
    var key = parameter.key();
    if (key.startsWith("linear")) {
      return "linear" + key.substring(key.lastIndexOf('.'));
    }
    if (key.startsWith("bn")) {
      return "stem.bn" + key.substring(key.lastIndexOf('.'));
    }
    var place = key.replaceFirst("[\\[|].*", "").replaceFirst("(n\\d)\\.branch", "$1");
    int dot = place.indexOf('.');
    return dot < 0 ? place : CELLS.get(place.substring(0, dot)) + place.substring(dot);
  }

  private static SearchSpace space() {
    var file = new SourceFile("test.nas", SPACE);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }

  /** Of the right shape only: the batches are the reference's. */
  private static Dataset data() {
    var shape = new TensorShape(3, 32, 32);
    var examples = new Examples(shape, new float[2 * 3 * 32 * 32], new int[2]);
    var standard = new Standard(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    return new Dataset("none", 10, examples, examples, examples, standard, "");
  }
}

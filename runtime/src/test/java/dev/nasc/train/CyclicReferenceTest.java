package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Examples;
import dev.nasc.data.Standard;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Alphas;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import dev.nasc.search.Derivation;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Joint steps of Cyclic DARTS, C = 4, four and six cells of two nodes, batch 8: losses and
 * gradients of the architecture parameters are those of an independent PyTorch program, {@code
 * src/test/python/cdarts_steps.py}, which says how its figures were made.
 */
class CyclicReferenceTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final String SPACE =
      """
      import std.cells
      block darts_cell(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  2
        node:   sum(any 2 of earlier -> any(
          max3: max_pool(3), avg3: avg_pool(3), skip,
          sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
        stride: stride
        output: concat(nodes)
      }
      block head {
        relu; avg_pool(6, stride: 2, padding: 0)
        conv(16, kernel: 1); bn; relu
        conv(32, kernel: 2, padding: 0); bn; relu
        global_avg_pool; linear(10)
      }
      space darts(c = 4, deep = false) {
        cell normal(c) = darts_cell(c)
        cell reduce(c) = darts_cell(c, stride: 2)
        input: image(3, 32, 32)
        stem: conv(3 * c, kernel: 3)
        bn
        normal(c)
        normal(c) if deep
        reduce(2 * c)
        auxiliary(weight: 0) { head }
        normal(2 * c) if deep
        reduce(4 * c)
        auxiliary(weight: 0) { head }
        normal(4 * c)
        global_avg_pool; linear(10)
      }
      search s {
        space: darts
        data:  cifar10("none")
        maximize accuracy
        strategy { cells: cyclic(teacher: darts(deep: true)) }
      }
      """;
  private static final Map<String, String> SEARCH =
      Map.of("normal", "s0", "reduce", "s1", "reduce_2", "s2", "normal_4", "s3");
  private static final Map<String, String> EVALUATION =
      Map.of(
          "normal",
          "e0",
          "normal_2",
          "e1",
          "reduce",
          "e2",
          "normal_3",
          "e3",
          "reduce_2",
          "e4",
          "normal_4",
          "e5");
  private static final int ROUND = 3;

  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, false),
          new Recipe.Schedule.Constant(0.005),
          3e-4,
          8,
          1,
          0,
          0,
          5);

  @Test
  void twoRoundsOfJointStepsAreThoseOfTheReference() throws IOException {
    var compilation = compilation();
    var small = compilation.space("darts").orElseThrow();
    var large = compilation.space("darts(deep: true)").orElseThrow();
    var phase =
        new Phase.Cyclic(
            "cells",
            Optional.empty(),
            Optional.of(large.name()),
            true,
            0.02,
            0,
            2,
            ROUND,
            0,
            new Distillation(1, 2, Distillation.Mean.ELEMENTS),
            new Penalty(0.02, 0, 0.5, List.of("max3", "avg3", "skip")),
            RECIPE,
            RECIPE);
    var plan = new TrainingPlan(data(), large::network, phase.recipe(), 0, "cells");
    Set<String> known = new HashSet<>();
    try (var training =
        new CyclicTraining(TORCH, plan, small.mixture(), phase, alphas -> derived(small, alphas))) {
      fill(training, known);
      for (var line : Reference.lines("cdarts_steps.txt")) {
        int step = (int) line[0];
        if (step % ROUND == 0) {
          Torch.notRecording(training::beginRound);
          fill(training, known);
        }
        compare(training, step, line);
      }
    }
  }

  private static void compare(CyclicTraining training, int step, double[] line) {
    var moment = new CyclicSchedule.Moment(CyclicSchedule.Stage.JOINT, false, step, step, step);
    Torch.notRecording(
        () -> {
          try (var manager = TORCH.newManager()) {
            var validation = Reference.batch(TORCH, manager, "validation", step, 8);
            training.jointGradients(manager, moment, validation);
            var gradients = DartsReferenceTest.gradients(training.alphas());
            assertEquals(line.length - 3, gradients.size());
            for (int i = 0; i < gradients.size(); i++) {
              assertEquals(line[3 + i], gradients.get(i), 1e-5, "step " + step + ", number " + i);
            }
            training.update(manager, moment);
            var train = Reference.batch(TORCH, manager, "train", step, 8);
            training.searchStep(manager, moment, train);
            assertEquals(line[2], training.loss().meanLoss(), 1e-5, "search loss of step " + step);
            assertEquals(
                line[1], training.jointLoss().meanLoss(), 1e-5, "joint loss of step " + step);
          }
        });
  }

  private static Architecture derived(SearchSpace space, Alphas alphas) {
    var options =
        alphas.choices().stream().collect(Collectors.toMap(Choice::address, Choice::options));
    return space.decided(new Derivation(alphas.probabilities(), options));
  }

  /** Parameters that are new begin with the numbers of their names in the reference. */
  private static void fill(CyclicTraining training, Set<String> known) {
    for (var parameter : training.alphas().parameters()) {
      if (known.add(parameter.key())) {
        var words = parameter.key().substring(Alphas.PREFIX.length()).split("[.\\[\\]]+", -1);
        var name = "alpha " + words[0] + " " + words[1] + " " + words[2];
        Reference.set(TORCH, parameter, Reference.numbers(name, 8, 0.5));
      }
    }
    for (var parameter : training.weights().all().values()) {
      if (known.add(parameter.key())) {
        fill(parameter);
      }
    }
  }

  private static void fill(Parameter parameter) {
    var name = name(parameter.key());
    if (name.endsWith("linear.bias")) {
      Reference.set(TORCH, parameter, new float[10]);
    } else if (parameter.value().getShape().dimension() > 1) {
      Reference.fill(TORCH, parameter, name);
    }
  }

  /**
   * {@code evaluation/reduce.n0.branch.prev.sep3.0.conv[sep3]|8>8.weight}: e2.n0.prev.sep3.0.conv.
   */
  private static String name(String key) {
    boolean evaluation = key.startsWith("evaluation/");
    var place =
        key.replaceFirst("^evaluation/", "")
            .replaceFirst("[\\[|].*", "")
            .replaceFirst("(n\\d)\\.branch", "$1")
            .replaceFirst("^auxiliary\\.auxiliary\\.head", "h0")
            .replaceFirst("^auxiliary_2\\.auxiliary\\.head", "h1");
    if (place.endsWith("linear")) {
      place += key.substring(key.lastIndexOf('.'));
    }
    if (place.startsWith("linear")) {
      return (evaluation ? "e." : "s.") + place;
    }
    int dot = place.indexOf('.');
    var first = dot < 0 ? place : place.substring(0, dot);
    var cell = (evaluation ? EVALUATION : SEARCH).get(first);
    return cell == null ? place : cell + place.substring(dot);
  }

  private static Compilation compilation() {
    return Compiler.compile(new SourceFile("test.nas", SPACE), Sources.NONE, Options.DEFAULT);
  }

  /** Of the right shape only: the batches are the reference's. */
  private static Dataset data() {
    var shape = new TensorShape(3, 32, 32);
    var examples = new Examples(shape, new float[2 * 3 * 32 * 32], new int[2]);
    var standard = new Standard(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    return new Dataset("none", 10, examples, examples, examples, standard, "");
  }
}

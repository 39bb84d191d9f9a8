package dev.nasc.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.Mixture;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParallelChainsTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final String SPACE =
      """
      import std.cells
      block small_cell(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  2
        node:   sum(any 2 of earlier -> any(avg3: avg_pool(3), skip, sep3: sep_conv(3), dil5: dil_conv(5)))
        stride: stride
        output: concat(nodes)
      }
      space cells(c = 2) {
        cell normal(c) = small_cell(c)
        cell reduce(c) = small_cell(c, stride: 2)
        input: image(1, 8, 8)
        conv(4, kernel: 3); bn
        normal(c)
        reduce(2 * c)
        global_avg_pool; linear(3)
      }
      """;

  /** Edges from the two inputs go to two nodes, those from the first node to one. */
  @Test
  void alikeConvolutionsOfOneTensorAreFound() {
    var chains = ChainFinder.find(mixture().network()).values();
    assertEquals(4, chains.size()); // in two cells, from two inputs
    for (var each : chains) {
      assertEquals(2, each.count());
      assertEquals(List.of(7, 3), each.kinds().stream().map(it -> it.stages().size()).toList());
    }
  }

  /** Norms that keep statistics go one by one, and their momentum has no say in what they yield. */
  @Test
  void sideBySideTheyYieldWhatTheyDoOneByOne() {
    var apart = gradients(0.1);
    var together = gradients(0);
    assertEquals(apart.keySet(), together.keySet());
    apart.forEach((key, value) -> assertArrayEquals(value, together.get(key), 2e-5f, key));
  }

  /** So the comparison above is one of two ways. */
  @Test
  void theyFitWhereNormsKeepNoStatistics() {
    try (var statistics = new Statistics(TORCH);
        var step = TORCH.newManager()) {
      var images = images(step);
      for (var each : ChainFinder.find(mixture().network()).values()) {
        assertTrue(each.fit(images, new Mode(statistics, true, 0, true, 0, Shares.NONE)));
        assertFalse(each.fit(images, new Mode(statistics, true, 0.1, true, 0, Shares.NONE)));
      }
    }
  }

  /** The outputs, and the gradients of all weights and architecture parameters. */
  private static Map<String, float[]> gradients(double momentum) {
    var found = new TreeMap<String, float[]>();
    try (var weights = new Weights(TORCH, 0, "cells");
        var statistics = new Statistics(TORCH);
        var step = TORCH.newManager()) {
      var alphas = new Alphas(weights, mixture().choices(), true);
      var network = new Execution(mixture().network(), weights);
      var mode = new Mode(statistics, true, momentum, true, 0, alphas.softmax(step));
      var logits = Torch.recording(() -> network.forward(images(step), mode));
      TORCH.backward(logits, numbers(step, new Shape(6, 3)));
      found.put("logits", logits.toFloatArray());
      weights
          .all()
          .forEach(
              (key, parameter) -> {
                try (var gradient = requireNonNull(Torch.gradient(parameter.value()), key)) {
                  found.put(key, gradient.toFloatArray());
                }
              });
    }
    return found;
  }

  private static NDArray images(NDManager step) {
    return numbers(step, new Shape(6, 1, 8, 8));
  }

  private static NDArray numbers(NDManager step, Shape shape) {
    var random = new Random(5);
    var values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TORCH.upload(step, values, shape);
  }

  private static Mixture mixture() {
    var file = new SourceFile("test.nas", SPACE);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0).mixture();
  }
}

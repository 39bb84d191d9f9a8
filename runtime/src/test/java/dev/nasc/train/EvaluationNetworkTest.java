package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Layer;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluationNetworkTest {
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  import std.cells
                  space cells {
                    cell normal(c) = graph {
                      inputs: [prev2, prev] -> project(c, like: prev)
                      nodes:  1
                      node:   sum(any 2 of earlier -> any(skip, sep3: sep_conv(3)))
                      output: concat(nodes)
                    }
                    input: image(1, 8, 8)
                    stem: conv(4)
                    normal(4)
                    auxiliary(weight: 0) { global_avg_pool; linear(10) }
                    normal(4)
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .spaces()
          .get(0);

  @Test
  void stemAndHeadsAreSharedAndCellsAndTheClassifierAreNot() {
    var architecture = SPACE.sample(Draws.of(0, "test", 0, "architecture"));
    var named = new EvaluationNetwork(SPACE.mixture()).of(SPACE.network(architecture));
    var shared =
        named.layers().stream()
            .filter(layer -> !layer.weights().startsWith("evaluation/"))
            .map(Layer::place)
            .collect(Collectors.toSet());
    assertEquals(
        Set.of("stem", "auxiliary.auxiliary.global_avg_pool", "auxiliary.auxiliary.linear"),
        shared);
    assertTrue(
        named.layers().stream().anyMatch(it -> it.weights().equals("evaluation/linear|4>10")));
  }
}

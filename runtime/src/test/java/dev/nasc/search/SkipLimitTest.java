package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkipLimitTest {
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  import std.cells
                  block small(c, stride = 1) = graph {
                    inputs: [prev2, prev] -> project(c, like: prev)
                    nodes:  2
                    node:   sum(any 2 of earlier -> any(skip, sep3: sep_conv(3), max3: max_pool(3)))
                    stride: stride
                    output: concat(nodes)
                  }
                  space cells {
                    cell normal(c) = small(c)
                    cell reduce(c) = small(c, stride: 2)
                    input: image(1, 8, 8)
                    conv(4); bn
                    normal(4)
                    reduce(8)
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .spaces()
          .get(0);

  /** Every edge likes its skip best, the later ones less; of the rest each likes `sep3`. */
  private static Architecture derived(int most) {
    var shares = new HashMap<Address, List<Double>>();
    var options = new HashMap<Address, List<String>>();
    double skip = 0.9;
    for (var choice : SPACE.mixture().choices()) {
      options.put(choice.address(), choice.options());
      shares.put(choice.address(), new ArrayList<>(List.of(skip, 0.3, 0.1)));
      skip -= 0.01;
    }
    return new SkipLimit(SPACE, most).derive(shares, options);
  }

  private static long skips(Architecture architecture, String cell) {
    return architecture.decisions().entrySet().stream()
        .filter(it -> it.getKey().text().startsWith(cell) && it.getValue().equals("skip"))
        .count();
  }

  @Test
  void eachCellKeepsItsStrongestSkips() {
    for (int most : new int[] {0, 1, 3}) {
      var found = derived(most);
      assertEquals(most, skips(found, "normal"));
      assertEquals(most, skips(found, "reduce"));
    }
    assertEquals("skip", derived(1).decisions().get(new Address("normal.n0[prev2].op")));
    assertEquals("sep3", derived(1).decisions().get(new Address("normal.n0[prev].op")));
  }

  @Test
  void aLimitThatIsNotReachedChangesNothing() {
    var plain = derived(4);
    assertEquals(4, skips(plain, "normal"));
    assertEquals(Map.copyOf(plain.decisions()), Map.copyOf(derived(100).decisions()));
  }
}

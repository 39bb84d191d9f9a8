package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.explore.WalkedSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs, choices of several, heads beside the network: what they yield, and what is wrong. */
class GraphTest {
  @Test
  void onlyOperationsOnInputsGetTheStride() {
    // n0 is halved once; n1 joins the halved input and n0 as it is.
    assertYields("4×4×4", "graph { nodes: 2; node: sum(earlier -> conv(4)); stride: 2 }");
  }

  @Test
  void anOperationGetsTheChannelsOfItsGraphUnlessItIsGivenItsOwn() {
    assertYields("5×8×8", "graph { nodes: 1; node: sum(earlier -> conv()); channels: 5 }");
    assertYields("7×8×8", "graph { nodes: 1; node: sum(earlier -> conv(7)); channels: 5 }");
  }

  @Test
  void whatNoNodeTookIsUnused() {
    var space =
        space(
            """
            graph {
              nodes: 2
              node: any of earlier -> conv(4)
              output: concat(unused(nodes))
            }
            """);
    assertEquals("[n1.from=n0]", shapes(space, "4×8×8"));
    assertEquals("[n1.from=input]", shapes(space, "8×8×8"));
  }

  /** The decisions of those architectures whose network yields a shape. */
  private static String shapes(WalkedSpace space, String shape) {
    var random = new SplittableRandom(3);
    return java.util.stream.Stream.generate(() -> space.sample(random))
        .limit(40)
        .filter(
            it ->
                space
                    .network(it)
                    .layers()
                    .get(space.network(it).layers().size() - 2)
                    .output()
                    .toString()
                    .equals(shape))
        .map(
            it ->
                it.decisions().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ")))
        .distinct()
        .sorted()
        .toList()
        .toString();
  }

  @Test
  void aHeadBesideTheNetworkIsNotCounted() {
    var plain = space("conv(4)");
    var headed = space("conv(4); auxiliary(weight: 0.4) { global_avg_pool; linear(2) }");
    var random = new SplittableRandom(0);
    var network = headed.network(headed.sample(random));
    assertEquals(Costs.of(plain.network(plain.sample(random))), Costs.of(network));
    assertEquals(1, network.heads().size());
  }

  @Test
  void anArchitectureWritesASubsetAsAList() {
    var compilation =
        Compile.clean(
            """
            space s {
              input: image(3, 8, 8)
              graph {
                nodes: 3
                node:  { concat(skips: some of nodes, empty: input); conv(4) }
                output: concat(taken: any 2 of nodes)
              }
              linear(2)
            }
            architecture a of s {
              n1.skips = [n0]
              n2.skips = [n0, n1]
              taken = [n0, n2]
            }
            """);
    assertEquals(24, compilation.space("s").orElseThrow().count().intValueExact()); // 2 · 4 · 3
    assertEquals(
        "n1.skips[n0]=true, n2.skips[n0]=true, n2.skips[n1]=true, taken=[n0, n2]",
        compilation.architecture("a").orElseThrow().architecture().decisions().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void aBlockThatCallsItselfEndsWhereItsArgumentDoes() {
    assertYields(
        "8×2×2", "block halves(n) { conv(8, stride: 2); halves(n - 1) if n > 1 }\nhalves(2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prev -> conv(4)                                                 | 3:1 `prev` is only there inside a `cell`.
          sum(earlier)                                                    | 3:5 `earlier` is only there inside a `graph`.
          graph { nodes: 2 }                                              | 3:1 The graph `{ … }` has no `node:`.
          graph { nodes: 2; node: relu; outputs: nodes }                  | 3:31 A graph has no `outputs`. Did you mean `output`?
          graph(2) { node: relu }                                         | 3:1 This `graph` cannot stand here. Write `graph { nodes: 4; node: … }`.
          graph { nodes: 1; node: relu; output: concat(unused(3)) }       | 3:53 `3` should be a list of states; it is 3.
          graph { nodes: 1; node: sum(any 3 of earlier -> conv(4)) }      | 3:29 No option of `n0.from` can be taken here.
          graph { nodes: 2; node: sum(earlier -> conv(4, stride: 2)) }    | 3:25 `sum` joins 4×4×4 and 4×2×2.
          graph { nodes: 2; node: { concat(some of nodes); conv(4) } }    | 3:34 This choice has no name. Give its step a label: `op: any(…)`.
          graph { nodes: 2; node: { concat(s: some of nodes); conv(4) } } | 3:27 `concat(s: some of nodes)` has nothing to join here. Say what stands for no branch: `empty: input`.
          graph { nodes: 2; node: sum(any of earlier -> relu, any of earlier -> relu) } | 3:53 Two choices have the address `n1.from`. Give the steps labels, so that each choice has a name.
          cell c { sum(prev, prev2) }; sum(c, input)                      | 3:34 The cell `c` looks two cells back; it cannot stand in a branch.
          auxiliary(loss: 1) { linear(2) }                                | 3:1 This `auxiliary` cannot stand here. Write `auxiliary(weight: 0.4) { … }`.
          block f(n) { conv(4); f(n + 1) }; f(0)                          | 3:14 This expands without end: more than 250 steps. Recursion needs arguments that shrink; a value cannot be defined by itself.
          """)
  void saysWhatIsWrongAndTheWayOut(String step, String finding) {
    assertEquals(List.of(finding), Compile.errors(Compile.text(text(step))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n1 = relu(prev)  | 7:24 `n1.from` has no option `prev`; it has `input`, `n0`.
          n1 = swish(n0)   | 7:24 `n1.op` has no option `swish`; it has `relu`, `hswish`.
          n2 = relu(n1)    | 6:14 `n1.from` is left open.
          """)
  void saysWhatAGenotypeGetsWrong(String node, String finding) {
    var text =
        text("graph { nodes: 2; node: any of earlier -> any(relu, hswish) }")
            + "architecture a of s {\nn0 = relu(input); "
            + node
            + "\n}\n";
    assertEquals(finding, Compile.errors(Compile.text(text)).get(0));
  }

  private static String text(String body) {
    return "space s {\ninput: image(3, 8, 8)\n" + body + "\nlinear(2)\n}\n";
  }

  private static WalkedSpace space(String body) {
    return Compile.clean(text(body)).space("s").orElseThrow();
  }

  private static void assertYields(String shape, String body) {
    var space = space(body);
    var layers = space.network(space.sample(new SplittableRandom(0))).layers();
    assertEquals(shape, layers.get(layers.size() - 2).output().toString());
  }
}

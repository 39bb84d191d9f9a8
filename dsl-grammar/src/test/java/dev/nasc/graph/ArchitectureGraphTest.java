package dev.nasc.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Cost;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureGraphTest {
  @Test
  void partsAreThoseThatAreWritten() {
    assertEquals(
        """
        conv 8×16×16 [conv(8, stride: 2)]
        stage 8×16×16 [s1: stage(2)]
          conv 8×16×16 [conv(8, kernel: any(1, 3))] s1[0].kernel=1 of [1, 3]
          conv 8×16×16 [conv(8, kernel: any(1, 3))] s1[1].kernel=3 of [1, 3]
        linear 10×1×1 [linear(10)]
        """,
        drawn(
            """
            space net {
              block stage(n) { repeat(n) { conv(8, kernel: any(1, 3)) } }
              input: image(3, 32, 32)
              conv(8, stride: 2)
              s1: stage(2)
              linear(10)
            }
            """,
            Map.of("s1[1].kernel", "3")));
  }

  @Test
  void anOptionThatRunsNothingKeepsItsPlace() {
    var text =
        """
        space net {
          input: image(3, 32, 32)
          op: any(wide: conv(3), id: input)
          linear(10)
        }
        """;
    assertEquals(
        """
        any  [any(wide: conv(3), id: input)] op=id of [wide, id]
        linear 10×1×1 [linear(10)]
        """,
        drawn(text, Map.of("op", "id")));
  }

  @Test
  void tensorsFlowBetweenTheInnermostParts() {
    var graph =
        graph(
            """
            space net {
              block res() { sum(conv(8, kernel: 1), input) }
              input: image(3, 8, 8)
              conv(8)
              res()
              linear(2)
            }
            """,
            Map.of());
    assertTrue(graph.links().contains(new ArchitectureGraph.Link(-1, 0)), graph.toString());
    assertTrue(graph.links().stream().allMatch(link -> link.from() < link.to()));
  }

  @Test
  void aBrokenRequirementIsSaid() {
    var text =
        """
        space net {
          input: image(3, 8, 8)
          c: conv(8, kernel: any(1, 3))
          linear(2)
          require macs <= 3k
        }
        """;
    assertTrue(graph(text, Map.of("c.kernel", "1")).meets());
    assertFalse(graph(text, Map.of("c.kernel", "3")).meets());
  }

  /** In every published space: each layer in one part, each decision shown once. */
  @TestFactory
  Stream<DynamicTest> everyExampleIsDrawnWhole() throws IOException {
    return Stream.of("quickstart", "fairnas", "darts", "ofa", "nas_bench_201", "vit")
        .map(name -> DynamicTest.dynamicTest(name, () -> isDrawnWhole(name)));
  }

  private static void isDrawnWhole(String name) throws IOException {
    var text = Files.readString(Path.of("../examples/" + name + ".nas"));
    var space = compile(text).namedSpaces().get(0);
    var sample = space.sample(new SplittableRandom(7));
    var wanted = new java.util.HashMap<String, String>();
    sample.decisions().forEach((address, option) -> wanted.put(address.text(), option));
    var graph = ArchitectureGraph.of(space, wanted).orElseThrow();

    assertEquals(wanted, graph.architecture());
    assertTrue(graph.meets());
    var shown =
        Stream.concat(
                graph.choices().stream(),
                graph.nodes().stream().flatMap(node -> node.choices().stream()))
            .map(ArchitectureGraph.Choice::address)
            .collect(Collectors.toSet());
    assertEquals(wanted.keySet(), shown);
    var leaves = leaves(graph);
    var network = space.network(sample);
    assertEquals(
        network.layers().size(),
        leaves.stream().mapToInt(ArchitectureGraph.Node::layers).sum(),
        "every layer is in one leaf");
    if (network.heads().isEmpty()) {
      assertEquals(
          graph.cost(),
          leaves.stream().map(ArchitectureGraph.Node::cost).reduce(Cost.ZERO, Cost::plus));
    }
  }

  private static java.util.List<ArchitectureGraph.Node> leaves(ArchitectureGraph graph) {
    var parents =
        graph.nodes().stream().map(ArchitectureGraph.Node::parent).collect(Collectors.toSet());
    return graph.nodes().stream().filter(node -> !parents.contains(node.id())).toList();
  }

  private static Compilation compile(String text) {
    return Compiler.compile(new SourceFile("net.nas", text), Sources.NONE, Options.DEFAULT);
  }

  private static ArchitectureGraph graph(String text, Map<String, String> wanted) {
    WalkedSpace space = compile(text).spaces().get(0);
    return ArchitectureGraph.of(space, wanted).orElseThrow();
  }

  private static String drawn(String text, Map<String, String> wanted) {
    var graph = graph(text, wanted);
    var lines = new ArrayList<String>();
    var lineStarts = text.split("\n", -1);
    for (var node : graph.nodes()) {
      int depth = 0;
      for (int at = node.parent(); at >= 0; at = graph.nodes().get(at).parent()) {
        depth++;
      }
      var place = node.place();
      var line = lineStarts[place.line()];
      var end = place.endLine() == place.line() ? place.endCharacter() : line.length();
      var choices =
          node.choices().stream()
              .map(it -> " %s=%s of %s".formatted(it.address(), it.taken(), it.options()))
              .collect(Collectors.joining());
      lines.add(
          "%s%s %s [%s]%s"
              .formatted(
                  "  ".repeat(depth),
                  node.title(),
                  node.output(),
                  line.substring(place.character(), end),
                  choices));
    }
    return String.join("\n", lines) + "\n";
  }
}

package dev.nasc.lsp;

import static dev.nasc.lsp.Editor.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.graph.ArchitectureGraph;
import dev.nasc.lsp.Pictures.GraphParams;
import dev.nasc.lsp.Pictures.SampleParams;
import dev.nasc.lsp.feature.GraphFeature;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Graphs and samples, asked as a client asks. */
class PicturesTest {
  private static final String NET =
      """
      space net {
        input: image(3, 32, 32)
        s1: repeat(2) { conv(8, kernel: any(1, 3)) }
        linear(10)
      }
      architecture small of net { s1[0].kernel = 1; s1[1].kernel = 1 }
      """;

  @Test
  void aGraphFollowsTheDecisions() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var graph = Objects.requireNonNull(ask(editor, "net", Map.of("s1[1].kernel", "3")).graph());
      assertEquals(Map.of("s1[0].kernel", "1", "s1[1].kernel", "3"), graph.architecture());
      assertEquals(
          List.of("repeat", "conv", "conv", "linear"),
          graph.nodes().stream().map(ArchitectureGraph.Node::title).toList());
    }
  }

  @Test
  void architecturesOfTheTextAreKnown() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var answer = ask(editor, "small", null);
      assertEquals(
          List.of("small", "fewest multiply-adds", "most multiply-adds"),
          answer.known().stream().map(GraphFeature.Known::name).toList());
      assertEquals(
          Map.of("s1[0].kernel", "1", "s1[1].kernel", "1"),
          Objects.requireNonNull(answer.graph()).architecture());
    }
  }

  @Test
  void aTextWithoutASpaceSaysSo() {
    try (var editor = Editor.started()) {
      editor.open("space net { input: image(3, 32, ");
      assertEquals(
          "There is no space `net` in this text that can be counted.",
          ask(editor, "net", null).reason());
    }
  }

  @Test
  void aSampleCanBeWrittenBehindTheText() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var sampled =
          get(editor.server().getPictures().sample(new SampleParams(editor.id(), "net", 3)));
      assertTrue(Objects.requireNonNull(sampled.text()).contains("architecture sample_1 of net {"));
      editor.replace(2, NET + "\n" + sampled.text());
      assertEquals(List.of(), editor.findings(2).getDiagnostics());
    }
  }

  private static GraphFeature.Answer ask(
      Editor editor, String name, @Nullable Map<String, String> decisions) {
    return get(editor.server().getPictures().graph(new GraphParams(editor.id(), name, decisions)));
  }
}

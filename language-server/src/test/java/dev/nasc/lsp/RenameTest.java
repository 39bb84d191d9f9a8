package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {
  private static final String NET =
      """
      import std.mobile
      block stage(c, n, k) { repeat(n) { mbconv(c, kernel: k, expand: any(3, 6)) } }
      space net {
        input: image(3, 32, 32)
        s1: stage(16, 2, any(3, 5))
        s2: stage(24, 1, any(3, 5))
        op: any(wide: conv(32), id: input)
        linear(10)
        require s1.k == s2.k and macs(s1) <= 90% * macs
      }
      architecture best of net {
        s1 { k = 3; expand = [3, 6] }
        s2.k = 3
        s2.expand = [6]
        op = wide
      }
      """;

  /** The text after a rename of the name that {@code words} begin with. */
  private static String renamed(String words, String to) throws Exception {
    try (var editor = Editor.started()) {
      assertEquals(List.of(), editor.open(NET).getDiagnostics());
      var edit = editor.texts().rename(new RenameParams(editor.id(), editor.find(words), to)).get();
      assertEquals(List.of(Editor.URI), List.copyOf(edit.getChanges().keySet()));
      var text = apply(NET, Editor.edits(edit, Editor.URI));
      editor.replace(2, text);
      assertEquals(List.of(), editor.findings(2).getDiagnostics());
      return text;
    }
  }

  private static String apply(String text, List<TextEdit> edits) {
    var lines = text.split("\n", -1);
    edits.stream()
        .sorted(Comparator.comparingInt((TextEdit it) -> -it.getRange().getStart().getCharacter()))
        .forEach(
            it -> {
              int line = it.getRange().getStart().getLine();
              lines[line] =
                  lines[line].substring(0, it.getRange().getStart().getCharacter())
                      + it.getNewText()
                      + lines[line].substring(it.getRange().getEnd().getCharacter());
            });
    return String.join("\n", lines);
  }

  @Test
  void aLabelTakesItsAddressesAlong() throws Exception {
    var expected =
        NET.replace("s1: stage", "low: stage")
            .replace("s1.k ==", "low.k ==")
            .replace("macs(s1)", "macs(low)")
            .replace("  s1 {", "  low {");
    assertEquals(expected, renamed("s1: stage", "low"));
    assertEquals(expected, renamed("s1 { k", "low"));
  }

  @Test
  void aParameterIsASegmentWhereItIsAChoice() throws Exception {
    assertEquals(
        NET.replace("n, k)", "n, side)")
            .replace("kernel: k,", "kernel: side,")
            .replace("s1.k == s2.k", "s1.side == s2.side")
            .replace("{ k = 3;", "{ side = 3;")
            .replace("s2.k = 3", "s2.side = 3"),
        renamed("k) { repeat", "side"));
  }

  @Test
  void anOptionIsRenamedWhereItIsTaken() throws Exception {
    assertEquals(
        NET.replace("wide: conv", "broad: conv").replace("op = wide", "op = broad"),
        renamed("wide: conv", "broad"));
  }

  @Test
  void anErrorElsewhereIsNotInTheWay() throws Exception {
    var wrong = NET + "search q {\n  space: net\n  data: digts\n  maximize accuracy\n}\n";
    try (var editor = Editor.started()) {
      editor.open(wrong);
      var asked = new RenameParams(editor.id(), editor.find("s1: stage"), "low");
      var text = apply(wrong, Editor.edits(editor.texts().rename(asked).get(), Editor.URI));
      assertTrue(text.contains("  low { k = 3; expand = [3, 6] }\n"), text);
      assertTrue(text.contains("require low.k == s2.k and macs(low) <="), text);
    }
  }

  @Test
  void refusesWhileASpaceIsBroken() {
    for (var broken :
        List.of(NET.replace("linear(10)", "linear("), NET.replace("linear", "liner"))) {
      try (var editor = Editor.started()) {
        editor.open(broken);
        assertTrue(refusal(editor, "s1: stage", "low").contains("are whole"));
      }
    }
  }

  @Test
  void refusesWhatWouldBreakTheFileOrIsNotTheWriters() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      assertNull(prepare(editor, "mbconv("));
      assertNull(prepare(editor, "image("));
      assertEquals("s1", editor.words(java.util.Objects.requireNonNull(prepare(editor, "s1: "))));
      assertTrue(refusal(editor, "s1: stage", "s2").contains("`s2` cannot stand here"));
      assertTrue(refusal(editor, "k) { repeat", "size").contains("`size` cannot stand here"));
      assertTrue(refusal(editor, "s1: stage", "a b").contains("is no name"));
      assertTrue(refusal(editor, "s1: stage", "any").contains("is no name"));
    }
  }

  private static org.eclipse.lsp4j.@Nullable Range prepare(Editor editor, String words) {
    var params = new PrepareRenameParams(editor.id(), editor.find(words));
    var answer = Editor.get(editor.texts().prepareRename(params));
    return answer == null ? null : answer.getFirst();
  }

  private static String refusal(Editor editor, String words, String to) {
    var asked = editor.texts().rename(new RenameParams(editor.id(), editor.find(words), to));
    return String.valueOf(assertThrows(ExecutionException.class, asked::get).getMessage());
  }

  @Test
  void followsImports(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("parts.nas"), "block part(c) { conv(c) }\n");
    var uri = folder.resolve("a.nas").toUri().toString();
    var text =
        "import \"parts.nas\"\nspace s { input: image(3, 8, 8); part(any(8, 16)); linear(2) }\n";
    try (var editor = Editor.in(folder, true)) {
      editor.open(uri, 1, text);
      editor.findings(1);
      var params =
          new RenameParams(
              new org.eclipse.lsp4j.TextDocumentIdentifier(uri), editor.find("part(any"), "piece");
      var edit = Editor.get(editor.texts().rename(params));
      var parts = folder.resolve("parts.nas").toUri().toString();
      assertEquals(
          "block piece(c) { conv(c) }\n",
          apply("block part(c) { conv(c) }\n", Editor.edits(edit, parts)));
      assertEquals(text.replace("part(any", "piece(any"), apply(text, Editor.edits(edit, uri)));
    }
  }
}

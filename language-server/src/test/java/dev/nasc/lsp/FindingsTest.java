package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
  private static final String GOOD =
      "space s {\n  input: image(3, 8, 8)\n  conv(any(8, 16))\n  linear(10)\n}\n";

  private static List<String> messages(PublishDiagnosticsParams findings) {
    return findings.getDiagnostics().stream().map(it -> it.getMessage().getLeft()).toList();
  }

  @Test
  void carryVersionCodePlaceAndHint() {
    try (var editor = Editor.started()) {
      var findings = editor.open(GOOD.replace("conv(", "cnov("));
      assertEquals(1, findings.getVersion());
      var finding = findings.getDiagnostics().get(0);
      assertEquals("unknown-name", finding.getCode().getLeft());
      assertEquals(new Range(new Position(2, 2), new Position(2, 6)), finding.getRange());
      assertEquals(List.of("There is no `cnov` here. Did you mean `conv`?"), messages(findings));
    }
  }

  @Test
  void followEachEditAndGoWithTheDocument() throws InterruptedException {
    try (var editor = Editor.started()) {
      assertEquals(List.of(), editor.open(GOOD).getDiagnostics());
      editor.change(2, edit(2, 2, 2, 6, "cnov"));
      assertEquals(1, editor.findings(2).getDiagnostics().size());
      editor.change(3, edit(2, 3, 2, 4, ""), edit(2, 4, 2, 4, "n"));
      assertEquals(List.of(), editor.findings(3).getDiagnostics());
      editor
          .server()
          .getTextDocumentService()
          .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(Editor.URI)));
      var last = editor.nextFindings();
      assertEquals(3, last.getVersion());
      assertEquals(List.of(), last.getDiagnostics());
    }
  }

  @Test
  void aMistakeOfSyntaxIsToldAheadAndLeavesTheOthers() {
    var other = "\nspace t {\n  input: image(3, 8, 8)\n  cnov(8)\n  linear(10)\n}\n";
    try (var editor = Editor.started()) {
      editor.open(GOOD + other);
      editor.change(2, edit(2, 6, 2, 7, "")); // convany(8, 16))
      var unknown = "There is no `cnov` here. Did you mean `conv`?";
      var first = messages(editor.firstFindings(2));
      assertEquals(2, first.size(), first::toString);
      assertTrue(first.get(0).startsWith("Found `)`"), first::toString);
      assertEquals(unknown, first.get(1));
      assertEquals(first, messages(editor.firstFindings(2)));
      editor.change(3, edit(2, 6, 2, 6, "("));
      assertEquals(List.of(unknown), messages(editor.firstFindings(3)));
    }
  }

  private static TextDocumentContentChangeEvent edit(int l1, int c1, int l2, int c2, String text) {
    var range = new Range(new Position(l1, c1), new Position(l2, c2));
    return new TextDocumentContentChangeEvent(range, text);
  }

  @Test
  void ofABurstTheNewestVersionIsTold() {
    try (var editor = Editor.started()) {
      editor.open(Editor.URI, 1, GOOD);
      for (int version = 2; version <= 60; version++) {
        editor.replace(version, GOOD + "let unknown = cnov" + version + "\n");
      }
      var told = String.join("\n", messages(editor.findings(60)));
      assertTrue(told.contains("cnov60"), told);
    }
  }

  @Test
  void importsAreReadFromOpenDocumentsThenBelowTheWorkspace(@TempDir Path outer)
      throws IOException {
    var folder = Files.createDirectory(outer.resolve("work"));
    Files.writeString(folder.resolve("b.nas"), "let width = 8\n");
    Files.writeString(outer.resolve("outside.nas"), "let width = 8\n");
    var uri = folder.resolve("a.nas").toUri().toString();
    var typed = "import \"b.nas\"\n" + GOOD.replace("any(8, 16)", "width");
    try (var editor = Editor.in(folder, true)) {
      editor.open(uri, 1, typed);
      assertEquals(List.of(), messages(editor.findings(1)));
      // The other document, open and changed: this one is analysed again.
      editor.open(folder.resolve("b.nas").toUri().toString(), 7, "let height = 8\n");
      var found = editor.findings(1);
      while (!found.getUri().equals(uri)) {
        found = editor.findings(1);
      }
      assertTrue(messages(found).contains("There is no `width` here."));
      assertRefused(editor, folder, "../outside.nas", "it lies outside the workspace");
      assertRefused(editor, folder, "/etc/passwd", "only a path relative");
      assertRefused(editor, folder, "none.nas", "there is no such file");
      Files.createSymbolicLink(folder.resolve("link.nas"), outer.resolve("outside.nas"));
      assertRefused(editor, folder, "link.nas", "it lies outside the workspace");
    }
    try (var editor = Editor.in(folder, false)) {
      assertRefused(editor, folder, "b.nas", "in a trusted workspace only");
    }
  }

  private static void assertRefused(Editor editor, Path folder, String name, String reason) {
    var uri = folder.resolve("c.nas").toUri().toString();
    editor.open(uri, 1000, "import \"" + name + "\"\n");
    var message = messages(editor.findings(1000)).get(0);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void relatedPlacesOfThisFileAreLocations() {
    try (var editor = Editor.started()) {
      var findings = editor.open("let a = 1\nlet a = 2\n").getDiagnostics();
      Diagnostic twice = findings.get(0);
      assertEquals("repeated-name", twice.getCode().getLeft());
      var other = twice.getRelatedInformation().get(0).getLocation();
      assertEquals(Editor.URI, other.getUri());
      assertEquals(new Position(0, 4), other.getRange().getStart());
    }
  }

  @Test
  void formatsWhatCanBeRead() {
    try (var editor = Editor.started()) {
      editor.open("let a=1\nlet  b = 2\r\nlet c = 3\n");
      var edits = Editor.get(format(editor));
      assertEquals(
          List.of("let a = 1", "let b = 2", "\n"),
          edits.stream().map(edit -> edit.getNewText()).toList());
      editor.replace(2, "let a=(\n");
      assertEquals(List.of(), Editor.get(format(editor)));
    }
  }

  private static java.util.concurrent.CompletableFuture<List<? extends org.eclipse.lsp4j.TextEdit>>
      format(Editor editor) {
    var document = new TextDocumentIdentifier(Editor.URI);
    return editor
        .server()
        .getTextDocumentService()
        .formatting(new DocumentFormattingParams(document, new FormattingOptions(2, true)));
  }

  @Test
  void otherSchemesAreLeftAlone() {
    try (var editor = Editor.started()) {
      editor.open("http://example.org/a.nas", 1, "cnov");
      editor.open("untitled:Untitled-1", 2, "cnov");
      assertEquals("untitled:Untitled-1", editor.findings(1).getUri());
    }
  }
}

package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no one should send, and what clients send nevertheless. */
class BadInputTest {
  private static final String NET = "space net { input: image(3, 8, 8); linear(2) }\n";

  private static List<String> codes(PublishDiagnosticsParams told) {
    return told.getDiagnostics().stream().map(it -> it.getCode().getLeft()).toList();
  }

  @Test
  void aTextOfTenMegabytesIsRefusedInOneSentence() {
    try (var editor = Editor.started()) {
      var told = editor.open(NET.repeat(10_000_000 / NET.length()));
      assertEquals(List.of("too-large"), codes(told));
      assertNull(editor.hoverAt(new Position(3, 7)));
      assertEquals(List.of(), editor.complete(new Position(3, 30)));
      EveryFeature.ask(editor, new Position(3, 7));
      editor.replace(2, NET);
      assertEquals(List.of(), codes(editor.findings(2)));
    }
  }

  @Test
  void rangesOutsideTheTextEndInside() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      assertNull(editor.hoverAt(new Position(100_000, 100_000)));
      assertTrue(editor.hoverAt(new Position(-1, -5)) != null, "the first place of the text");
      var everywhere = new Range(new Position(-3, -3), new Position(1_000_000, 7));
      editor.change(2, new TextDocumentContentChangeEvent(everywhere, "cnov"));
      assertFalse(editor.findings(2).getDiagnostics().isEmpty());
      var backwards = new Range(new Position(0, 4), new Position(0, 0));
      editor.change(3, new TextDocumentContentChangeEvent(backwards, NET));
      assertEquals(List.of(), codes(editor.findings(3)));
    }
  }

  @Test
  void garbageIsFoundFaultWithAndNothingMore() {
    var random = new Random(11);
    var garbage = new StringBuilder();
    for (int at = 0; at < 5_000; at++) {
      garbage.appendCodePoint(1 + random.nextInt(0x3000));
    }
    try (var editor = Editor.started()) {
      editor.replace(1, NET); // of a document that was never opened
      assertFalse(editor.open(garbage.toString()).getDiagnostics().isEmpty());
      EveryFeature.ask(editor, new Position(0, 40));
      editor.replace(2, NET);
      assertEquals(List.of(), codes(editor.findings(2)));
    }
  }

  @Test
  void whoCancelsEverythingIsAnsweredAfterwards() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var asked = new ArrayList<CompletableFuture<?>>();
      for (int version = 2; version < 100; version++) {
        editor.replace(version, NET + "// " + version);
        asked.add(editor.texts().hover(new HoverParams(editor.id(), new Position(0, 7))));
        asked.add(editor.texts().completion(Editor.completion(new Position(0, 35))));
      }
      asked.forEach(it -> it.cancel(true));
      assertTrue(editor.hoverText("net {").contains("1 architecture."));
    }
  }

  @Test
  void twoWindowsOnOneFileAreOneDocument() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      editor.open(Editor.URI, 7, NET.replace("linear", "liner"));
      assertEquals(List.of("unknown-name"), codes(editor.findings(7)));
      editor.replace(8, NET);
      assertEquals(List.of(), codes(editor.findings(8)));
    }
  }

  @Test
  void filesThatImportEachOtherAreFoundFaultWith(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.nas"), "import \"a.nas\"\nlet b = 1\n");
    try (var editor = Editor.in(folder, true)) {
      editor.open(folder.resolve("a.nas").toUri().toString(), 1, "import \"b.nas\"\nlet a = b\n");
      assertFalse(editor.findings(1).getDiagnostics().isEmpty());
    }
  }

  @Test
  void aFileThatGoesAndComesUnderTheServerIsNoticed(@TempDir Path folder) throws IOException {
    var parts = folder.resolve("parts.nas");
    Files.writeString(parts, "block part(c) { conv(c) }\n");
    try (var editor = Editor.in(folder, true)) {
      editor.open(
          folder.resolve("net.nas").toUri().toString(),
          1,
          "import \"parts.nas\"\n" + NET.replace("linear", "part(8); linear"));
      assertEquals(List.of(), codes(editor.findings(1)));
      Files.delete(parts);
      tell(editor, parts, FileChangeType.Deleted);
      assertTrue(codes(editor.findings(1)).contains("no-import"));
      Files.writeString(parts, "block part(c) { conv(c) }\n");
      tell(editor, parts, FileChangeType.Created);
      assertEquals(List.of(), codes(editor.findings(1)));
    }
  }

  private static void tell(Editor editor, Path file, FileChangeType change) {
    var event = new FileEvent(file.toUri().toString(), change);
    editor
        .server()
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(event)));
  }
}

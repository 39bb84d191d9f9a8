package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.junit.jupiter.api.Test;

/** What server and client agree on. */
class TalkTest {
  private static final Range ALL = new Range(new Position(0, 0), new Position(100, 0));

  @Test
  void columnsCountWhatWasAgreedOn() {
    for (var expected : Map.of("utf-8", 11, "utf-16", 9, "utf-32", 8).entrySet()) {
      var params = new InitializeParams();
      var capabilities = Editor.capabilities();
      var general = new GeneralClientCapabilities();
      general.setPositionEncodings(List.of(expected.getKey()));
      capabilities.setGeneral(general);
      params.setCapabilities(capabilities);
      try (var editor = Editor.started(params)) {
        var told = editor.open("\"\ud83d\ude00\" \n").getDiagnostics();
        var named = editor.open("let s = \"\ud83d\ude00\" + cnov\n").getDiagnostics();
        assertFalse(told.isEmpty());
        int quoted = named.get(0).getRange().getStart().getCharacter();
        assertEquals(expected.getValue() + 6, quoted, expected::getKey);
      }
    }
  }

  @Test
  void hintsAreShownAsLongAsTheUserWantsThem() {
    var params = new InitializeParams();
    var capabilities = Editor.capabilities();
    var workspace = new WorkspaceClientCapabilities();
    workspace.setConfiguration(true);
    capabilities.setWorkspace(workspace);
    params.setCapabilities(capabilities);
    try (var editor = Editor.started(params)) {
      editor.open("space net { input: image(3, 8, 8); linear(2) }\n");
      assertFalse(Editor.get(hints(editor)).isEmpty());
      editor.settings(Map.of("hints", false));
      editor
          .server()
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(Map.of()));
      editor.awaitAsked(2);
      assertEquals(List.of(), Editor.get(hints(editor)));
    }
  }

  private static java.util.concurrent.CompletableFuture<List<org.eclipse.lsp4j.InlayHint>> hints(
      Editor editor) {
    return editor.texts().inlayHint(new InlayHintParams(editor.id(), ALL));
  }

  @Test
  void longWorkIsToldAndShortWorkIsNot() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    var clock = java.util.concurrent.Executors.newSingleThreadScheduledExecutor();
    try {
      var work = new LongWork(new ProgressListener(told), clock);
      work.begin("short").run();
      var end = work.begin("long");
      assertEquals("begin long", told.poll(60, TimeUnit.SECONDS));
      end.run();
      assertEquals("end", told.poll(60, TimeUnit.SECONDS));
    } finally {
      clock.shutdownNow();
    }
  }
}

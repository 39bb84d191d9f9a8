package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemResolveSupportCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHintCapabilities;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.InlayHintResolveSupportCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

/** What is told only when someone looks at it. */
class LaterTest {
  private static final String TEXT =
      """
      /// Two of them.
      block part(c) { conv(c); conv(c, kernel: 1) }
      space net {
        input: image(3, 8, 8)
        part(any(4, 8))
        linear(2)
      }
      """;

  private static Editor started() {
    var params = new InitializeParams();
    var capabilities = Editor.capabilities();
    var text = capabilities.getTextDocument();
    text.getCompletion()
        .getCompletionItem()
        .setResolveSupport(
            new CompletionItemResolveSupportCapabilities(List.of("documentation", "detail")));
    var hints = new InlayHintCapabilities();
    hints.setResolveSupport(new InlayHintResolveSupportCapabilities(List.of("tooltip")));
    text.setInlayHint(hints);
    params.setCapabilities(capabilities);
    return Editor.started(params);
  }

  private static CompletionItem item(List<CompletionItem> items, String label) {
    return items.stream().filter(it -> it.getLabel().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void aCompletionTellsItsDocumentationAndItsCost() {
    try (var editor = started()) {
      editor.open(TEXT);
      var item = item(editor.complete(editor.find("linear")), "part");
      assertNull(item.getDocumentation());
      var words =
          Editor.get(editor.texts().resolveCompletionItem(item))
              .getDocumentation()
              .getRight()
              .getValue();
      assertTrue(words.startsWith("Two of them."), words);
      assertTrue(words.contains("| multiply-adds |"), words);
    }
  }

  @Test
  void aCompletionOfAnOlderTextStaysAsItWas() {
    try (var editor = started()) {
      editor.open(TEXT);
      var item = item(editor.complete(editor.find("linear")), "part");
      editor.replace(2, "\n" + TEXT);
      assertNull(Editor.get(editor.texts().resolveCompletionItem(item)).getDocumentation());
    }
  }

  @Test
  void aHintOfAnEarlierTextSaysSo() {
    try (var editor = started()) {
      editor.open(TEXT);
      editor.replace(2, TEXT.replace("linear(2)", "lin"));
      editor.findings(2);
      var all = new Range(new Position(0, 0), new Position(100, 0));
      var first =
          Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), all))).get(0);
      var tip = Editor.get(editor.texts().resolveInlayHint(first)).getTooltip().getRight();
      assertTrue(tip.getValue().contains("| multiply-adds |"), tip::getValue);
      assertTrue(tip.getValue().endsWith("*As of the last text without errors.*"), tip::getValue);
    }
  }

  @Test
  void aHintTellsWhatItsStepCosts() {
    try (var editor = started()) {
      editor.open(TEXT);
      var all = new Range(new Position(0, 0), new Position(100, 0));
      var hints = Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), all)));
      var last = hints.get(hints.size() - 1);
      assertNull(last.getTooltip());
      var tip = Editor.get(editor.texts().resolveInlayHint(last)).getTooltip().getRight();
      assertTrue(
          tip.getValue().startsWith("Runs once in the cheapest architecture."), tip::toString);
      assertTrue(tip.getValue().contains("| multiply-adds | 512 |"), tip::toString);
      assertEquals("→ 2×1×1", last.getLabel().getLeft());
    }
  }
}

package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;

/** Changes that someone may want; what is selected stands between {@code «} and {@code »}. */
class RewritesTest {
  private static final String NET =
      """
      space net(wide = 8) {
        input: image(3, 8, 8)
        s1: repeat(2) { conv(wide, kernel: any(1, 3)) }
        op: any(relu, gelu)
        linear(2)
      }
      architecture best of net {
        s1.kernel = [3, 3]
        op = gelu
      }
      """;

  private static List<CodeAction> actions(Editor editor, String marked) {
    int from = marked.indexOf('«');
    int to = marked.indexOf('»') - 1;
    editor.open(marked.replace("«", "").replace("»", ""));
    var range = new Range(editor.position(from), editor.position(to));
    var params = new CodeActionParams(editor.id(), range, new CodeActionContext(List.of()));
    return Editor.get(editor.texts().codeAction(params)).stream().map(it -> it.getRight()).toList();
  }

  private static List<String> titles(String marked) {
    try (var editor = Editor.started()) {
      return actions(editor, marked).stream().map(CodeAction::getTitle).toList();
    }
  }

  private static void assertRewritten(String marked, String title, String expected) {
    try (var editor = Editor.started()) {
      var actions = actions(editor, marked);
      var titles = actions.stream().map(CodeAction::getTitle).toList();
      assertTrue(titles.contains(title), titles::toString);
      var edit = actions.get(titles.indexOf(title)).getEdit();
      var now = new StringBuilder(marked.replace("«", "").replace("»", ""));
      Editor.edits(edit, Editor.URI).stream()
          .sorted(
              Comparator.comparingInt((TextEdit it) -> -editor.offset(it.getRange().getStart())))
          .forEach(
              it ->
                  now.replace(
                      editor.offset(it.getRange().getStart()),
                      editor.offset(it.getRange().getEnd()),
                      it.getNewText()));
      assertEquals(expected, now.toString());
      editor.replace(2, expected);
      assertEquals(List.of(), editor.findings(2).getDiagnostics());
    }
  }

  @Test
  void aChoiceIsFrozenToWhatAnArchitectureTakes() {
    assertRewritten(
        NET.replace("any(1", "«»any(1"),
        "Freeze `any(1, 3)` to `3`, as in `best`: 8 → 2 architectures",
        NET.replace("any(1, 3)", "3").replace("  s1.kernel = [3, 3]\n", "  \n"));
  }

  @Test
  void anOptionIsTakenForGood() {
    assertTrue(
        titles(NET.replace("relu,", "re«»lu,"))
            .contains("Freeze `any(relu, gelu)` to `relu`: 8 → 4 architectures"));
  }

  @Test
  void anOptionThatMeetsNoRequirementIsDropped() {
    var tight =
        """
        space net {
          input: image(3, 8, 8)
          conv(any(8, 16), kernel: any(1, 3, «»5))
          linear(2)
          require macs <= 20_000
        }
        """;
    assertRewritten(
        tight,
        "Drop `5` from `any(1, 3, 5)`: nothing with it meets the `require`s",
        tight.replace("«»", "").replace(", 5)", ")"));
  }

  @Test
  void stepsBecomeABlockWithWhatTheyUse() {
    assertRewritten(
        """
        /// A net.
        space net(wide = 8) {
          input: image(3, 8, 8)
          «conv(wide, kernel: any(1, 3))
          relu»
          linear(2)
        }
        """,
        "Extract the steps into `block part(wide)`",
        """
        block part(wide) {
          conv(wide, kernel: any(1, 3))
          relu
        }

        /// A net.
        space net(wide = 8) {
          input: image(3, 8, 8)
          part(wide)
          linear(2)
        }
        """);
    assertTrue(titles(NET.replace("conv(wide", "co«nv(w»ide")).isEmpty());
  }

  @Test
  void aBranchIsProjectedToTheShapeOfTheOthers() {
    var clash =
        """
        space net {
          input: image(3, 8, 8)
          «»sum(input, conv(8, stride: 2))
          linear(2)
        }
        """;
    assertRewritten(
        clash,
        "Project `input` from 3×8×8 to 8×4×4 by `conv(8, kernel: 1, stride: 2)`",
        clash.replace("«»sum(input", "sum(conv(8, kernel: 1, stride: 2)"));
  }

  @Test
  void editsAreToldLaterToAClientThatAsksForThemThen() {
    var params = new InitializeParams();
    var capabilities = Editor.capabilities();
    var actions = new CodeActionCapabilities();
    actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
    capabilities.getTextDocument().setCodeAction(actions);
    params.setCapabilities(capabilities);
    try (var editor = Editor.started(params)) {
      var action = actions(editor, NET.replace("any(1", "«»any(1")).get(0);
      assertNull(action.getEdit());
      var resolved = Editor.get(editor.texts().resolveCodeAction(action));
      assertEquals("3", Editor.edits(resolved.getEdit(), Editor.URI).get(0).getNewText());
    }
  }
}

package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Location;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What uses what, what is made of what, and which names change together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {
  private static final String TEXT =
      """
      let wide = 16
      block part(c) { conv(c); conv(c, kernel: 1) }
      space net {
        block stage(n) { repeat(n) { part(any(8, wide)) } }
        input: image(3, 8, 8)
        s1: stage(2); part(wide)
        linear(2)
      }
      architecture small of net { s1.c = 8 }
      """;

  private final Editor editor = Editor.started();

  @BeforeAll
  void open() {
    editor.open(TEXT);
  }

  @AfterAll
  void close() {
    editor.close();
  }

  private CallHierarchyItem item(String words) {
    var params = new CallHierarchyPrepareParams(editor.id(), editor.find(words));
    return Editor.get(editor.texts().prepareCallHierarchy(params)).get(0);
  }

  @Test
  void aBlockIsUsedByTheDeclarationsAroundItsCalls() {
    var calls =
        Editor.get(
            editor
                .texts()
                .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item("part(c)"))));
    assertEquals(
        List.of("stage 1", "net 1"),
        calls.stream()
            .map(it -> it.getFrom().getName() + " " + it.getFromRanges().size())
            .toList());
  }

  @Test
  void aBlockUsesLayersOfTheLibraryAndTheirUsersAreFoundFromThere() {
    var calls =
        Editor.get(
            editor
                .texts()
                .callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item("part(c)"))));
    assertEquals(List.of("conv"), calls.stream().map(it -> it.getTo().getName()).toList());
    assertEquals(2, calls.get(0).getFromRanges().size());
    var users =
        Editor.get(
            editor
                .texts()
                .callHierarchyIncomingCalls(
                    new CallHierarchyIncomingCallsParams(calls.get(0).getTo())));
    assertEquals(List.of("part"), users.stream().map(it -> it.getFrom().getName()).toList());
  }

  private List<String> words(List<? extends Location> places) {
    return places.stream().map(it -> editor.words(it.getRange())).toList();
  }

  @Test
  void aSpaceIsImplementedByItsArchitectures() {
    var params = new ImplementationParams(editor.id(), editor.find("net {"));
    assertEquals(
        List.of("small"), words(Editor.get(editor.texts().implementation(params)).getLeft()));
    var declared = new DeclarationParams(editor.id(), editor.find("stage(2)"));
    assertEquals(
        List.of("stage"), words(Editor.get(editor.texts().declaration(declared)).getLeft()));
  }

  @Test
  void aNameOfAFileChangesWithItsUsesWhileItIsTyped() {
    var params = new LinkedEditingRangeParams(editor.id(), editor.find("wide)"));
    var linked = Editor.get(editor.texts().linkedEditingRange(params));
    assertEquals(
        List.of("wide", "wide", "wide"), linked.getRanges().stream().map(editor::words).toList());
    var label = new LinkedEditingRangeParams(editor.id(), editor.find("s1: "));
    assertNull(Editor.get(editor.texts().linkedEditingRange(label)));
  }
}

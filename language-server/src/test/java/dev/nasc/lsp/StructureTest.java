package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Outline, colours, folds, selections and signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StructureTest {
  private static final String TEXT =
      """
      // one
      // two
      block stage(c) {
        conv(c)
      }
      space net {
        input: image(3, 32, 32)
        s1: stage(any(8, 16))
        linear(10)
      }
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

  @Test
  void outlinesDeclarationsAndLabels() {
    var params = new DocumentSymbolParams(editor.id());
    var names = new ArrayList<String>();
    Editor.get(editor.texts().documentSymbol(params))
        .forEach(it -> collect(it.getRight(), "", names));
    assertEquals(List.of("stage", "net", "net/input", "net/s1"), names);
  }

  private static void collect(DocumentSymbol symbol, String prefix, List<String> names) {
    names.add(prefix + symbol.getName());
    symbol.getChildren().forEach(inner -> collect(inner, symbol.getName() + "/", names));
  }

  @Test
  void findsDeclarationsByTheirLetters() {
    var found =
        Editor.get(editor.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("stg")))
            .getRight();
    assertEquals(List.of("stage"), found.stream().map(it -> it.getName()).toList());
  }

  @Test
  void foldsBracketsAndRunsOfComments() {
    var folds = Editor.get(editor.texts().foldingRange(new FoldingRangeRequestParams(editor.id())));
    assertEquals(
        List.of("2-3", "5-8", "0-1"),
        folds.stream().map(it -> it.getStartLine() + "-" + it.getEndLine()).toList());
  }

  @Test
  void growsASelectionFromWordToFile() {
    var params = new SelectionRangeParams(editor.id(), List.of(editor.find("8, 16")));
    var grown = new ArrayList<String>();
    SelectionRange range = Editor.get(editor.texts().selectionRange(params)).get(0);
    for (var it = range; it != null; it = it.getParent()) {
      var at = it.getRange();
      boolean line = at.getStart().getLine() == at.getEnd().getLine();
      grown.add(line ? editor.words(at) : at.getStart().getLine() + "-" + at.getEnd().getLine());
    }
    var expected =
        List.of("8", "any(8, 16)", "stage(any(8, 16))", "s1: stage(any(8, 16))", "5-9", "0-10");
    assertTrue(grown.containsAll(expected), grown::toString);
    assertEquals("8", grown.get(0));
  }

  /** The words with the colours that they are told in. */
  private List<String> coloured(List<Integer> data) {
    var types =
        List.of(
            "namespace",
            "class",
            "struct",
            "event",
            "variable",
            "parameter",
            "property",
            "enumMember",
            "function",
            "keyword",
            "number",
            "string",
            "comment",
            "operator");
    var words = new ArrayList<String>();
    int line = 0;
    int column = 0;
    for (int at = 0; at < data.size(); at += 5) {
      column = data.get(at) == 0 ? column + data.get(at + 1) : data.get(at + 1);
      line += data.get(at);
      var range =
          new Range(new Position(line, column), new Position(line, column + data.get(at + 2)));
      words.add(editor.words(range) + " " + types.get(data.get(at + 3)));
    }
    return words;
  }

  @Test
  void coloursNamesByWhatTheyStandFor() {
    var whole =
        Editor.get(editor.texts().semanticTokensFull(new SemanticTokensParams(editor.id())));
    var words = coloured(whole.getData());
    assertTrue(
        words.containsAll(
            List.of(
                "block keyword",
                "stage class",
                "c parameter",
                "conv class",
                "net namespace",
                "s1 property",
                "any keyword",
                "16 number",
                "// one comment")),
        words::toString);
    var line = new Range(new Position(7, 0), new Position(8, 0));
    var part =
        Editor.get(
            editor.texts().semanticTokensRange(new SemanticTokensRangeParams(editor.id(), line)));
    assertEquals(
        List.of("s1 property", "stage class", "any keyword", "8 number", "16 number"),
        coloured(part.getData()));
  }

  @Test
  void tellsOnlyTheColoursThatChanged() {
    try (var other = Editor.started()) {
      other.open(TEXT);
      var before =
          Editor.get(other.texts().semanticTokensFull(new SemanticTokensParams(other.id())));
      other.replace(2, TEXT.replace("linear(10)", "relu; linear(10)"));
      var delta =
          Editor.get(
                  other
                      .texts()
                      .semanticTokensFullDelta(
                          new SemanticTokensDeltaParams(other.id(), before.getResultId())))
              .getRight();
      var edit = delta.getEdits().get(0);
      var patched = new ArrayList<>(before.getData());
      patched.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount()).clear();
      patched.addAll(edit.getStart(), edit.getData());
      var now = Editor.get(other.texts().semanticTokensFull(new SemanticTokensParams(other.id())));
      assertEquals(now.getData(), patched);
      assertTrue(edit.getData().size() <= 10, () -> edit.toString());
    }
  }

  @Test
  void showsTheParametersOfTheCallBeingTyped() {
    try (var other = Editor.started()) {
      other.open(TEXT);
      var typed = TEXT.replace("linear(10)", "conv(8, stride: ");
      other.replace(2, typed);
      var at = other.position(typed.indexOf("stride: ") + 8);
      var help = Editor.get(other.texts().signatureHelp(new SignatureHelpParams(other.id(), at)));
      var signature = help.getSignatures().get(0);
      assertTrue(signature.getLabel().startsWith("layer conv("), signature.getLabel());
      var active = signature.getParameters().get(help.getActiveParameter());
      assertEquals("stride = 1", active.getLabel().getLeft());
    }
  }
}

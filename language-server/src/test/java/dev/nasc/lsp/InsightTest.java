package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

/** Hints, lenses and fixes: what the text does not show, and ways out. */
class InsightTest {
  private static final Range ALL = new Range(new Position(0, 0), new Position(1000, 0));
  private static final String NET =
      """
      space net {
        input: image(3, 32, 32)
        conv(8, stride: 2)
        s1: repeat(2) { conv(8, kernel: any(1, 3)) }
        op: any(wide: conv(16), id: input)
        linear(10)
        require macs <= 250k
      }
      """;

  @Test
  void hintsShowShapesTurnsAndWhereChoicesAreDecided() {
    try (var editor = Editor.started()) {
      assertEquals(List.of(), editor.open(NET).getDiagnostics());
      var hints =
          Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), ALL))).stream()
              .map(it -> it.getPosition().getLine() + " " + it.getLabel().getLeft())
              .toList();
      assertTrue(
          hints.containsAll(
              List.of(
                  "2 → 8×16×16", "3 ×2 layers", "3 once per layer: 2 ×", "4 once", "5 → 10×1×1")),
          hints::toString);
    }
  }

  private static List<String> hints(Editor editor) {
    return Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), ALL))).stream()
        .map(it -> it.getPosition().getLine() + " " + it.getLabel().getLeft())
        .toList();
  }

  private static List<String> lenses(Editor editor) {
    return Editor.get(editor.texts().codeLens(new CodeLensParams(editor.id()))).stream()
        .filter(it -> it.getCommand() == null)
        .map(it -> Editor.get(editor.texts().resolveCodeLens(it)).getCommand().getTitle())
        .toList();
  }

  @Test
  void whatIsShownStaysWhileSomeoneTypes() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var hints = hints(editor);
      var lenses = lenses(editor);
      editor.replace(2, NET.replace("id: input)", "id: input)\n  co"));
      editor.findings(2);
      assertEquals(hints.stream().map(it -> it.replace("5 →", "6 →")).toList(), hints(editor));
      assertEquals(lenses.stream().map(it -> it + " · before the error").toList(), lenses(editor));
    }
  }

  @Test
  void aLineTellsAShapeOnce() {
    try (var editor = Editor.started()) {
      editor.open("space s {\n  input: image(1, 4, 4)\n  repeat(2) { conv(2) }\n  linear(2)\n}\n");
      assertEquals(List.of("2 → 2×4×4", "2 ×2 layers", "3 → 2×1×1"), hints(editor));
    }
  }

  private static final String SEARCHED =
      """
      let phone = latency_table("phone.csv")
      space s {
        input: image(1, 8, 8)
        conv(8)
        linear(10)
      }
      search q {
        space: s
        data: digits
        maximize accuracy
        require latency(phone) <= 8ms
        strategy { best: random(trials: 1) }
      }
      """;

  @Test
  void aLatencyIsNotCountedAsMet() {
    try (var editor = Editor.started()) {
      assertEquals(List.of(), editor.open(SEARCHED).getDiagnostics());
      assertEquals(
          List.of(
              "1 architecture · 9.73k multiply-adds · 5.20k parameters",
              "1 phase · 1 architecture",
              "checked for each architecture that is tried"),
          lenses(editor));
    }
  }

  @Test
  void whatNothingMeetsIsSaidAbove() {
    try (var editor = Editor.started()) {
      editor.open(SEARCHED.replace("latency(phone) <= 8ms", "macs <= 1"));
      assertEquals(
          List.of(
              "1 architecture · 9.73k multiply-adds · 5.20k parameters",
              "no architecture meets what it requires",
              "no architecture meets it"),
          lenses(editor));
    }
  }

  @Test
  void lensesCountWhenTheyComeIntoView() {
    try (var editor = Editor.started()) {
      editor.open(NET);
      var lenses = Editor.get(editor.texts().codeLens(new CodeLensParams(editor.id())));
      assertEquals(
          List.of(0, 0, 0, 6),
          lenses.stream().map(it -> it.getRange().getStart().getLine()).toList());
      var words =
          lenses.stream()
              .map(it -> Editor.get(editor.texts().resolveCodeLens(it)).getCommand().getTitle())
              .toList();
      assertTrue(words.get(0).contains(" architectures · "), words::toString);
      assertTrue(words.get(0).contains(" multiply-adds · "), words::toString);
      assertTrue(words.get(3).endsWith(" % meet it"), words::toString);
    }
  }

  @Test
  void lensesCarryCommandsOfTheClient() {
    try (var editor = Editor.started()) {
      editor.open(NET + "search hunt {\n  space: net\n}\n");
      var commands =
          Editor.get(editor.texts().codeLens(new CodeLensParams(editor.id()))).stream()
              .map(it -> it.getCommand())
              .filter(it -> it != null)
              .map(it -> it.getTitle() + " " + it.getCommand() + " " + it.getArguments().get(1))
              .toList();
      assertEquals(
          List.of(
              "Sample nasc.sample \"net\"",
              "Graph nasc.graph \"net\"",
              "Run hunt nasc.run \"hunt\"",
              "Run nasc.run \"hunt\"",
              "Resume nasc.resume \"hunt\""),
          commands);
    }
  }

  /** The text after the fix whose title is the key. */
  private static void assertFix(String broken, String title, String mended) {
    try (var editor = Editor.started()) {
      var findings = editor.open(broken).getDiagnostics();
      assertTrue(!findings.isEmpty(), "no finding");
      var params = new CodeActionParams(editor.id(), ALL, new CodeActionContext(findings));
      var actions = Editor.get(editor.texts().codeAction(params));
      var titles = actions.stream().map(it -> it.getRight().getTitle()).toList();
      assertTrue(titles.contains(title), titles::toString);
      var edit =
          Editor.edits(actions.get(titles.indexOf(title)).getRight().getEdit(), Editor.URI).get(0);
      var lines = broken.split("\n", -1);
      var line = lines[edit.getRange().getStart().getLine()];
      lines[edit.getRange().getStart().getLine()] =
          line.substring(0, edit.getRange().getStart().getCharacter())
              + edit.getNewText()
              + line.substring(edit.getRange().getEnd().getCharacter());
      assertEquals(mended, String.join("\n", lines));
      editor.replace(2, mended);
      assertEquals(List.of(), editor.findings(2).getDiagnostics());
    }
  }

  @Test
  void fixesTakeTheNearestName() {
    assertFix(NET.replace("conv(8, stride", "cnov(8, stride"), "Replace `cnov` by `conv`", NET);
    assertFix(NET.replace("stride:", "strid:"), "Replace `strid` by `stride`", NET);
  }

  @Test
  void fixesImportLabelAndRelax() {
    var mobile = NET.replace("conv(8, stride: 2)", "conv_bn(8, stride: 2)");
    assertFix(mobile, "Import `std.mobile`, which has `conv_bn`", "import std.mobile\n" + mobile);
    assertFix(
        NET.replace("op: any(wide: conv(16), id: input)", "any(wide: conv(16), id: input)"),
        "Label the step `op:`",
        NET);
    var tight = NET.replace("250k", "1k");
    try (var editor = Editor.started()) {
      var findings = editor.open(tight).getDiagnostics();
      var params = new CodeActionParams(editor.id(), ALL, new CodeActionContext(findings));
      var relax = Editor.get(editor.texts().codeAction(params)).get(0).getRight();
      var least = Editor.edits(relax.getEdit(), Editor.URI).get(0).getNewText();
      assertEquals(
          "Relax the limit from `1k` to `" + least + "`, where it begins to hold",
          relax.getTitle());
      editor.replace(2, NET.replace("250k", least));
      assertEquals(List.of(), editor.findings(2).getDiagnostics());
      int below = Integer.parseInt(least.replace("_", "")) - 1;
      editor.replace(3, NET.replace("250k", "" + below));
      assertEquals("unsatisfiable", editor.findings(3).getDiagnostics().get(0).getCode().getLeft());
    }
  }

  @Test
  void findingsAreToldToAClientThatAsks() {
    try (var editor = Editor.started()) {
      editor.open(Editor.URI, 3, NET.replace("linear(", "liner("));
      var report =
          Editor.get(editor.texts().diagnostic(new DocumentDiagnosticParams(editor.id())))
              .getRelatedFullDocumentDiagnosticReport();
      assertEquals("3", report.getResultId());
      assertEquals("unknown-name", report.getItems().get(0).getCode().getLeft());
    }
  }
}

package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.resolve.Library;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where the caret is marked by {@code |}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
  private static final String SPACE =
      """
      space s {
        input: image(3, 32, 32)
        s1: repeat(2) { conv(8, kernel: any(3, 5)) }
        linear(10)
      }
      """;

  private final Editor editor = Editor.started();
  private int version = 1;

  @BeforeAll
  void open() {
    editor.open(SPACE);
  }

  @AfterAll
  void close() {
    editor.close();
  }

  private List<CompletionItem> at(String marked) {
    return editor.completeAtMark(++version, marked);
  }

  private List<String> labels(String marked) {
    return at(marked).stream().map(CompletionItem::getLabel).toList();
  }

  private static CompletionItem item(String label, List<CompletionItem> items) {
    return items.stream()
        .filter(item -> item.getLabel().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not offered"));
  }

  @Test
  void declarationsAtTheTop() {
    assertEquals(
        List.of("architecture", "block", "import", "let", "operation", "recipe", "search", "space"),
        labels("|"));
    assertEquals(List.of("space"), labels(SPACE + "spa|"));
    assertEquals(List.of(), labels("space |"));
  }

  @Test
  void modulesAfterImport() {
    assertTrue(labels("import |").contains("std.mobile"));
    assertEquals(
        Library.names().stream().map(name -> name.substring("std.".length())).sorted().toList(),
        labels("import std.|"));
  }

  @Test
  void namesInScopeWithTheirDocumentation() {
    var items =
        at(
            """
            import std.mobile
            /// Twice.
            block twice(c) { conv(c); conv(c) }
            space s(classes = 10) {
              let width = 8
              block stage(c, n) { |
            """);
    var labels = items.stream().map(CompletionItem::getLabel).toList();
    assertTrue(
        labels.containsAll(
            List.of("c", "n", "width", "classes", "twice", "mbconv", "conv", "any", "repeat")));
    assertFalse(labels.contains("sgd"));
    assertEquals("Twice.", item("twice", items).getDocumentation().getRight().getValue());
    assertEquals("block twice(c)", item("twice", items).getDetail());
    assertEquals("twice(${1:c})", item("twice", items).getTextEdit().getLeft().getNewText());
  }

  @Test
  void argumentsNotYetGivenWithTypeAndDefault() {
    var items = at("space s {\n  input: image(3, 8, 8)\n  conv(8, kernel: 3, |");
    var arguments =
        items.stream().filter(it -> it.getSortText().startsWith("00")).map(it -> it.getLabel());
    assertEquals(List.of("bias", "dilation", "groups", "padding", "stride"), arguments.toList());
    var stride = item("stride", items);
    assertEquals("= 1", stride.getDetail());
    assertEquals(
        "A whole number from 1 to 255, or a list of two; without it `1`.",
        stride.getDocumentation().getRight().getValue());
    assertEquals("stride: ${1:1}", stride.getTextEdit().getLeft().getNewText());
  }

  @Test
  void argumentsOfABlockOfThisFile() {
    var labels = labels("block b(c, k = 3) { conv(c) }\nspace s {\n  b(1, |)\n}\n");
    assertTrue(labels.contains("k"));
    assertFalse(labels.contains("c"));
  }

  @Test
  void fieldsOfARecipe() {
    var labels = labels("recipe r {\n  epochs: 3\n  |\n}\n");
    assertTrue(labels.containsAll(List.of("lr", "batch", "optimizer")));
    assertFalse(labels.contains("epochs"));
    assertEquals(
        List.of("adam", "adamw", "rmsprop", "sgd"), labels("recipe r {\n  optimizer: |\n}\n"));
    assertTrue(labels("recipe r {\n  lr: cosine(|").contains("peak"));
  }

  @Test
  void partsPhasesOptionsAndArtefactsInASearch() {
    assertEquals(
        List.of("data", "device", "seed", "strategy", "maximize", "minimize", "require"),
        labels(SPACE + "search q {\n  space: s\n  |\n}\n"));
    assertEquals(List.of("s"), labels(SPACE + "search q {\n  space: |\n}\n"));
    assertEquals(
        List.of("cifar10", "csv", "digits", "image_folder", "mnist", "npz"),
        labels("search q {\n  data: |\n}\n"));
    assertEquals(
        List.of("accuracy", "activation_bytes", "cross_entropy", "latency", "macs", "params"),
        labels("search q {\n  minimize |\n}\n"));
    assertTrue(
        labels("search q {\n  strategy {\n    net: one_shot()\n    |\n  }\n}\n")
            .containsAll(List.of("aging_evolution", "nsga2", "one_shot", "train")));
    assertEquals(
        List.of("strictly_fair", "uniform"),
        labels("search q {\n  strategy {\n    net: one_shot(paths: |)\n  }\n}\n"));
    var scores =
        labels(
            "search q {\n  strategy {\n    net: one_shot()\n    front: nsga2(score: |)\n  }\n}\n");
    assertEquals("net", scores.get(0));
    assertFalse(scores.contains("front") || scores.contains("conv"), scores::toString);
    assertTrue(
        labels("recipe mine { epochs: 3 }\nsearch q { strategy { net: one_shot(recipe: |) } }\n")
            .containsAll(List.of("mine", "training")));
  }

  @Test
  void onlyNumbersWhereANumberIsWanted() {
    var of = "import std.mobile\nspace s(width = 8) {\n  ";
    for (var marked :
        List.of("conv(8, kernel: |)", "mbconv(8, expand: any(2, |))", "conv(8) if |")) {
      var labels = labels(of + marked + "\n}\n");
      assertTrue(labels.containsAll(List.of("width", "round", "any")), marked + labels);
      assertFalse(labels.contains("conv") || labels.contains("repeat"), marked + labels);
    }
  }

  @Test
  void onlyStepsWhereAStepCanStand() {
    var labels = labels("space s {\n  input: image(3, 8, 8)\n  |\n}\n");
    assertTrue(labels.containsAll(List.of("conv", "sum", "repeat")), labels::toString);
    for (var value : List.of("round", "ceil", "auto_augment", "image", "log_uniform")) {
      assertFalse(labels.contains(value), value);
    }
    assertEquals(List.of("image"), labels("space s {\n  input: |\n}\n"));
  }

  @Test
  void activationsFirstWhereOneIsTheDefault() {
    var labels = labels("import std.mobile\nspace s {\n  conv_bn(8, act: |)\n}\n");
    assertTrue(labels.indexOf("swish") < labels.indexOf("conv"), labels::toString);
    assertTrue(labels.indexOf("relu") < labels.indexOf("attention"), labels::toString);
    assertEquals(
        List.of("false", "true"), labels("import std.mobile\nspace s { conv_bn(8, bias: |) }\n"));
  }

  @Test
  void earlierPhasesAloneAreArtefacts() {
    var scores =
        labels(
            SPACE
                + "search q {\n  space: s\n  data: digits\n  strategy {\n"
                + "    net: one_shot()\n    front: nsga2(score: |)\n  }\n}\n");
    assertEquals(List.of("net", "table", "trained"), scores);
    assertFalse(labels("search q {\n  strategy {\n    |\n  }\n}\n").contains("lstm"));
  }

  @Test
  void limitsThatTheSpaceCanHave() {
    editor.replace(++version, SPACE);
    editor.findings(version);
    // 1,024 places, 8 channels of 3 and 8: 1×… 9 and 25 products each, then 8,192·10
    var items = at(SPACE.replace("linear(10)\n", "linear(10)\n  require macs <= |\n"));
    var macs = items.stream().limit(3).map(it -> it.getLabel() + " " + it.getDetail()).toList();
    assertEquals(
        List.of("893k least: 892,928", "1.62M mean: 1,613,824", "2.34M greatest: 2,334,720"), macs);
    assertEquals(
        "2.33M",
        at(SPACE.replace("linear(10)\n", "linear(10)\n  require macs >= |\n")).get(2).getLabel());
  }

  @Test
  void whatLooksAroundComesLastWhereThereIsOnePixel() {
    var text = SPACE.replace("linear(10)", "global_avg_pool\n  linear(10)");
    editor.replace(++version, text);
    editor.findings(version);
    var all = new Range(new Position(0, 0), new Position(9, 0));
    Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), all)));
    var labels = labels(text.replace("  linear(10)", "  |\n  linear(10)"));
    assertTrue(labels.indexOf("linear") < labels.indexOf("conv"), labels::toString);
    assertTrue(labels.indexOf("dropout") < labels.indexOf("max_pool"), labels::toString);
  }

  @Test
  void choicesAndOptionsInAnArchitecture() {
    editor.replace(++version, SPACE);
    editor.findings(version);
    assertEquals(List.of("s"), labels(SPACE + "architecture a of |"));
    assertEquals(List.of("s1.kernel"), labels(SPACE + "architecture a of s {\n  |\n}\n"));
    assertEquals(List.of("kernel"), labels(SPACE + "architecture a of s {\n  s1.|\n}\n"));
    assertEquals(
        List.of("3", "5"), labels(SPACE + "architecture a of s {\n  s1[0].kernel = |\n}\n"));
  }

  @Test
  void nothingInCommentsStringsAndNumbers() {
    assertEquals(List.of(), labels("// spa|"));
    assertEquals(List.of(), labels("import \"a|b\""));
    assertEquals(List.of(), labels("let a = 12|"));
    assertEquals(List.of(), labels("let |"));
  }

  @Test
  void replacesWhatIsTyped() {
    var items = at("space s {\n  input: image(3, 8, 8)\n  con|\n}\n");
    var edit = item("conv", items).getTextEdit().getLeft();
    assertEquals(2, edit.getRange().getStart().getLine());
    assertEquals(2, edit.getRange().getStart().getCharacter());
    assertEquals(5, edit.getRange().getEnd().getCharacter());
  }

  @Test
  void wordsOfTheLanguageOnlyWhereTheyMeanSomething() {
    var inGraph = labels("block b = graph {\n  nodes: 2\n  node: sum(any 2 of |\n}\n");
    assertTrue(inGraph.containsAll(List.of("earlier", "previous", "prev2")), inGraph::toString);
    assertEquals(
        List.of("inputs", "node", "output", "channels", "stride"),
        labels("block b = graph {\n  nodes: 2\n  |\n}\n"));
    var inSpace = labels("space s {\n  conv(|\n}\n");
    assertFalse(inSpace.contains("earlier") || inSpace.contains("index"), inSpace::toString);
    assertTrue(labels("space s {\n  repeat(2) { conv(8 * |) }\n}\n").contains("index"));
    assertTrue(labels("block b = |").contains("graph"));
    assertEquals(
        List.of("java", "macs", "params"),
        labels("operation o(k = 3) {\n  output: input\n  |\n}\n"));
  }

  @Test
  void addressesAndOptionsInsideTheBracesOfAnArchitecture() {
    editor.replace(++version, SPACE);
    editor.findings(version);
    var architecture = SPACE + "architecture a of s {\n  s1[0] { ";
    assertEquals(List.of("kernel"), labels(architecture + "| }\n}\n"));
    assertEquals(List.of("3", "5"), labels(architecture + "kernel = | }\n}\n"));
  }
}

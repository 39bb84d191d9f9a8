package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTest {
  private static final String SPACE =
      """
      import std.mobile
      block stage(c, n) { repeat(n) { mbconv(c, kernel: any(3, 5)) } }
      space net(width = 16) {
        input: image(3, 32, 32)
        s1: stage(width, 2)
        op: any(wide: conv(width), id: input)
        linear(10)
      }
      architecture best of net {
        s1.kernel = [3, 5]
        op = wide
      }
      """;

  private static List<? extends Location> definition(Editor editor, String words) {
    return Editor.get(
            editor.texts().definition(new DefinitionParams(editor.id(), editor.find(words))))
        .getLeft();
  }

  private static String one(Editor editor, List<? extends Location> found) {
    assertEquals(1, found.size());
    assertEquals(Editor.URI, found.get(0).getUri());
    return found.get(0).getRange().getStart().getLine()
        + " "
        + editor.words(found.get(0).getRange());
  }

  @Test
  void goesToTheDeclarationOfANameAndToTheChoiceOfAnAddress() {
    try (var editor = Editor.started()) {
      assertEquals(List.of(), editor.open(SPACE).getDiagnostics());
      assertEquals("1 stage", one(editor, definition(editor, "stage(width")));
      assertEquals("2 width", one(editor, definition(editor, "width, 2")));
      assertEquals("1 n", one(editor, definition(editor, "n) { mbconv")));
      assertEquals("2 net", one(editor, definition(editor, "net {")));
      assertEquals("4 s1", one(editor, definition(editor, "s1.kernel")));
      assertEquals("1 any(3, 5)", one(editor, definition(editor, "kernel = [")));
    }
  }

  @Test
  void opensTheLibraryAsAFileThatHoldsTheDeclaration() throws IOException {
    try (var editor = Editor.started()) {
      editor.open(SPACE);
      var found = definition(editor, "mbconv(c").get(0);
      var path = Path.of(URI.create(found.getUri()));
      var line = Files.readAllLines(path).get(found.getRange().getStart().getLine());
      assertTrue(line.contains("mbconv("), line);
      assertEquals("mobile.nas", path.getFileName().toString());
      editor.open(found.getUri(), 5, Files.readString(path));
      assertEquals(List.of(), editor.findings(5).getDiagnostics());
      var links = Editor.get(editor.texts().documentLink(new DocumentLinkParams(editor.id())));
      assertEquals(found.getUri(), links.get(0).getTarget());
    }
  }

  @Test
  void knowsWhatALabelIsAndOfWhichSpaceAnArchitecture() {
    try (var editor = Editor.started()) {
      editor.open(SPACE);
      assertEquals("1 stage", one(editor, type(editor, "s1: stage")));
      assertEquals("2 net", one(editor, type(editor, "best of")));
    }
  }

  private static List<? extends Location> type(Editor editor, String words) {
    return Editor.get(
            editor
                .texts()
                .typeDefinition(new TypeDefinitionParams(editor.id(), editor.find(words))))
        .getLeft();
  }

  @Test
  void findsUsesInAddressesAndInOtherOpenFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("net.nas"), SPACE);
    var user =
        "import \"net.nas\"\nspace other { input: image(3, 8, 8); stage(8, 1); linear(2) }\n";
    try (var editor = Editor.in(folder, true)) {
      editor.open(folder.resolve("other.nas").toUri().toString(), 1, user);
      assertEquals(List.of(), editor.findings(1).getDiagnostics());
      var net = folder.resolve("net.nas").toUri().toString();
      editor.open(net, 2, SPACE);
      editor.findings(2);
      var at = editor.find("stage(c");
      var params =
          new ReferenceParams(new TextDocumentIdentifier(net), at, new ReferenceContext(false));
      var uses = Editor.get(editor.texts().references(params));
      assertEquals(
          List.of("net.nas 4", "other.nas 1"),
          uses.stream()
              .map(
                  it ->
                      it.getUri().replaceAll(".*/", "") + " " + it.getRange().getStart().getLine())
              .toList());
      var label = new DocumentHighlightParams(new TextDocumentIdentifier(net), editor.find("s1:"));
      var lit = Editor.get(editor.texts().documentHighlight(label));
      assertEquals(
          List.of(4, 9), lit.stream().map(it -> it.getRange().getStart().getLine()).toList());
    }
  }
}

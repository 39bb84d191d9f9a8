package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not open count too. */
class WorkspaceTest {
  private static final String PARTS = "block part(c) { conv(c) }\n";
  private static final String NET =
      "import \"parts.nas\"\nspace net { input: image(3, 8, 8); part(8); linear(2) }\n";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("parts.nas"), PARTS);
    Files.writeString(folder.resolve("net.nas"), NET);
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/made.nas"), "space made {}\n");
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  private static WorkspaceService workspace(Editor editor) {
    return editor.server().getWorkspaceService();
  }

  @Test
  void symbolsOfClosedFilesAreFound() {
    try (var editor = Editor.in(folder, true)) {
      var found = Editor.get(workspace(editor).symbol(new WorkspaceSymbolParams(""))).getRight();
      assertEquals(List.of("net", "part"), found.stream().map(it -> it.getName()).toList());
    }
  }

  @Test
  void usesInClosedFilesThatImportAreFound() {
    try (var editor = Editor.in(folder, true)) {
      editor.open(uri("parts.nas"), 1, PARTS);
      var id = new TextDocumentIdentifier(uri("parts.nas"));
      var params = new ReferenceParams(id, editor.find("part("), new ReferenceContext(false));
      var places = Editor.get(editor.texts().references(params));
      assertEquals(List.of(uri("net.nas")), places.stream().map(it -> it.getUri()).toList());
    }
  }

  @Test
  void findingsOfClosedFilesAreToldOnceAndAgainWhenTheyChange() throws IOException {
    Files.writeString(folder.resolve("net.nas"), NET.replace("part(8)", "prat(8)"));
    try (var editor = Editor.in(folder, true)) {
      var first = report(editor, List.of());
      assertEquals(List.of("net.nas unknown-name", "parts.nas"), first.words());
      var same = report(editor, first.ids());
      assertEquals(List.of("net.nas same", "parts.nas same"), same.words());
      Files.writeString(folder.resolve("parts.nas"), "block prat(c) { conv(c); relu }\n");
      assertEquals(List.of("net.nas", "parts.nas"), report(editor, same.ids()).words());
    }
  }

  private record Report(List<String> words, List<PreviousResultId> ids) {}

  private Report report(Editor editor, List<PreviousResultId> before) {
    var items =
        Editor.get(workspace(editor).diagnostic(new WorkspaceDiagnosticParams(before))).getItems();
    var words =
        items.stream()
            .map(
                it -> {
                  if (it.isWorkspaceUnchangedDocumentDiagnosticReport()) {
                    return name(it.getWorkspaceUnchangedDocumentDiagnosticReport().getUri())
                        + " same";
                  }
                  var full = it.getWorkspaceFullDocumentDiagnosticReport();
                  var codes =
                      full.getItems().stream().map(f -> " " + f.getCode().getLeft()).toList();
                  return name(full.getUri()) + String.join("", codes);
                })
            .toList();
    var ids =
        items.stream()
            .map(
                it ->
                    it.isWorkspaceUnchangedDocumentDiagnosticReport()
                        ? new PreviousResultId(
                            it.getWorkspaceUnchangedDocumentDiagnosticReport().getUri(),
                            it.getWorkspaceUnchangedDocumentDiagnosticReport().getResultId())
                        : new PreviousResultId(
                            it.getWorkspaceFullDocumentDiagnosticReport().getUri(),
                            it.getWorkspaceFullDocumentDiagnosticReport().getResultId()))
            .toList();
    return new Report(words, ids);
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Test
  void importsFollowAFileToItsNewName() {
    try (var editor = Editor.in(folder, true)) {
      var moved = new FileRename(uri("parts.nas"), uri("lib/blocks.nas"));
      var edit =
          Editor.get(workspace(editor).willRenameFiles(new RenameFilesParams(List.of(moved))));
      var edits = Editor.edits(edit, uri("net.nas"));
      assertEquals(List.of("lib/blocks.nas"), edits.stream().map(it -> it.getNewText()).toList());
      var net = new FileRename(uri("net.nas"), uri("nets/net.nas"));
      var back = Editor.get(workspace(editor).willRenameFiles(new RenameFilesParams(List.of(net))));
      assertEquals("../parts.nas", Editor.edits(back, uri("net.nas")).get(0).getNewText());
    }
  }

  @Test
  void aFolderThatIsAddedCanBeImportedFrom(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("parts.nas"), PARTS);
    var uri = other.resolve("net.nas").toUri().toString();
    try (var editor = Editor.in(folder, true)) {
      editor.open(uri, 1, NET);
      assertEquals("no-import", editor.findings(1).getDiagnostics().get(0).getCode().getLeft());
      var added = new WorkspaceFolder(other.toUri().toString(), "other");
      workspace(editor)
          .didChangeWorkspaceFolders(
              new DidChangeWorkspaceFoldersParams(
                  new WorkspaceFoldersChangeEvent(List.of(added), List.of())));
      assertEquals(List.of(), editor.findings(1).getDiagnostics());
    }
  }

  @Test
  void nothingIsReadInAWorkspaceThatIsNotTrusted() {
    try (var editor = Editor.in(folder, false)) {
      assertNotNull(editor);
      var found = Editor.get(workspace(editor).symbol(new WorkspaceSymbolParams(""))).getRight();
      assertTrue(found.isEmpty());
      assertEquals(List.of(), report(editor, List.of()).words());
    }
  }

  @Test
  void longListsAreToldFileByFileToAClientThatTakesThemSo() {
    try (var editor = Editor.started()) {
      editor.open("file:///work/other.nas", 1, "block other(c) = conv(c)\n");
      editor.findings(1);
      editor.open(
          "block part(c) = conv(c)\nspace net { input: image(3, 8, 8); part(8); linear(2) }\n");
      var symbols = new WorkspaceSymbolParams("");
      symbols.setPartialResultToken(Either.forLeft("symbols"));
      var told = Editor.get(editor.server().getWorkspaceService().symbol(symbols));
      assertEquals(List.of(), told.getRight());
      assertEquals(2, editor.parts("symbols").size());
      var uses =
          new ReferenceParams(editor.id(), editor.find("part(c)"), new ReferenceContext(true));
      uses.setPartialResultToken(Either.forLeft("uses"));
      assertEquals(List.of(), Editor.get(editor.texts().references(uses)));
      assertEquals(1, editor.parts("uses").size());
    }
  }
}

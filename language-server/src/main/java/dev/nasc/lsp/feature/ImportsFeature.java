package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.lsp.document.ClosedFiles;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Uris;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Imports that follow files to their new names. */
public final class ImportsFeature {
  private final Documents documents;
  private final ClosedFiles files;
  private final Map<Path, Path> moved = new HashMap<>();

  public ImportsFeature(Documents documents, ClosedFiles files) {
    this.documents = documents;
    this.files = files;
  }

  /** What changes in the texts of the workspace, which still lie where they lay. */
  public WorkspaceEdit renamed(List<FileRename> renames) {
    for (var rename : renames) {
      var from = Uris.path(rename.getOldUri());
      var to = Uris.path(rename.getNewUri());
      if (from.isPresent() && to.isPresent()) {
        moved.put(from.get(), to.get());
      }
    }
    var edits = new LinkedHashMap<String, List<TextEdit>>();
    Stream.concat(documents.all().stream().map(Document::current), files.all().stream())
        .forEach(
            text -> {
              var changes = imports(text).flatMap(it -> edit(text, it).stream()).toList();
              if (!changes.isEmpty()) {
                edits.put(text.uri(), changes);
              }
            });
    return new WorkspaceEdit(edits);
  }

  private static Stream<Item.Import> imports(Snapshot text) {
    return text.tree().items().stream()
        .filter(item -> item instanceof Item.Import imported && imported.quoted())
        .map(item -> (Item.Import) item);
  }

  private Optional<TextEdit> edit(Snapshot text, Item.Import item) {
    return Uris.path(text.uri())
        .flatMap(from -> name(from, item.name()))
        .filter(name -> !name.equals(item.name()))
        .map(
            name -> {
              int start = item.span().start() + item.span().text().indexOf('"') + 1;
              var place = text.positions().range(start, start + item.name().length());
              return new TextEdit(place, name);
            });
  }

  /** How a file is imported after the move; nothing where neither end of the import moves. */
  private Optional<String> name(Path importer, String name) {
    var target = Uris.beside(importer, name).map(file -> after(file));
    var folder = after(importer).getParent();
    boolean moves = !after(importer).equals(importer);
    return folder != null && (moves || !target.equals(Uris.beside(importer, name)))
        ? target.map(file -> folder.relativize(file).toString().replace('\\', '/'))
        : Optional.empty();
  }

  /** Where a file lies then; whole folders may move. */
  private Path after(Path file) {
    for (var from : moved.keySet()) {
      if (file.startsWith(from)) {
        var to = moved.getOrDefault(from, from);
        return from.equals(file) ? to : to.resolve(from.relativize(file));
      }
    }
    return file;
  }
}

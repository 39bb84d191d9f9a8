package dev.nasc.lsp.document;

import dev.nasc.ast.Item;
import dev.nasc.lsp.protocol.Uris;
import dev.nasc.source.Sources.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The workspace's files that are not open: read again, and analysed again, when they change. */
public final class ClosedFiles {
  private static final int MOST_FILES = 1_000;
  private static final Object GONE = new Object();

  private final Documents documents;
  private final Workspace workspace;
  private Map<Path, Read> read = new HashMap<>();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** A file as it was when it was read. */
  private record Read(long modified, long size, Snapshot snapshot) {}

  /**
   * @param imports what was imported, by URI
   */
  private record Known(Snapshot snapshot, Analysis analysis, Map<String, Object> imports) {}

  public ClosedFiles(Documents documents, Workspace workspace) {
    this.documents = documents;
    this.workspace = workspace;
  }

  public synchronized List<Snapshot> all() {
    var now = new HashMap<Path, Read>();
    FileWalk.below(workspace.roots(), MOST_FILES)
        .forEach(
            (path, attributes) -> {
              if (documents.at(path).isEmpty()) {
                long modified = attributes.lastModifiedTime().toMillis();
                read(path, modified, attributes.size()).ifPresent(it -> now.put(path, it));
              }
            });
    read = now;
    return now.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().snapshot())
        .toList();
  }

  private Optional<Read> read(Path path, long modified, long size) {
    var before = read.get(path);
    if (before != null && before.modified() == modified && before.size() == size) {
      return Optional.of(before);
    }
    try {
      return WorkspaceSources.text(path, path) instanceof Loaded.Found found
          ? Optional.of(
              new Read(modified, size, documents.closed(Uris.uri(path), found.file().text())))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** What is known about a closed file; worked out where it or what it imports has changed. */
  public Analysis analysis(Snapshot file) {
    var before = known.get(file.uri());
    if (before != null && before.snapshot() == file && isSame(before.imports())) {
      return before.analysis();
    }
    var earlier = Optional.ofNullable(before).map(Known::analysis);
    var analysis = Analysis.of(file, new WorkspaceSources(documents, workspace), earlier);
    var imports = new HashMap<String, Object>();
    analysis.imported().forEach(uri -> imports.put(uri, state(uri)));
    known.put(file.uri(), new Known(file, analysis, imports));
    return analysis;
  }

  private boolean isSame(Map<String, Object> imports) {
    return imports.entrySet().stream().allMatch(it -> it.getValue() == state(it.getKey()));
  }

  private synchronized Object state(String uri) {
    var open = documents.find(uri).<Object>map(Document::current);
    var closed = Uris.path(uri).map(read::get).<Object>map(Read::snapshot);
    return open.or(() -> closed).orElse(GONE);
  }

  /** Those that import a file, directly or through others, and mention a name. */
  public List<Analysis> importing(String uri, String name) {
    var importing = new ArrayList<Analysis>();
    for (var file : all()) {
      boolean may = file.text().contains(name) && imports(file);
      if (may && analysis(file).imported().contains(uri)) {
        importing.add(analysis(file));
      }
    }
    return importing;
  }

  private static boolean imports(Snapshot file) {
    return file.tree().items().stream()
        .anyMatch(item -> item instanceof Item.Import imported && imported.quoted());
  }
}

package dev.nasc.lsp.document;

import dev.nasc.cost.LatencyTable;
import dev.nasc.lsp.protocol.Uris;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latency tables that documents name, where they lie in the workspace; read again where the
 * file has changed.
 */
final class Tables {
  private final Workspace workspace;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(FileTime modified, long size, LatencyTable.Read read) {}

  Tables(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The table, or what is wrong with it; empty where there is none that may be read. */
  Optional<LatencyTable.Read> find(SourceFile from, String name) {
    var path = Uris.path(from.name()).flatMap(file -> Uris.beside(file, name));
    try {
      return path.isEmpty() ? Optional.empty() : read(path.get(), path.get().toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Optional<LatencyTable.Read> read(Path path, Path real) throws IOException {
    if (!workspace.holds(real)) {
      return Optional.empty();
    }
    var modified = Files.getLastModifiedTime(real);
    long size = Files.size(real);
    var before = known.get(real);
    if (before == null || before.size() != size || !before.modified().equals(modified)) {
      if (!(WorkspaceSources.text(path, real) instanceof Loaded.Found found)) {
        return Optional.empty();
      }
      before = new Known(modified, size, LatencyTable.read(found.file().text()));
      known.put(real, before);
    }
    return Optional.of(before.read());
  }
}

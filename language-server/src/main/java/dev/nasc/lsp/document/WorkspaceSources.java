package dev.nasc.lsp.document;

import dev.nasc.lsp.protocol.Uris;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one analysis may import: open documents first, then files below the workspace's folders.
 * Never anything else, wherever a path or a link leads.
 */
final class WorkspaceSources implements Sources {
  private static final long MOST_BYTES = 16L << 20;
  private static final int MOST_FILES = 1_000;

  private final Documents documents;
  private final Workspace workspace;
  private final Set<String> loaded = new HashSet<>();

  WorkspaceSources(Documents documents, Workspace workspace) {
    this.documents = documents;
    this.workspace = workspace;
  }

  Set<String> loaded() {
    return loaded;
  }

  /** What is known about open documents, as they are or were last. */
  Stream<Analysis> analysed() {
    return documents.all().stream().flatMap(document -> document.last().stream());
  }

  Tables tables() {
    return new Tables(workspace);
  }

  @Override
  public Loaded load(SourceFile from, String name) {
    if (workspace.roots().isEmpty()) {
      return new Loaded.Refused("files are imported in a trusted workspace only");
    }
    if (loaded.size() >= MOST_FILES) {
      return new Loaded.Refused("more than 1,000 files are imported");
    }
    var path = Uris.path(from.name()).flatMap(file -> Uris.beside(file, name));
    if (path.isEmpty()) {
      return new Loaded.Refused("only a path relative to this file can be imported");
    }
    loaded.add(Uris.uri(path.get()));
    return read(path.get());
  }

  private Loaded read(Path path) {
    try {
      var folder = path.getParent();
      if (folder == null || !workspace.holds(folder.toRealPath())) {
        return outside();
      }
      var open = documents.at(path);
      if (open.isPresent()) {
        return new Loaded.Found(open.get().file());
      }
      var real = path.toRealPath();
      return workspace.holds(real) ? text(path, real) : outside();
    } catch (IOException gone) {
      return new Loaded.Refused("there is no such file");
    }
  }

  private static Loaded outside() {
    return new Loaded.Refused("it lies outside the workspace");
  }

  /**
   * @param real where it really lies
   */
  static Loaded text(Path path, Path real) throws IOException {
    if (!Files.isRegularFile(real)) {
      return new Loaded.Refused("it is no file");
    }
    if (Files.size(real) > MOST_BYTES) {
      return new Loaded.Refused("it is larger than 16 MiB");
    }
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(real)));
      return new Loaded.Found(new SourceFile(Uris.uri(path), text.toString()));
    } catch (CharacterCodingException binary) {
      return new Loaded.Refused("it is not UTF-8 text");
    }
  }
}

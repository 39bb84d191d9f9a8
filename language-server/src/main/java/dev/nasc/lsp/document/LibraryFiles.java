package dev.nasc.lsp.document;

import dev.nasc.lsp.protocol.Uris;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The library's texts as files, written when an editor first wants to open one. They lie in our jar
 * else, and a file is what every editor can open without code of its own. The folder belongs to
 * this process alone and goes with it.
 */
public final class LibraryFiles {
  private static final Logger LOG = Logger.getLogger(LibraryFiles.class.getName());

  private final Map<String, String> written = new ConcurrentHashMap<>();
  private @Nullable Path folder;

  /** Whether a text is the library's. */
  public static boolean isLibrary(SourceFile file) {
    return file.name().startsWith("std/");
  }

  /** Whether a document is one of ours. */
  public boolean holds(String uri) {
    return written.containsValue(uri);
  }

  /** Where an editor can open a text of the library; empty where no file can be written. */
  public synchronized Optional<String> uri(SourceFile file) {
    var known = written.get(file.name());
    if (known != null) {
      return Optional.of(known);
    }
    try {
      var uri = Uris.uri(write(file));
      written.put(file.name(), uri);
      return Optional.of(uri);
    } catch (IOException full) {
      LOG.log(Level.WARNING, "the library cannot be shown", full);
      return Optional.empty();
    }
  }

  private Path write(SourceFile file) throws IOException {
    var into = folder;
    if (into == null) {
      into = Files.createTempDirectory("nasc-std");
      into.toFile().deleteOnExit();
      folder = into;
    }
    var path = into.resolve(file.name().substring("std/".length()));
    Files.writeString(path, file.text());
    path.toFile().setReadOnly();
    path.toFile().deleteOnExit();
    return path;
  }
}

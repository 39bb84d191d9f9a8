package dev.nasc.lsp.protocol;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which documents we look at: files and new ones that have no file yet. */
public final class Uris {
  private Uris() {}

  public static boolean isKnown(String uri) {
    return uri.startsWith("file:") || uri.startsWith("untitled:");
  }

  /** The path of a file's URI; empty for any other, and for a host that is not this one. */
  public static Optional<Path> path(String uri) {
    if (!uri.startsWith("file:")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(new URI(uri)).normalize());
    } catch (java.net.URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException unreadable) {
      return Optional.empty();
    }
  }

  public static String uri(Path path) {
    return path.toUri().toString();
  }

  /** The path that an import means; empty where it is absolute, an address or no path at all. */
  public static Optional<Path> beside(Path file, String name) {
    try {
      var typed = Path.of(name);
      boolean relative = !typed.isAbsolute() && !name.contains("\\") && !name.contains(":");
      return relative ? Optional.of(file.resolveSibling(typed).normalize()) : Optional.empty();
    } catch (InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}

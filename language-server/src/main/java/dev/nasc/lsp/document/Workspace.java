package dev.nasc.lsp.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders below which files may be read; none where the client opened no folder or does not
 * trust it.
 */
public record Workspace(List<Path> roots) {
  public Workspace {
    roots = List.copyOf(roots);
  }

  /** The folders as they really are, links followed; those that are not there are left out. */
  public static Workspace of(List<Path> folders) {
    var roots = new ArrayList<Path>();
    for (var folder : folders) {
      real(folder).ifPresent(roots::add);
    }
    return new Workspace(roots);
  }

  private static Optional<Path> real(Path folder) {
    try {
      return Optional.of(folder.toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  boolean holds(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }
}

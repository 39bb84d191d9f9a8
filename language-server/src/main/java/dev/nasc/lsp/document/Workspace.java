package dev.nasc.lsp.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
      try {
        roots.add(folder.toRealPath());
      } catch (IOException gone) {
        continue;
      }
    }
    return new Workspace(roots);
  }

  boolean holds(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }
}

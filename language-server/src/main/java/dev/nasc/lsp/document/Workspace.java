package dev.nasc.lsp.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The folders below which files may be read; none where the client opened no folder or does not
 * trust it.
 */
public final class Workspace {
  private final boolean trusted;
  private volatile List<Path> roots = List.of();

  public Workspace(List<Path> folders, boolean trusted) {
    this.trusted = trusted;
    change(folders, List.of());
  }

  /** The folders as they really are, links followed; those that are not there are left out. */
  public List<Path> roots() {
    return roots;
  }

  public synchronized void change(List<Path> added, List<Path> removed) {
    if (trusted) {
      var all = new LinkedHashSet<>(roots);
      all.removeAll(real(removed));
      all.addAll(real(added));
      roots = List.copyOf(all);
    }
  }

  private static List<Path> real(List<Path> folders) {
    var found = new ArrayList<Path>();
    for (var folder : folders) {
      try {
        found.add(folder.toRealPath());
      } catch (IOException gone) {
        // nothing lies there
      }
    }
    return found;
  }

  boolean holds(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }
}

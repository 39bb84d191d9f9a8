package dev.nasc.lsp.document;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The {@code .nas} files below a folder, links not followed. What is hidden, and where builds and
 * runs put what they make, is left out.
 */
final class FileWalk extends SimpleFileVisitor<Path> {
  private static final int DEPTH = 16;
  private static final Set<String> MADE = Set.of("node_modules", "target", "build", "runs", "out");

  private final Map<Path, BasicFileAttributes> found = new LinkedHashMap<>();
  private final int most;

  private FileWalk(int most) {
    this.most = most;
  }

  static Map<Path, BasicFileAttributes> below(Iterable<Path> roots, int most) {
    var walk = new FileWalk(most);
    for (var root : roots) {
      try {
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, walk);
      } catch (IOException gone) {
        // what was found before counts
      }
    }
    return walk.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    var name = folder.getFileName();
    boolean skipped = name != null && (name.toString().startsWith(".") || MADE.contains(name + ""));
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && file.toString().endsWith(".nas")) {
      found.put(file, attributes);
    }
    return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
    return FileVisitResult.CONTINUE;
  }
}

package dev.nasc.cli;

import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/** Meets every {@code .nas} file below a folder; enters no hidden folder and follows no link. */
final class NasFiles extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Consumer<Path> found;

  NasFiles(Path root, Consumer<Path> found) {
    this.root = root;
    this.found = found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && file.toString().endsWith(".nas")) {
      found.accept(file);
    }
    return FileVisitResult.CONTINUE;
  }
}

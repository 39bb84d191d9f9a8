package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.run.RunSpec;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports from files below one root. A {@code .nas} file may come from anybody: it must not read
 * what lies elsewhere, nor make the program wait or swell.
 */
final class FileSources implements Sources {
  private static final int LIMIT = 1000;

  private final Path root;
  private final List<RunSpec.Import> loaded = new ArrayList<>();

  /**
   * @param root no import leads out of this folder, also not by a symbolic link
   */
  FileSources(Path root) {
    this.root = root;
  }

  /** What was imported so far. */
  List<RunSpec.Import> loaded() {
    return List.copyOf(loaded);
  }

  @Override
  public Loaded load(SourceFile from, String name) {
    if (loaded.size() >= LIMIT) {
      return new Loaded.Refused("%d files were imported already".formatted(LIMIT));
    }
    try {
      var importing = Path.of(from.name()).toAbsolutePath();
      var path = importing.resolveSibling(name).normalize();
      if (Path.of(name).isAbsolute() || !isBelowRoot(path)) {
        return new Loaded.Refused("it lies outside `" + root + "`");
      }
      var file = new SourceFile(path.toString(), Texts.read(path));
      loaded.add(
          new RunSpec.Import(Paths.absolute(Path.of(from.name())), name, file.name(), file.text()));
      return new Loaded.Found(file);
    } catch (InvalidPathException e) {
      return new Loaded.Refused("it is no file name");
    } catch (Unreadable e) {
      return new Loaded.Refused(e.getMessage());
    }
  }

  @Override
  public boolean isAbsent(SourceFile from, String path) {
    try {
      var at = Path.of(from.name()).toAbsolutePath().resolveSibling(path);
      return !Files.exists(at);
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private boolean isBelowRoot(Path path) throws Unreadable {
    try {
      var real = root.toRealPath();
      if (!path.startsWith(root.toAbsolutePath().normalize()) && !path.startsWith(real)) {
        return false;
      }
      return path.toRealPath().startsWith(real);
    } catch (IOException e) {
      throw new Unreadable("there is no such file");
    }
  }
}

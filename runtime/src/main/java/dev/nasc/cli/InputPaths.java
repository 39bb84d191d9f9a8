package dev.nasc.cli;

import dev.nasc.model.plan.Search;
import dev.nasc.phase.SavedNetworks;
import dev.nasc.phase.TableFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the files lie that a {@code .nas} file names: beside it, tables below the root. Data sets
 * and weights may lie anywhere: they are read when the user runs the search, and as numbers only.
 */
final class InputPaths {
  private InputPaths() {}

  /** As they were found when the run began. */
  static Search beside(String file, Search search) {
    return numbers(
        file, TableFiles.renamed(search, name -> resolved(Path.of(file), name).toString()));
  }

  /**
   * @param root of what the file may name; null for the folder of the file
   */
  static Search below(@Nullable Path root, String file, Search search) {
    return numbers(
        file, TableFiles.renamed(search, name -> below(root, Path.of(file), name).toString()));
  }

  /** The same of its latency tables alone. */
  static Search latenciesBelow(@Nullable Path root, String file, Search search) {
    return TableFiles.timed(search, name -> below(root, Path.of(file), name).toString());
  }

  private static Search numbers(String file, Search search) {
    var weights = SavedNetworks.renamed(search, name -> resolved(Path.of(file), name).toString());
    return weights.withAllData(
        data ->
            data.path().isEmpty()
                ? data
                : data.at(resolved(Path.of(file), data.path()).toString()));
  }

  private static Path below(@Nullable Path root, Path file, String name) {
    var path = resolved(file, name);
    var folder = root == null ? file.getParent() : root.toAbsolutePath();
    try {
      if (folder == null || !path.toRealPath().startsWith(folder.toRealPath())) {
        throw new InputException(
            "The table `%s` lies outside `%s`; `--root` names a folder that holds both."
                .formatted(name, folder));
      }
      return path;
    } catch (IOException e) {
      throw new InputException("There is no table at `%s`.".formatted(path));
    }
  }

  private static Path resolved(Path file, String name) {
    try {
      return file.resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      throw new InputException("`%s` is no file name.".formatted(name));
    }
  }
}

package dev.nasc.report;

import dev.nasc.format.ImportPaths;
import dev.nasc.run.RunSpec;
import dev.nasc.run.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run's text imported, beside its {@code best.nas}: so that this can be read where it lies,
 * and wherever the directory is moved to.
 */
public final class KeptImports {
  private static final String FOLDER = "best.imports";

  private final RunSpec spec;
  private final Path root;

  private KeptImports(RunSpec spec) {
    this.spec = spec;
    this.root =
        spec.imports().stream().map(it -> Path.of(it.file())).reduce(folder(), this::common);
  }

  public static KeptImports of(RunSpec spec) {
    return new KeptImports(spec);
  }

  private Path folder() {
    return Path.of(spec.file()).resolveSibling("");
  }

  private Path common(Path folder, Path file) {
    var common = folder;
    while (!file.startsWith(common)) {
      common = common.resolve("..").normalize();
    }
    return common;
  }

  /** The imports of the run, and those of its text as {@code best.nas} names them. */
  public List<RunSpec.Import> named() {
    var all = new ArrayList<>(spec.imports());
    spec.imports().stream()
        .filter(it -> it.from().equals(spec.file()))
        .map(it -> new RunSpec.Import(it.from(), path(it), it.file(), it.text()))
        .forEach(all::add);
    return all;
  }

  /** Where a file is kept, from {@code best.nas}. */
  private String path(RunSpec.Import kept) {
    var below = root.relativize(Path.of(kept.file())).toString();
    return FOLDER + "/" + below.replace('\\', '/');
  }

  void write(Runner runner) {
    for (var kept : spec.imports()) {
      runner.save(runner.directory().path().resolve(path(kept)), kept.text());
    }
  }

  /** A text that begins as the run's, its imports from where they are kept. */
  String in(String text) {
    return ImportPaths.renamed(text, this::kept);
  }

  private String kept(String name) {
    return spec.imports().stream()
        .filter(it -> it.from().equals(spec.file()) && it.name().equals(name))
        .findFirst()
        .map(this::path)
        .orElse(name);
  }
}

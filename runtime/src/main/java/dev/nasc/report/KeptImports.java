package dev.nasc.report;

import dev.nasc.format.ImportPaths;
import dev.nasc.run.RunSpec;
import dev.nasc.run.Runner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's text imported, beside its {@code best.nas}: so that this can be read where it lies,
 * and wherever the directory is moved to. All lie side by side under numbers: what they were called
 * comes from a record that anybody may have written.
 */
public final class KeptImports {
  private static final String PREFIX = "best.import.";

  private final RunSpec spec;
  private final Map<String, String> names = new LinkedHashMap<>();

  private KeptImports(RunSpec spec) {
    this.spec = spec;
    for (var it : spec.imports()) {
      names.computeIfAbsent(it.file(), first -> PREFIX + (names.size() + 1) + ".nas");
    }
  }

  public static KeptImports of(RunSpec spec) {
    return new KeptImports(spec);
  }

  /** The imports of the run, and those of its text as {@code best.nas} names them. */
  public List<RunSpec.Import> named() {
    var all = new ArrayList<>(spec.imports());
    for (var it : spec.imports()) {
      var named = new RunSpec.Import(spec.file(), name(it), it.file(), it.text());
      if (it.from().equals(spec.file()) && !all.contains(named)) {
        all.add(named);
      }
    }
    return all;
  }

  private String name(RunSpec.Import kept) {
    return names.getOrDefault(kept.file(), kept.name());
  }

  void write(Runner runner) {
    for (var kept : spec.imports()) {
      var file = runner.directory().file(name(kept));
      runner.save(file, in(kept.file(), kept.text()));
    }
  }

  /** A text that begins as the run's, its imports from where they are kept. */
  String in(String text) {
    return in(spec.file(), text);
  }

  private String in(String file, String text) {
    return ImportPaths.renamed(text, name -> kept(file, name));
  }

  private String kept(String from, String name) {
    return spec.imports().stream()
        .filter(it -> it.from().equals(from) && it.name().equals(name))
        .findFirst()
        .map(this::name)
        .orElse(name);
  }
}

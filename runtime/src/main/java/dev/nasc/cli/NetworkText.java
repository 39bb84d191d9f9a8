package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.report.KeptImports;
import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunSpec;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with networks: a {@code .nas} file, or what a run has found, with the imports that it had.
 *
 * @param file where its imports and data are looked for, absolute
 * @param run whose {@code best.nas} it is
 */
record NetworkText(String file, String text, Optional<RunSpec> run, Path root) {

  /**
   * Reads a file, or the best network of a run's directory.
   *
   * @param root of the imports of a file; null for its own folder
   */
  static NetworkText read(Path path, @Nullable Path root) {
    try {
      if (!Files.isDirectory(path)) {
        var file = Paths.absolute(path);
        var folder = Path.of(file).resolveSibling("");
        return new NetworkText(
            file, Texts.read(path), Optional.empty(), root == null ? folder : root);
      }
      var directory = RunDirectory.open(path);
      if (!Files.exists(directory.best())) {
        throw new InputException("The run `%s` has not found a network yet.".formatted(path));
      }
      try (var log = EventLog.openToRead(directory)) {
        var spec = log.spec();
        return new NetworkText(spec.file(), Texts.read(directory.best()), Optional.of(spec), path);
      }
    } catch (Unreadable e) {
      throw new InputException("`%s` cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }

  /** A text that was compiled with what it imports. */
  record Compiled(Compilation compilation, List<RunSpec.Import> imports) {}

  /** Compiles it with more behind it. */
  Compiled compile(String more, Map<String, String> overrides) {
    var source = new SourceFile(file, text + more);
    if (run.isPresent()) {
      var imports = KeptImports.of(run.get()).named();
      var sources = new RecordedSources(imports);
      return new Compiled(compile(source, sources, overrides(overrides)), imports);
    }
    var sources = new FileSources(root);
    var compilation = compile(source, sources, overrides);
    return new Compiled(compilation, sources.loaded());
  }

  /** What the run had put into its text, and what is put into it now. */
  Map<String, String> overrides(Map<String, String> more) {
    var all = new LinkedHashMap<>(run.map(RunSpec::overrides).orElse(Map.of()));
    all.putAll(more);
    return all;
  }

  private static Compilation compile(
      SourceFile source, Sources sources, Map<String, String> overrides) {
    var compilation = Compiler.compile(source, sources, Options.DEFAULT.with(overrides));
    if (compilation.hasErrors()) {
      var findings = new ArrayList<String>();
      compilation.diagnostics().stream()
          .filter(Diagnostic::isError)
          .forEach(finding -> findings.add(FindingText.of(finding)));
      throw new InputException(String.join("\n", findings));
    }
    return compilation;
  }

  /** The network that is meant: by its name, or what the run found, or the only one. */
  Compilation.NamedArchitecture network(Compilation compilation, @Nullable String name) {
    var all = compilation.architectures();
    return run.isPresent() && name == null
        ? all.get(all.size() - 1)
        : Chosen.one("architecture", name, all, Compilation.NamedArchitecture::name);
  }
}

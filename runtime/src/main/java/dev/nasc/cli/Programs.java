package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.plan.Search;
import dev.nasc.run.RunSpec;
import dev.nasc.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads a {@code .nas} file, and the reading itself. */
final class Programs {
  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Imports may come from below this folder (default: the file's own).")
  private @Nullable Path root;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a field of a recipe, an argument of a phase, or the seed.")
  private Map<String, String> overrides = Map.of();

  /** What became of a file. */
  record Program(Compilation compilation, List<RunSpec.Import> imports) {}

  Map<String, String> overrides() {
    return overrides;
  }

  Program compile(Path path) throws Unreadable {
    var file = new SourceFile(path.toString(), Texts.read(path));
    var folder = path.toAbsolutePath().normalize().getParent();
    var sources = new FileSources(root != null ? root : folder != null ? folder : path);
    var compilation = Compiler.compile(file, sources, Options.DEFAULT.with(overrides));
    return new Program(compilation, sources.loaded());
  }

  /** The search with its files where they lie. */
  Search withInputs(Path path, Search search) {
    return InputPaths.below(root, Paths.absolute(path), search);
  }

  /** The search with its latency tables where they lie. */
  Search withLatencies(Path path, Search search) {
    return InputPaths.latenciesBelow(root, Paths.absolute(path), search);
  }

  /** Compiles a file that must be without errors; says what is wrong and returns null otherwise. */
  @Nullable Program compileSound(Path path, Console console) {
    try {
      var program = compile(path);
      if (program.compilation().hasErrors()) {
        program.compilation().diagnostics().stream()
            .map(FindingText::of)
            .forEach(console.err()::line);
        return null;
      }
      return program;
    } catch (Unreadable e) {
      console.fail("`%s` cannot be read: %s.".formatted(path, e.getMessage()));
      return null;
    }
  }
}

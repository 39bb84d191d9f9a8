package dev.nasc.compiler;

import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Search;
import dev.nasc.resolve.ModuleResolver;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Parser.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text in, everything known about it out. Pure in its arguments; never throws on bad input. A
 * thread that is interrupted meanwhile gets a {@link java.util.concurrent.CancellationException}.
 */
public final class Compiler {
  private final SourceFile file;
  private final Findings findings = new Findings();
  private final Optional<Parsed> read;
  private final List<Compilation> known;

  private Compiler(SourceFile file, Optional<Parsed> read, List<Compilation> known) {
    this.file = file;
    this.read = read;
    this.known = known;
  }

  public static Compilation compile(SourceFile file, Sources sources, Options options) {
    return new Compiler(file, Optional.empty(), List.of()).compiled(sources, options);
  }

  /**
   * The same, sooner, where an earlier version of the text or other texts are known: spaces whose
   * programs say the same as one of theirs are not walked again.
   *
   * @param text parsed, best with what the first of {@code known} was read from
   * @param known an earlier version of the text first, where there is one
   */
  public static Compilation compile(
      Parsed text, Sources sources, Options options, List<Compilation> known) {
    return new Compiler(text.file(), Optional.of(text), known).compiled(sources, options);
  }

  private Compilation compiled(Sources sources, Options options) {
    try {
      return compile(sources, options);
    } catch (StackOverflowError tooDeep) {
      return refused(DiagnosticCode.TOO_DEEP, 200);
    }
  }

  private Compilation compile(Sources sources, Options options) {
    if (file.text().length() > options.mostCharacters()) {
      return refused(DiagnosticCode.TOO_LARGE, file.text().length(), options.mostCharacters());
    }
    var parsed = read.orElseGet(() -> Parser.parse(file));
    findings.addAll(parsed.findings());
    var tree = Overrides.apply(parsed.tree(), options.overrides(), findings);
    var found = new Findings();
    var module = ModuleResolver.resolve(tree, sources, found);
    var walks = known.stream().map(Compilation::walks).toList();
    var spaces = new Spaces(module, parsed.findings().isEmpty(), walks, found);
    var recipes = new Recipes(file, found).check(module);
    var names =
        module.architectures().stream()
            .map(program -> program.declaration().name().text())
            .collect(Collectors.toSet());
    var planners = new ArrayList<SearchPlanner>();
    var searched = new HashMap<String, WalkedSpace>();
    for (var program : module.searches()) {
      var planner = new SearchPlanner(program, spaces, found);
      planners.add(planner);
      planner.space().ifPresent(space -> searched.put(program.name(), space));
    }
    var architectures =
        new ArchitectureReader(spaces, searched, found).read(module.architectures());
    var searches = new ArrayList<Search>();
    var declared = new HashMap<String, Compilation.NamedArchitecture>();
    architectures.forEach(architecture -> declared.put(architecture.name(), architecture));
    planners.forEach(planner -> planner.plan(declared, names).ifPresent(searches::add));
    new Presence(file, sources, found).check(module);
    findings.addAll(found.all().stream().filter(finding -> isReadable(finding, tree)).toList());
    return new Compilation(
        file,
        parsed,
        tree,
        module,
        sorted(),
        spaces.all(),
        architectures,
        recipes,
        findings.hasErrors() ? List.of() : searches,
        spaces.walks());
  }

  /** What is found in a declaration that cannot be read whole is mostly a consequence of that. */
  private boolean isReadable(Diagnostic finding, SyntaxTree tree) {
    if (findings.all().isEmpty() || !finding.span().file().equals(file)) {
      return true;
    }
    return tree.items().stream()
        .map(Item::span)
        .filter(item -> item.contains(finding.span().start()))
        .noneMatch(
            item -> findings.all().stream().anyMatch(it -> item.contains(it.span().start())));
  }

  private Compilation refused(DiagnosticCode code, Object... arguments) {
    findings.add(code, file.span(0, 0), arguments);
    var nothing = Parser.parse(new SourceFile(file.name(), ""));
    var tree = nothing.tree();
    var module = ModuleResolver.resolve(tree, Sources.NONE, new Findings());
    return new Compilation(
        file,
        nothing,
        tree,
        module,
        sorted(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Walks());
  }

  private List<Diagnostic> sorted() {
    return findings.all().stream()
        .sorted(
            Comparator.comparing((Diagnostic finding) -> !finding.span().file().equals(file))
                .thenComparing(finding -> finding.span().start()))
        .toList();
  }
}

package dev.nasc.compiler;

import dev.nasc.rule.ConstraintReader;

import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.SpaceProgram;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Search;
import dev.nasc.diagnostic.Findings;
import dev.nasc.resolve.ModuleResolver;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text in, everything known about it out. Pure in its arguments; never throws on bad input. A thread
 * that is interrupted meanwhile gets a {@link java.util.concurrent.CancellationException}.
 */
public final class Compiler {
  private final SourceFile file;
  private final Findings findings = new Findings();
  private final Map<String, WalkedSpace> spaces = new LinkedHashMap<>();

  private Compiler(SourceFile file) {
    this.file = file;
  }

  public static Compilation compile(SourceFile file, Sources sources, Options options) {
    var compiler = new Compiler(file);
    try {
      return compiler.compile(sources, options);
    } catch (StackOverflowError tooDeep) {
      return compiler.refused(DiagnosticCode.TOO_DEEP, 200);
    }
  }

  private Compilation compile(Sources sources, Options options) {
    if (file.text().length() > options.mostCharacters()) {
      return refused(DiagnosticCode.TOO_LARGE, file.text().length(), options.mostCharacters());
    }
    var parsed = Parser.parse(file);
    findings.addAll(parsed.findings());
    var tree = Overrides.apply(parsed.tree(), options.overrides(), findings);
    boolean readable = !findings.hasErrors();
    // A text that cannot be read is resolved for what is whole in it; its other findings would
    // mostly be consequences.
    var found = readable ? findings : new Findings();
    var module = ModuleResolver.resolve(tree, sources, found);
    module.spaces().forEach(space -> walk(space, found));
    var architectures = new ArchitectureReader(spaces, found).read(module.architectures());
    var searches = new ArrayList<Search>();
    for (var program : module.searches()) {
      new SearchPlanner(program, spaces, found).plan().ifPresent(searches::add);
    }
    return new Compilation(
        file,
        tree,
        module,
        sorted(),
        List.copyOf(spaces.values()),
        architectures,
        findings.hasErrors() ? List.of() : searches);
  }

  private Compilation refused(DiagnosticCode code, Object... arguments) {
    findings.add(code, file.span(0, 0), arguments);
    var empty = new SourceFile(file.name(), "");
    var tree = new SyntaxTree(empty, List.of());
    var module = ModuleResolver.resolve(tree, Sources.NONE, new Findings());
    return new Compilation(file, tree, module, sorted(), List.of(), List.of(), List.of());
  }

  private void walk(SpaceProgram program, Findings found) {
    var declared = program.declared();
    var arguments = new ArrayList<Optional<Term>>();
    declared.parameters().forEach(parameter -> arguments.add(Optional.empty()));
    var use = new Term.Use(declared, -1, arguments, List.of(), declared.span());
    var walked = WalkedSpace.walk(program.name(), use, file);
    Problems.report(walked.problems(), found);
    if (walked.space().isEmpty()) {
      return;
    }
    var space = walked.space().get();
    var constraints = new ConstraintReader(found).read(program.requirements(), space);
    var restricted = space.requiring(constraints);
    if (restricted.isEmpty()) {
      found.add(
          Diagnostic.of(
                  DiagnosticCode.TOO_ENTANGLED,
                  program.requirements().get(0).span(),
                  "200,000")
              .hint("Write the `require` in the search instead."));
    }
    spaces.putIfAbsent(space.name(), restricted.orElse(space));
  }

  private List<Diagnostic> sorted() {
    return findings.all().stream()
        .sorted(
            Comparator.comparing(
                    (Diagnostic finding) ->
                        !finding.span().file().equals(file))
                .thenComparing(finding -> finding.span().start()))
        .toList();
  }
}

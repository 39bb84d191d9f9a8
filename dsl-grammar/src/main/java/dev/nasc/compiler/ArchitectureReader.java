package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Item;
import dev.nasc.compiler.WrittenDecisions.Entry;
import dev.nasc.cost.Costs;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.explore.Problem;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.plan.Constraint;
import dev.nasc.resolve.ArchitectureProgram;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads {@code architecture … of …}: decisions by address, lists over repeats, factored prefixes.
 */
final class ArchitectureReader {
  private final Spaces spaces;
  private final Findings findings;
  private final Map<String, WalkedSpace> searched;
  private final Map<String, Map<String, Entry>> decided = new LinkedHashMap<>();

  /**
   * @param searched what each search of the file searches, by its name
   */
  ArchitectureReader(Spaces spaces, Map<String, WalkedSpace> searched, Findings findings) {
    this.spaces = spaces;
    this.searched = searched;
    this.findings = findings;
  }

  List<Compilation.NamedArchitecture> read(List<ArchitectureProgram> programs) {
    var read = new ArrayList<Compilation.NamedArchitecture>();
    programs.forEach(program -> read(program).ifPresent(read::add));
    return read;
  }

  private Optional<Compilation.NamedArchitecture> read(ArchitectureProgram program) {
    var declaration = program.declaration();
    var written = new LinkedHashMap<String, Entry>();
    if (declaration.value().isPresent()) {
      if (declaration.value().get() instanceof Expression.Braces braces) {
        decisions("", braces, written);
      } else {
        other(declaration.value().get(), written);
      }
    }
    decided.put(declaration.name().text(), written);
    return program
        .space()
        .flatMap(spaces::of)
        .or(() -> program.search().map(searched::get))
        .flatMap(space -> decide(declaration, space, written));
  }

  /** {@code architecture b of space2 = a}: the decisions of one that stands above. */
  private void other(Expression value, Map<String, Entry> written) {
    var name = ConstraintReader.text(value.span());
    var found = decided.get(name);
    if (found == null) {
      var finding = Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, value.span(), name);
      findings.add(Nearest.hint(name, decided.keySet()).map(finding::hint).orElse(finding));
      return;
    }
    written.putAll(found);
  }

  private void decisions(String prefix, Expression.Braces braces, Map<String, Entry> written) {
    for (var item : braces.items()) {
      if (item instanceof Item.Step step && step.value() instanceof Expression.Path path) {
        var address = join(prefix, address(path));
        if (step.decision().isPresent()) {
          decision(address, step.decision().get(), path.span(), written);
        } else if (path.body().isPresent()) {
          decisions(address, path.body().get(), written);
        } else {
          misplaced(item);
        }
      } else {
        misplaced(item);
      }
    }
  }

  private void misplaced(Item item) {
    findings.add(
        Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
            .hint("An architecture has decisions: `s1.kernel = [7, 3]`."));
  }

  private static String join(String prefix, String address) {
    return prefix.isEmpty() || address.startsWith("[") ? prefix + address : prefix + "." + address;
  }

  private static String address(Expression.Path path) {
    var text = new StringBuilder();
    for (var segment : path.segments()) {
      if (segment instanceof Segment.Name name) {
        text.append(text.isEmpty() ? "" : ".").append(name.name().text());
      } else {
        text.append(segment.span().text().startsWith("[") ? "" : "[");
        text.append(ConstraintReader.text(segment.span()).replaceAll("[\\[\\]]", "")).append("]");
      }
    }
    return text.toString();
  }

  private void decision(String address, Expression value, Span span, Map<String, Entry> written) {
    if (written.put(address, new Entry(value, span)) != null) {
      findings.add(DiagnosticCode.DECIDED_TWICE, span, address);
    }
  }

  private Optional<Compilation.NamedArchitecture> decide(
      Item.Declaration declaration, WalkedSpace space, Map<String, Entry> written) {
    var decisions = new WrittenDecisions(written);
    var followed = space.followed(decisions);
    if (followed.isPresent()) {
      unused(decisions, space);
      return named(declaration, space, followed.get());
    }
    return walked(declaration, space, new WrittenDecisions(written));
  }

  /** The same by a walk, which says what does not fit. */
  private Optional<Compilation.NamedArchitecture> walked(
      Item.Declaration declaration, WalkedSpace space, WrittenDecisions decisions) {
    var decided = space.decide(decisions);
    decided.problems().forEach(problem -> report(problem, declaration, decisions));
    if (decided.problems().isEmpty()) {
      unused(decisions, space);
    }
    return decided.network().isEmpty()
        ? Optional.empty()
        : named(declaration, space, decided.architecture());
  }

  private Optional<Compilation.NamedArchitecture> named(
      Item.Declaration declaration, WalkedSpace space, Architecture architecture) {
    var place = declaration.name().span();
    if (!space.contains(architecture)) {
      findings.add(
          DiagnosticCode.VIOLATES, place, violated(space, Costs.of(space.network(architecture))));
      return Optional.empty();
    }
    var name = declaration.name().text();
    return Optional.of(new Compilation.NamedArchitecture(name, space, architecture, place));
  }

  private void unused(WrittenDecisions decisions, WalkedSpace space) {
    decisions.unused().forEach((address, entry) -> unknown(address, entry.at(), space));
  }

  /** The limits on costs that are not kept; a cost of a part is not told apart. */
  private static String violated(WalkedSpace space, Cost cost) {
    var broken =
        space.requirements().stream()
            .filter(it -> it.bounds().stream().anyMatch(bound -> isBroken(bound, cost)))
            .map(it -> "`" + it.text() + "`")
            .collect(Collectors.joining(" and "));
    return broken.isEmpty() ? "the `require`s of " + space.name() : broken;
  }

  private static boolean isBroken(Constraint.Bound bound, Cost cost) {
    return bound.measure().isCost() && !bound.holds(cost.of(bound.measure()));
  }

  /** Problems of deciding are about the architecture, not about the space it decides. */
  private void report(Problem problem, Item.Declaration declaration, WrittenDecisions decisions) {
    var address = problem.arguments().isEmpty() ? "" : problem.arguments().get(0);
    var at = decisions.span(address);
    switch (problem.what()) {
      case OPEN_CHOICE ->
          findings.add(
              open(declaration, address, decisions).related(problem.span(), "The choice."));
      case UNKNOWN_OPTION ->
          findings.add(
              Diagnostic.of(
                      DiagnosticCode.UNKNOWN_OPTION,
                      at.orElse(declaration.name().span()),
                      problem.arguments().toArray())
                  .related(problem.span(), "The choice."));
      case UNMET ->
          findings.add(
              Diagnostic.of(DiagnosticCode.VIOLATES, declaration.name().span(), "`" + address + "`")
                  .related(problem.span(), "It is required here."));
      default -> Problems.report(List.of(problem), findings);
    }
  }

  private static Diagnostic open(
      Item.Declaration declaration, String address, WrittenDecisions decisions) {
    var finding = Diagnostic.of(DiagnosticCode.OPEN_CHOICE, declaration.name().span(), address);
    return decisions
        .span(address)
        .map(
            at ->
                finding.hint(
                    "`%s` does not say it; write `%s = …`."
                        .formatted(ConstraintReader.text(at), address)))
        .orElse(finding);
  }

  private void unknown(String address, Span span, WalkedSpace space) {
    var names = space.choiceSpans().keySet().stream().map(Address::text).toList();
    var finding = Diagnostic.of(DiagnosticCode.UNKNOWN_ADDRESS, span, space.name(), address);
    findings.add(Nearest.hint(address, names).map(finding::hint).orElse(finding));
  }
}

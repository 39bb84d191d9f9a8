package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Callable;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves a {@code search}: its parts, goals, requirements and phases. */
final class SearchResolver {
  private static final Set<String> PARTS = Set.of("space", "data", "seed", "device", "strategy");

  private final Findings findings;
  private final TermResolver terms;
  private final Map<String, Term> parts = new LinkedHashMap<>();
  private final List<SearchProgram.Goal> goals = new ArrayList<>();
  private final List<Term> requirements = new ArrayList<>();
  private final List<SearchProgram.LabelledPhase> phases = new ArrayList<>();

  SearchResolver(ModuleResolver resolver) {
    this.findings = resolver.findings();
    this.terms = new TermResolver(resolver, new Scope(null));
  }

  Optional<SearchProgram> resolve(Item.Declaration declaration) {
    if (!(declaration.value().isPresent()
        && declaration.value().get() instanceof Expression.Braces braces)) {
      findings.add(
          DiagnosticCode.MISSING_PART,
          declaration.name().span(),
          "search",
          declaration.name().text(),
          "body");
      return Optional.empty();
    }
    braces.items().forEach(this::item);
    return Optional.of(
        new SearchProgram(
            declaration.name().text(),
            declaration.name().span(),
            parts,
            goals,
            requirements,
            phases));
  }

  private void item(Item item) {
    if (item instanceof Item.Labelled part) {
      part(part);
    } else if (item instanceof Item.Statement statement) {
      statement(statement);
    } else if (item instanceof Item.Step step && strategy(step).isPresent()) {
      strategy(strategy(step).get());
    } else if (item instanceof Item.Let let) {
      findings.add(DiagnosticCode.UNSUPPORTED, let.span(), "A `let` in a search");
    } else {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
              .hint("A search has `space:`, `data:`, goals, `require` and `strategy { … }`."));
    }
  }

  private void part(Item.Labelled part) {
    var label = part.label();
    if (!PARTS.contains(label.text())) {
      var finding =
          Diagnostic.of(DiagnosticCode.UNKNOWN_PART, label.span(), "search", label.text());
      findings.add(Nearest.hint(label.text(), PARTS).map(finding::hint).orElse(finding));
      return;
    }
    var term = device(part).orElseGet(() -> value(part));
    if (parts.putIfAbsent(label.text(), term) != null) {
      findings.add(DiagnosticCode.REPEATED_NAME, label.span(), label.text());
    }
  }

  private Term value(Item.Labelled part) {
    var naming = Naming.of(part.label().text());
    return part.label().text().equals("space")
        ? terms.named(part.value(), Callable.Realm.SPACE, naming)
        : terms.term(part.value(), naming);
  }

  /** {@code auto}, {@code cpu}, {@code gpu(0)} are words here, not names. */
  private static Optional<Term> device(Item.Labelled part) {
    if (!part.label().text().equals("device")) {
      return Optional.empty();
    }
    var word = ChoiceResolver.canonical(part.value().span()).replace(" ", "");
    return Optional.of(new Term.Constant(new Value.Word(word), part.value().span()));
  }

  private void statement(Item.Statement statement) {
    for (var expression : statement.expressions()) {
      var term = terms.term(expression, Naming.NONE);
      switch (statement.word()) {
        case REQUIRE -> requirements.add(term);
        case MAXIMIZE -> goals.add(new SearchProgram.Goal(true, term));
        case MINIMIZE -> goals.add(new SearchProgram.Goal(false, term));
      }
    }
  }

  private static Optional<Expression.Braces> strategy(Item.Step step) {
    return step.value() instanceof Expression.Path path
            && path.segments().size() == 1
            && path.segments().get(0) instanceof Expression.Segment.Name name
            && name.name().text().equals("strategy")
        ? path.body()
        : Optional.empty();
  }

  private void strategy(Expression.Braces braces) {
    for (var item : braces.items()) {
      if (item instanceof Item.Labelled phase) {
        var label = phase.label().text();
        var term = terms.named(phase.value(), Callable.Realm.PHASE, Naming.of(label));
        phases.add(new SearchProgram.LabelledPhase(label, term, phase.span()));
        var artefact = new Term.Constant(new Value.Artefact(label), phase.label().span());
        terms.declare(phase.label(), new Scope.Binding.Fixed(artefact, phase.label().span()));
      } else {
        findings.add(
            Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
                .hint("A strategy has labelled phases: `net: one_shot(…)`."));
      }
    }
  }
}

package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.Role;
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
  private static final Set<String> PARTS =
      Set.of("space", "recipe", "data", "seed", "device", "budget", "strategy");

  private final Findings findings;
  private final TermResolver terms;
  private final Map<String, Term> parts = new LinkedHashMap<>();
  private final List<SearchProgram.Goal> goals = new ArrayList<>();
  private final List<Term> requirements = new ArrayList<>();
  private final List<Body.Entry.Let> lets = new ArrayList<>();
  private final List<Body.Entry.Require> conditions = new ArrayList<>();
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
            lets,
            conditions,
            terms.scope().slots(),
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
      let(let);
    } else {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
              .hint("A search has `space:`, `data:`, goals, `require` and `strategy { … }`."));
    }
  }

  private void let(Item.Let let) {
    var name = let.name();
    if (!let.parameters().isEmpty()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, let.span(), "This function")
              .hint("Declare it at the top of the file."));
      return;
    }
    var term = terms.term(let.value(), Naming.of(name.text()));
    terms.resolver().declared(name.text(), name.span());
    lets.add(new Body.Entry.Let(terms.declareSlot(name), name.text(), term, let.span()));
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
    return switch (part.label().text()) {
      case "space" -> terms.named(part.value(), Callable.Realm.SPACE, naming);
      case "recipe" -> terms.named(part.value(), Callable.Realm.RECIPE, naming);
      default -> terms.term(part.value(), naming);
    };
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
    var reading =
        statement.word() == Item.Statement.Word.REQUIRE
            ? terms.reading(new DecisionPaths(Set.of()))
            : terms;
    for (var expression : statement.expressions()) {
      var term = reading.term(expression, Naming.NONE);
      switch (statement.word()) {
        case REQUIRE -> {
          if (Parts.isOfArchitecture(term)) {
            requirements.add(term);
          } else {
            conditions.add(new Body.Entry.Require(term, expression.span()));
          }
        }
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
        phase(phase);
      } else {
        findings.add(
            Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
                .hint("A strategy has labelled phases: `net: one_shot(…)`."));
      }
    }
  }

  private void phase(Item.Labelled labelled) {
    var label = labelled.label().text();
    var keyed = keyed(labelled);
    var term =
        keyed.isPresent()
            ? keyed.get().phase()
            : terms.named(labelled.value(), Callable.Realm.PHASE, Naming.of(label));
    phases.add(
        new SearchProgram.LabelledPhase(label, term, labelled.span(), keyed.map(Keyed::keys)));
    var roles =
        term instanceof Term.Use use && use.target() instanceof Callable.Native phase
            ? phase.yields()
            : List.of(Role.values());
    var artefact = new Term.Constant(new Value.Artefact(label, roles), labelled.label().span());
    terms.declare(labelled.label(), new Scope.Binding.Fixed(artefact, labelled.label().span()));
  }

  private record Keyed(SearchProgram.Keys keys, Term phase) {}

  /** {@code each(limit: [450M, 550M]) { evolve(…) }}: one phase, run for every value. */
  private Optional<Keyed> keyed(Item.Labelled labelled) {
    if (!(labelled.value() instanceof Expression.Path path
        && path.segments().size() == 1
        && path.segments().get(0) instanceof Expression.Segment.Name each
        && each.name().text().equals("each"))) {
      return Optional.empty();
    }
    var arguments = each.arguments().orElse(List.of());
    if (arguments.size() != 1
        || arguments.get(0).label().isEmpty()
        || path.body().isEmpty()
        || path.body().get().items().size() != 1
        || !(path.body().get().items().get(0) instanceof Item.Step step)) {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, each.span(), "This `each`")
              .hint("Write `each(limit: [450M, 550M]) { evolve(…) }`, with one phase."));
      var broken = new Term.Broken(each.span());
      return Optional.of(new Keyed(new SearchProgram.Keys("", 1, 2, broken), broken));
    }
    var name = arguments.get(0).label().get();
    var values = terms.term(arguments.get(0).value(), Naming.NONE);
    var inner = new TermResolver(terms.resolver(), new Scope(terms.scope()));
    terms.resolver().declared(name.text(), name.span());
    int slot = inner.declareSlot(name);
    var phase = inner.named(step.value(), Callable.Realm.PHASE, Naming.of(labelled.label().text()));
    var keys = new SearchProgram.Keys(name.text(), slot, inner.scope().slots(), values);
    return Optional.of(new Keyed(keys, phase));
  }
}

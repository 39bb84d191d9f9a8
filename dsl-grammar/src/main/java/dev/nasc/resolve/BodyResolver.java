package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves what stands between braces in a network. */
final class BodyResolver {
  private final TermResolver terms;
  private final Findings findings;
  private final List<Term> requirements;
  private final List<Body.Entry> entries = new ArrayList<>();
  private final List<Set<Integer>> mentioned = new ArrayList<>();
  private final Map<Integer, Set<Integer>> needs = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> labels = new java.util.HashSet<>();

  /** Requirements are collected where they may stand: directly in a space. */
  BodyResolver(TermResolver terms, List<Term> requirements) {
    this.terms = terms;
    this.findings = terms.resolver().findings();
    this.requirements = requirements;
  }

  Term sequence(Expression.Braces braces) {
    var slots = declare(braces);
    for (var item : braces.items()) {
      entry(item, slots.getOrDefault(item, -1));
    }
    return new Term.Sequence(new Body(entries, terms.scope().slots(), lastUse()), braces.span());
  }

  /** Names first, so that a block may be called above its declaration. */
  private IdentityHashMap<Item, Integer> declare(Expression.Braces braces) {
    var slots = new IdentityHashMap<Item, Integer>();
    var blocks = new ArrayList<ModuleResolver.Named>();
    for (var item : braces.items()) {
      if (item instanceof Item.Let let && let.parameters().isEmpty()) {
        terms.resolver().declared(let.name().text(), let.name().span());
        slots.put(item, terms.declareSlot(let.name()));
      } else if (item instanceof Item.Labelled labelled) {
        slots.put(item, label(labelled));
      } else {
        declared(item).ifPresent(it -> blocks.add(new ModuleResolver.Named(item, it)));
      }
    }
    blocks.forEach(it -> declare(it.callable()));
    var pending = new ArrayList<ModuleResolver.Pending>();
    blocks.forEach(it -> pending.add(terms.resolver().takes(it, terms.scope())));
    pending.forEach(ModuleResolver.Pending::define);
    terms.scope().captured().addAll(terms.scope().takeMentioned());
    return slots;
  }

  private int label(Item.Labelled labelled) {
    labels.add(labelled.label().text());
    return labelled.label().text().equals("input")
        ? Body.INPUT
        : terms.declareSlot(labelled.label());
  }

  private void declare(Callable.Declared block) {
    var name = new dev.nasc.ast.Identifier(block.name(), block.span());
    terms.resolver().declared(block.name(), block.span());
    terms.declare(name, new Scope.Binding.Declared(block, block.span()));
  }

  private Optional<Callable.Declared> declared(Item item) {
    if (item instanceof Item.Let let) {
      return Optional.of(
          new Callable.Declared(
              Callable.Declared.Kind.LET,
              let.name().text(),
              let.documentation(),
              let.name().span(),
              let.span()));
    }
    if (item instanceof Item.Declaration declaration && isCalled(declaration.kind())) {
      return Optional.of(
          new Callable.Declared(
              declaration.kind() == Item.Kind.CELL
                  ? Callable.Declared.Kind.CELL
                  : Callable.Declared.Kind.BLOCK,
              declaration.name().text(),
              declaration.documentation(),
              declaration.name().span(),
              declaration.span()));
    }
    return Optional.empty();
  }

  private void entry(Item item, int slot) {
    if (item instanceof Item.Let let) {
      if (slot > 0) {
        let(let, slot);
      }
    } else if (item instanceof Item.Labelled labelled) {
      labelled(labelled, slot);
    } else if (item instanceof Item.Step step) {
      step(step);
    } else if (item instanceof Item.Statement statement) {
      statement(statement);
    } else if (item instanceof Item.Declaration declaration && !isCalled(declaration.kind())) {
      findings.add(
          DiagnosticCode.MISPLACED,
          declaration.name().span(),
          "A `" + declaration.kind().word() + "`");
    }
  }

  private static boolean isCalled(Item.Kind kind) {
    return kind == Item.Kind.BLOCK || kind == Item.Kind.CELL;
  }

  private void let(Item.Let let, int slot) {
    var term = terms.term(let.value(), Naming.of(let.name().text()));
    needs.put(slot, terms.scope().takeMentioned());
    entries.add(new Body.Entry.Let(slot, let.name().text(), term, let.span()));
    mentioned.add(Set.of());
  }

  private void labelled(Item.Labelled labelled, int slot) {
    var label = labelled.label().text();
    var term = terms.term(labelled.value(), Naming.of(""));
    add(new Body.Entry.Step(Optional.of(label), slot, place(label), term, labelled.span()));
  }

  private void step(Item.Step step) {
    if (step.decision().isPresent()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, step.span(), "A decision")
              .hint("Decisions stand in an `architecture`; a value is named by `let`."));
      return;
    }
    var term = terms.term(step.value(), Naming.NONE);
    add(new Body.Entry.Step(Optional.empty(), -1, place(word(step.value())), term, step.span()));
  }

  private void add(Body.Entry.Step step) {
    entries.add(step);
    mentioned.add(terms.scope().takeMentioned());
  }

  private void statement(Item.Statement statement) {
    if (statement.word() != Item.Statement.Word.REQUIRE) {
      var word = statement.word().name().toLowerCase(java.util.Locale.ROOT);
      findings.add(DiagnosticCode.MISPLACED, statement.span(), "`" + word + "`");
      return;
    }
    statement.expressions().forEach(this::require);
  }

  /**
   * One about the whole architecture is kept for later; one about values is met where it stands.
   */
  private void require(Expression expression) {
    var term = terms.reading(new DecisionPaths(labels)).term(expression, Naming.NONE);
    var mentions = terms.scope().takeMentioned();
    if (!Parts.isOfArchitecture(term)) {
      entries.add(new Body.Entry.Require(term, expression.span()));
      mentioned.add(mentions);
    } else if (requirements == NOWHERE) {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, expression.span(), "This `require`")
              .hint("What an architecture must meet stands directly in its space or search."));
    } else {
      requirements.add(term);
    }
  }

  /** For bodies in which a {@code require} cannot stand. */
  static final List<Term> NOWHERE = List.of();

  /** What an unlabelled step is called in places: the word it calls. */
  private static String word(Expression expression) {
    if (expression instanceof Expression.Conditional conditional) {
      return word(conditional.value());
    }
    return expression instanceof Expression.Path path
            && path.segments().get(0) instanceof Expression.Segment.Name name
        ? name.name().text()
        : "step";
  }

  /**
   * Unique in this body: the second {@code bn} is {@code bn_2}. The first unlabelled repeat adds
   * nothing, since its turns do: {@code s1.0.mbconv}.
   */
  private String place(String word) {
    int times = places.merge(word, 1, Integer::sum);
    if (times > 1) {
      return place(word + "_" + times);
    }
    return word.equals("repeat") ? "" : word;
  }

  private List<Integer> lastUse() {
    var last = new ArrayList<Integer>();
    for (int slot = 0; slot < terms.scope().slots(); slot++) {
      last.add(-1);
    }
    for (int entry = 0; entry < mentioned.size(); entry++) {
      for (int slot : mentioned.get(entry)) {
        use(slot, entry, last);
      }
    }
    return last;
  }

  private void use(int slot, int entry, List<Integer> last) {
    if (last.get(slot) < entry) {
      last.set(slot, entry);
      needs.getOrDefault(slot, Set.of()).forEach(needed -> use(needed, entry, last));
    }
  }
}

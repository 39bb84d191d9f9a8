package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe is a function: its parameters are the fields of {@code training} with its own defaults,
 * so {@code final(epochs: 600)} overrides one, and a field sees the ones above it.
 */
final class RecipeResolver {
  private final TermResolver terms;
  private final Findings findings;
  private final LinkedHashSet<String> names = new LinkedHashSet<>();
  private final Map<String, Item.Let> lets = new LinkedHashMap<>();

  RecipeResolver(TermResolver terms) {
    this.terms = terms;
    this.findings = terms.resolver().findings();
  }

  ModuleResolver.Pending takes(Item.Declaration declaration, Callable.Declared recipe) {
    var training =
        Library.find(Library.SEARCH)
            .orElseThrow()
            .find(Callable.Realm.RECIPE, "training")
            .orElseThrow();
    var fields = fields(declaration);
    var known = new ArrayList<Callable.Parameter>();
    var order = new ArrayList<>(names);
    training.parameters().stream()
        .map(Callable.Parameter::name)
        .filter(name -> !order.contains(name))
        .forEach(order::add);
    var byName = new LinkedHashMap<String, Callable.Parameter>();
    training.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
    for (var name : order) {
      var field = byName.get(name);
      if (lets.containsKey(name)) {
        known.add(let(lets.get(name)));
      } else if (field == null) {
        Optional.ofNullable(fields.get(name))
            .ifPresent(typed -> unknown(typed.label(), byName.keySet()));
      } else {
        known.add(parameter(field, Optional.ofNullable(fields.get(name))));
      }
    }
    recipe.takes(known);
    return new ModuleResolver.Pending(
        () -> recipe.define(whole(training, known, declaration), false));
  }

  private Map<String, Item.Labelled> fields(Item.Declaration declaration) {
    var fields = new LinkedHashMap<String, Item.Labelled>();
    var items =
        declaration.value().isPresent()
                && declaration.value().get() instanceof Expression.Braces braces
            ? braces.items()
            : List.<Item>of();
    for (var item : items) {
      if (item instanceof Item.Let let && let.parameters().isEmpty()) {
        names.add(let.name().text());
        lets.put(let.name().text(), let);
      } else if (!(item instanceof Item.Labelled field)) {
        findings.add(
            Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
                .hint("A recipe has fields: `epochs: 100`."));
      } else if (fields.putIfAbsent(field.label().text(), field) != null) {
        findings.add(DiagnosticCode.REPEATED_NAME, field.label().span(), field.label().text());
      } else {
        names.add(field.label().text());
      }
    }
    return fields;
  }

  /** A value that the fields below it share; it may be given like one of them. */
  private Callable.Parameter let(Item.Let let) {
    var name = let.name().text();
    var value = terms.term(let.value(), Naming.of(name));
    terms.declareSlot(let.name());
    return new Callable.Parameter(
        name, Optional.of(value), new Type.Any(), let.documentation(), let.span());
  }

  private void unknown(Identifier label, java.util.Set<String> names) {
    var finding = Diagnostic.of(DiagnosticCode.UNKNOWN_PART, label.span(), "recipe", label.text());
    var all = "It has `" + String.join("`, `", names) + "`.";
    findings.add(finding.hint(Nearest.hint(label.text(), names).orElse(all)));
  }

  private Callable.Parameter parameter(Callable.Parameter field, Optional<Item.Labelled> typed) {
    var fallback =
        typed.map(item -> terms.argument(item.value(), field.type(), Naming.of(field.name())));
    var span = typed.map(Item.Labelled::span).orElse(field.span());
    var name = typed.map(Item.Labelled::label).orElse(new Identifier(field.name(), span));
    terms.declareSlot(name);
    return new Callable.Parameter(
        field.name(),
        fallback.isPresent() ? fallback : field.fallback(),
        field.type(),
        field.documentation(),
        span);
  }

  /** The call of {@code training} that the recipe is. */
  private Term whole(
      Callable training, List<Callable.Parameter> known, Item.Declaration declaration) {
    var arguments = new ArrayList<Optional<Term>>();
    for (var parameter : training.parameters()) {
      int slot = -1;
      for (int i = 0; i < known.size(); i++) {
        slot = known.get(i).name().equals(parameter.name()) ? i + 1 : slot;
      }
      var span = slot < 0 ? declaration.span() : known.get(slot - 1).span();
      arguments.add(Optional.of(new Term.Slot(0, slot, parameter.name(), span)));
    }
    return new Term.Use(training, -1, arguments, List.of(), declaration.name().span());
  }
}

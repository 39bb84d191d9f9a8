package dev.nasc.compiler;

import dev.nasc.explore.Constants;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open recipe as a sequence: field by field, each decided and forgotten with the last field that
 * mentions it, so that the walk stays narrow.
 */
final class RecipeBody {
  private final Term.Use recipe;
  private final List<Term> values = new ArrayList<>();
  private final List<Body.Entry> entries = new ArrayList<>();
  private final List<Integer> lastUse;

  private RecipeBody(Term.Use recipe, Constants constants) {
    this.recipe = recipe;
    var parameters = recipe.target().parameters();
    this.lastUse = new ArrayList<>(Collections.nCopies(parameters.size() + 1, -1));
    for (int i = 0; i < parameters.size(); i++) {
      values.add(value(i, constants));
    }
  }

  /**
   * The step that decides a recipe.
   *
   * @param recipe its use; it is a {@code recipe} of the file or of the library
   * @param constants where its arguments are known
   */
  static Body.Entry.Step step(Term.Use recipe, Constants constants) {
    var body = new RecipeBody(recipe, constants).body();
    return new Body.Entry.Step(
        Optional.of("recipe"), -1, "recipe", new Term.Sequence(body, recipe.span()), recipe.span());
  }

  private Term value(int parameter, Constants constants) {
    var given = recipe.arguments().get(parameter);
    var fallback = recipe.target().parameters().get(parameter).fallback();
    if (given.isPresent() && Parts.any(given.get(), Term.Slot.class::isInstance)) {
      return constants
          .evaluate(given.get())
          .value()
          .<Term>map(value -> new Term.Constant(value, given.get().span()))
          .orElseGet(() -> new Term.Broken(given.get().span()));
    }
    return given.or(() -> fallback).orElseGet(() -> new Term.Broken(recipe.span()));
  }

  private Body body() {
    var parameters = recipe.target().parameters();
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      entries.add(new Body.Entry.Let(i + 1, parameters.get(i).name(), value, value.span()));
    }
    var record = (Term.Use) ((Callable.Declared) recipe.target()).body();
    for (int i = 0; i < record.arguments().size(); i++) {
      field(record, i);
    }
    return new Body(entries, lastUse.size(), lastUse);
  }

  /** One field alone, which checks what it may be. */
  private void field(Term.Use record, int index) {
    var only = new ArrayList<Optional<Term>>();
    record.arguments().forEach(argument -> only.add(Optional.empty()));
    var slot = (Term.Slot) record.arguments().get(index).orElseThrow();
    only.set(index, Optional.of(slot));
    entries.add(
        new Body.Entry.Decide(
            new Term.Use(record.target(), -1, only, List.of(), slot.span()), slot.span()));
    needed(slot, new HashSet<>()).forEach(it -> lastUse.set(it, entries.size() - 1));
  }

  private Set<Integer> needed(Term.Slot slot, Set<Integer> all) {
    if (slot.slot() > 0 && all.add(slot.slot())) {
      Parts.of(values.get(slot.slot() - 1))
          .filter(Term.Slot.class::isInstance)
          .forEach(it -> needed((Term.Slot) it, all));
    }
    return all;
  }
}

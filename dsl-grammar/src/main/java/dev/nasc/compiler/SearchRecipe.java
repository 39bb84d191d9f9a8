package dev.nasc.compiler;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.RecipeChoices;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code recipe:} of a search: its phases and scorers train by it where they are given no
 * other, and what is open in theirs has to be decided with it.
 *
 * @param recipe as a value; empty where the search has none
 */
record SearchRecipe(Optional<Value> recipe) {

  /** A phase with this recipe where it, or its scorer, is given none. */
  Term in(Term term) {
    if (recipe.isEmpty() || !(term instanceof Term.Use use && isTrained(use))) {
      return term;
    }
    var arguments = new ArrayList<Optional<Term>>();
    for (int i = 0; i < use.arguments().size(); i++) {
      arguments.add(argument(use.target().parameters().get(i), use.arguments().get(i), use.span()));
    }
    return new Term.Use(use.target(), use.hops(), arguments, use.rest(), use.span());
  }

  private Optional<Term> argument(Callable.Parameter parameter, Optional<Term> given, Span span) {
    if (given.isPresent()) {
      return given.map(this::in);
    }
    boolean isRecipe =
        parameter.type() instanceof Type.OfKind of && of.kind() == Callable.Native.Kind.RECIPE;
    return isRecipe && parameter.name().equals("recipe")
        ? recipe.map(value -> new Term.Constant(value, span))
        : parameter
            .fallback()
            .filter(term -> term instanceof Term.Use use && isTrained(use))
            .map(this::in);
  }

  private static boolean isTrained(Term.Use use) {
    return use.target() instanceof Callable.Native target
        && (target.kind() == Callable.Native.Kind.PHASE
            || target.kind() == Callable.Native.Kind.SCORER);
  }

  /** Reports what is open in the recipes of a phase and decided nowhere in the search. */
  static void check(Value.Call phase, Span at, WalkedSpace space, Findings findings) {
    for (var argument : phase.arguments().values()) {
      if (argument instanceof Value.Call scorer) {
        check(scorer, at, space, findings);
      } else if (argument instanceof Value.OpenRecipe open) {
        RecipeChoices.of(open).options().entrySet().stream()
            .filter(choice -> !isDecided(choice, space))
            .findFirst()
            .ifPresent(choice -> findings.add(finding(open, choice.getKey(), at)));
      }
    }
  }

  private static boolean isDecided(Map.Entry<Address, List<String>> choice, WalkedSpace space) {
    return space.choiceBlocks().stream()
        .flatMap(block -> block.choices().stream())
        .anyMatch(
            it ->
                it.address().equals(choice.getKey())
                    && it.options().containsAll(choice.getValue()));
  }

  private static Diagnostic finding(Value.OpenRecipe recipe, Address address, Span at) {
    return Diagnostic.of(DiagnosticCode.UNDECIDED_RECIPE, at, address, recipe.text())
        .hint("Search it, with `recipe: %s`, or give the field a value.".formatted(recipe.text()));
  }
}

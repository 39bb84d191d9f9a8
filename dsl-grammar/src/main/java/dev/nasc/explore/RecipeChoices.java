package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is open in a recipe, field by field: where it is decided in a search, and what a field can
 * become. In an architecture the choices of a recipe stand below {@code recipe}.
 */
public final class RecipeChoices {
  private static final Address RECIPE = new Address("recipe");

  /** More combinations of what one field hangs on are not looked at. */
  private static final int MOST = 10_000;

  private final Values values = new Values();
  private final Map<Address, List<String>> options = new LinkedHashMap<>();
  private final Map<String, Set<Value>> fields = new LinkedHashMap<>();
  private int left;

  private RecipeChoices(Value.OpenRecipe recipe) {
    var term = recipe.term();
    var site = (Site) recipe.site();
    while (term instanceof Term.Slot slot
        && site.frame().up(slot.hops()).slot(slot.slot()) instanceof Frame.Content.Thunk thunk) {
      term = thunk.term();
      site = thunk.site();
    }
    if (term instanceof Term.Use use
        && use.target() instanceof Callable.Declared declared
        && declared.body() instanceof Term.Use record) {
      fields(record, site.in(Arguments.frame(use, site)));
    }
  }

  public static RecipeChoices of(Value.OpenRecipe recipe) {
    return new RecipeChoices(recipe);
  }

  /** The choices at their addresses in an architecture, each with its options. */
  public Map<Address, List<String>> options() {
    return options;
  }

  /** All that each field of the recipe can be; empty where it is no recipe of a file. */
  public Map<String, Set<Value>> fields() {
    return fields;
  }

  /** The recipe that these decisions make of an open one, or the problem that is in the way. */
  public static Constants.Evaluated decided(
      Value.OpenRecipe recipe, Map<Address, String> decisions) {
    var values = new Values();
    var state = State.START;
    while (true) {
      try {
        var value = values.value(recipe.term(), (Site) recipe.site(), state);
        return Constants.Evaluated.of(value);
      } catch (Fault fault) {
        return Constants.Evaluated.of(fault.problem());
      } catch (Undecided choice) {
        var address = RECIPE.then(choice.address().text());
        var wanted = decisions.get(address);
        var taken =
            choice.candidates().stream().filter(it -> it.label().equals(wanted)).findFirst();
        if (taken.isEmpty()) {
          var open = Fault.of(Problem.What.OPEN_CHOICE, choice.span(), address);
          return Constants.Evaluated.of(open.problem());
        }
        state = state.decide(choice.address(), choice.decision(taken.get()));
      }
    }
  }

  private void fields(Term.Use record, Site site) {
    for (int i = 0; i < record.arguments().size(); i++) {
      var found = new LinkedHashSet<Value>();
      left = MOST;
      each(record.arguments().get(i).orElseThrow(), site, State.START, found::add);
      fields.put(record.target().parameters().get(i).name(), found);
    }
  }

  /** What a field is under every combination of what it hangs on. */
  private void each(Term term, Site site, State state, Consumer<Value> found) {
    if (--left < 0) {
      return;
    }
    try {
      found.accept(values.value(term, site, state));
    } catch (Fault fault) {
      // the walk of the space that the recipe is reports it
    } catch (Undecided choice) {
      var labels = choice.candidates().stream().map(Undecided.Candidate::label).toList();
      var known =
          options.computeIfAbsent(
              RECIPE.then(choice.address().text()), address -> new ArrayList<>());
      labels.stream().filter(label -> !known.contains(label)).forEach(known::add);
      for (var candidate : choice.candidates()) {
        each(term, site, state.decide(choice.address(), choice.decision(candidate)), found);
      }
    }
  }
}

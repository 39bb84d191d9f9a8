package dev.nasc.compiler;

import dev.nasc.explore.Constants;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The space of a search that decides more than a network: its {@code let}s first, then the space in
 * the size that they say, then an open recipe, at {@code recipe.lr} and so on.
 */
final class JointSpace {
  private JointSpace() {}

  static Callable.Declared of(
      SearchProgram program, Term.Use space, Optional<Term.Use> recipe, Constants constants) {
    var entries = new ArrayList<Body.Entry>(program.lets());
    entries.addAll(program.conditions());
    entries.add(new Body.Entry.Step(Optional.empty(), -1, "", space, space.span()));
    recipe.ifPresent(use -> entries.add(RecipeBody.step(use, constants)));
    return declared(program.name(), entries, program.slots(), program);
  }

  private static Callable.Declared declared(
      String name, List<Body.Entry> entries, int slots, SearchProgram program) {
    var joint =
        new Callable.Declared(
            Callable.Declared.Kind.SPACE, name, "", program.span(), program.span());
    // What a search shares lives as long as the search: nothing is forgotten before the end.
    var lastUse = Collections.nCopies(slots, entries.size() - 1);
    joint.define(new Term.Sequence(new Body(entries, slots, lastUse), program.span()), false);
    return joint;
  }
}

package dev.nasc.explore;

import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.List;
import java.util.Optional;

/** Evaluates terms outside a walk: recipes, data, phases, limits of a {@code require}. */
public final class Constants {
  /** Where nothing but the declarations of a file is seen. */
  public static Constants none() {
    return new Constants(new Values(), Site.ROOT);
  }

  private final Values values;
  private final Site site;

  private Constants(Values values, Site site) {
    this.values = values;
    this.site = site;
  }

  /** A value, or the problem that stands in its way; {@code open} where that is a choice. */
  public record Evaluated(Optional<Value> value, Optional<Problem> problem, boolean open) {
    static Evaluated of(Value value) {
      return new Evaluated(Optional.of(value), Optional.empty(), false);
    }

    static Evaluated of(Problem problem) {
      return new Evaluated(Optional.empty(), Optional.of(problem), false);
    }
  }

  /** Where these {@code let}s are seen. */
  public static Constants of(List<Body.Entry.Let> lets, int slots) {
    return none().inside(lets, slots);
  }

  /** Inside the space that a use here means: its arguments and {@code let}s are seen. */
  public Constants space(Term.Use space) {
    var outer = new Constants(values, site.in(Arguments.frame(space, site)));
    return space.target() instanceof Callable.Declared declared
            && declared.body() instanceof Term.Sequence sequence
        ? outer.inside(lets(sequence.body()), sequence.body().slots())
        : outer;
  }

  private static List<Body.Entry.Let> lets(Body body) {
    return body.entries().stream()
        .filter(Body.Entry.Let.class::isInstance)
        .map(Body.Entry.Let.class::cast)
        .toList();
  }

  /** Where these {@code let}s are seen too. */
  public Constants inside(List<Body.Entry.Let> lets, int slots) {
    var frame = new Frame(site.frame(), site.address(), site.frame().depth() + 1, slots, -1);
    var inner = site.in(frame);
    lets.forEach(
        let ->
            frame.set(
                let.slot(),
                new Frame.Content.Thunk(let.term(), inner.let(let.name(), let.slot()))));
    return new Constants(values, inner);
  }

  /** A recipe, which may be open. */
  public Evaluated recipe(Term term) {
    var evaluated = evaluate(term);
    return evaluated.open()
        ? new Evaluated(
            Optional.of(new Value.OpenRecipe(Values.text(term), term, site)),
            Optional.empty(),
            true)
        : evaluated;
  }

  public Evaluated evaluate(Term term) {
    try {
      return Evaluated.of(new Values().value(term, site, State.START));
    } catch (Fault fault) {
      return Evaluated.of(fault.problem());
    } catch (Undecided choice) {
      var problem =
          Fault.of(
                  Problem.What.WRONG_TYPE,
                  choice.span(),
                  choice.span().text(),
                  "decided here",
                  "a choice")
              .problem();
      return new Evaluated(Optional.empty(), Optional.of(problem), true);
    }
  }
}

package dev.nasc.explore;

import dev.nasc.explore.Effects.Effect;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs choices where all options are followed: what is known of the options of one that is open is
 * not run again.
 */
final class OpenChoices {
  private final Walker walker;

  OpenChoices(Walker walker) {
    this.walker = walker;
  }

  List<Flow> run(Term.Choice choice, Site site, List<Flow> flows) {
    var options = walker.course().effects().orElseThrow().options();
    if (!options.isPlain(choice)) {
      return walker.options(choice, site, flows);
    }
    var around = new Effects.Surroundings(walker.values(), walker.course().isPriced());
    var known = walker.asked(flows, state -> options.known(choice, site, state, around));
    var address = Choices.address(choice, site);
    var byOption = new TreeMap<Integer, List<Flow>>();
    var others = new ArrayList<Flow>();
    for (var flow : flows) {
      var input = flow.state().current();
      var of = known.apply(flow).filter(it -> input != null).map(it -> it.of(input.shape()));
      var effects =
          of.isEmpty() || flow.state().option(address) != State.OPEN
              ? Optional.<List<Effect>>empty()
              : effects(of.get(), choice, site, flow);
      if (effects.isEmpty()) {
        others.add(flow);
      } else {
        decide(flow, choice, site, effects.get(), byOption);
      }
    }
    var done = new ArrayList<Flow>();
    byOption.values().forEach(done::addAll);
    done.addAll(walker.options(choice, site, others));
    return done;
  }

  /** What the options do to a flow, which is run with each once. */
  private Optional<List<Effect>> effects(
      OptionEffects.Of known, Term.Choice choice, Site site, Flow flow) {
    if (!known.isTried()) {
      var course = walker.course().counting().orElseThrow().apart();
      var probe = List.of(Sketch.start(flow.state()));
      var ends = walker.tried(course, () -> walker.options(choice, site, probe));
      known.note(course.body(ends), ends);
    }
    return known.effects();
  }

  private void decide(
      Flow flow,
      Term.Choice choice,
      Site site,
      List<Effect> effects,
      TreeMap<Integer, List<Flow>> byOption) {
    try {
      var unused = walker.values().choices().taken(choice, site, flow.state());
      throw new IllegalStateException("a choice with effects is open: " + choice.span());
    } catch (Undecided open) {
      for (var branch : walker.decide(flow, open)) {
        int option = branch.arcs().get(0).option();
        byOption
            .computeIfAbsent(option, of -> new ArrayList<>())
            .add(effects.get(option).on(branch));
      }
    }
  }
}

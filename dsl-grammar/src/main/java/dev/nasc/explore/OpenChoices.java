package dev.nasc.explore;

import dev.nasc.explore.Effects.Effect;
import dev.nasc.model.Address;
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
      var of = known.apply(flow).flatMap(it -> it.of(flow.state()));
      var open = of.flatMap(it -> open(choice, address, site, flow));
      var effects =
          open.flatMap(it -> effects(of.orElseThrow(), it.candidates().size(), choice, site, flow));
      if (effects.isEmpty()) {
        others.add(flow);
        continue;
      }
      for (var branch : walker.decide(flow, open.orElseThrow())) {
        int option = branch.arcs().get(0).option();
        byOption
            .computeIfAbsent(option, first -> new ArrayList<>())
            .add(effects.get().get(option).on(branch));
      }
    }
    var done = new ArrayList<Flow>();
    byOption.values().forEach(done::addAll);
    done.addAll(walker.options(choice, site, others));
    return done;
  }

  /** The choice as a flow comes to it, where it is not decided. */
  private Optional<Undecided> open(Term.Choice choice, Address address, Site site, Flow flow) {
    try {
      var unused = walker.values().choices().taken(choice, address, site, flow.state());
      return Optional.empty();
    } catch (Undecided open) {
      return Optional.of(open);
    } catch (Fault reportedWhereItIsRun) {
      return Optional.empty();
    }
  }

  /** What the options do to a flow, which is run with each once. */
  private Optional<List<Effect>> effects(
      OptionEffects.Of known, int options, Term.Choice choice, Site site, Flow flow) {
    if (!known.isTried()) {
      var course = walker.course().counting().orElseThrow().apart();
      var probe = List.of(Sketch.start(flow.state()));
      var ends = walker.tried(course, () -> walker.options(choice, site, probe));
      known.note(options, course.body(ends), ends);
    }
    return known.effects();
  }
}

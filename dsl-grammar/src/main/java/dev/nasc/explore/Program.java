package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Term;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A space as the program that it is, run under one architecture's decisions, or for a part of it.
 *
 * @param use of the space, with arguments or defaults
 * @param file where problems are reported
 */
record Program(Term.Use use, SourceFile file) {

  /** Decides it as {@code decider} says; nothing is thrown where that does not fit. */
  Decided decide(Decider decider) {
    var trail = new Trail(file, Optional.empty());
    var course = new DecidingCourse(decider);
    var ends = new Walker(course, trail).walk(use, DecidingCourse.start());
    boolean whole = trail.isWhole() && ends.size() == 1;
    if (ends.isEmpty()) {
      trail.reportUnmet(trail.unmet());
    }
    return new Decided(
        whole ? Optional.of(course.network()) : Optional.empty(),
        course.architecture(),
        trail.problems());
  }

  /** The network of these decisions, where they are all that is asked for. */
  Optional<Network> network(Architecture architecture) {
    var decisions = architecture.decisions();
    var decided = decide(asked -> Optional.ofNullable(decisions.get(asked.address())));
    return decided.architecture().equals(architecture) ? decided.network() : Optional.empty();
  }

  /** Whether these are architectures of it, with the options that they are said to have. */
  boolean holds(List<FollowingCourse.Followed> architectures) {
    var trail = new Trail(file, Optional.empty());
    var course = new FollowingCourse(architectures);
    var budget = Budget.of(architectures.size());
    var ends = new Walker(course, trail, budget).walk(use, course.start());
    return trail.isWhole() && course.holds(ends);
  }

  /** Adds all its networks up into one. */
  Mixed mixed() {
    var trail = new Trail(file, Optional.empty());
    var course = new MixingCourse(trail);
    try {
      var ends =
          course.part(
              0, "", MixingCourse.start(), flows -> new Walker(course, trail).walk(use, flows));
      if (trail.isWhole() && !ends.isEmpty()) {
        return new Mixed(Optional.of(course.mixture(ends)), List.of());
      }
    } catch (Fault apart) {
      trail.report(apart.problem());
    }
    return new Mixed(Optional.empty(), trail.problems());
  }

  /** Which layers each place of the text runs. */
  Runs runs(Architecture architecture) {
    var decisions = architecture.decisions();
    var course = new DecidingCourse(asked -> Optional.ofNullable(decisions.get(asked.address())));
    var trail = new RunTrail(file, course);
    var unused = new Walker(course, trail).walk(use, DecidingCourse.start());
    return new Runs(course.network(), trail.runs());
  }

  /** Which part of the text each layer is of; empty where the decisions do not fit. */
  Optional<Drawing> draw(Decider decider, Map<Address, Span> choices) {
    var course = new DecidingCourse(decider);
    var trail = new DrawingTrail(file, course, choices);
    var ends = new Walker(course, trail).walk(use, DecidingCourse.start());
    return trail.isWhole() && ends.size() == 1
        ? Optional.of(
            new Drawing(course.network(), course.architecture(), trail.whole(course.met())))
        : Optional.empty();
  }

  /** Whether it uses cells, whose costs lie in several steps at once. */
  boolean hasCells() {
    return Mentions.any(use, CellUse::isOfCell);
  }

  /** A diagram in which only what stands at {@code place} costs something. */
  Diagram counted(Span place, Function<Trail, CountingCourse> counting) {
    var trail = new Trail(file, Optional.of(place));
    var course = counting.apply(trail);
    var ends = new Walker(course, trail).walk(use, course.start());
    return reduced(course.diagram(ends), trail);
  }

  /** Such a diagram for each of some steps of its body, by one walk; not where there are cells. */
  List<Diagram> countedByParts(List<Span> steps) {
    var trail = new Trail(file, Optional.empty());
    var course = CountingCourse.byParts(trail, steps);
    var ends = new Walker(course, trail).walk(use, course.start());
    var unused = course.diagram(ends);
    return steps.stream().map(step -> reduced(course.diagramOf(step), trail)).toList();
  }

  /** What stands at {@code place} costs in one architecture. */
  Cost costOf(Span place, Architecture architecture) {
    var alone = counted(place, trail -> CountingCourse.following(trail, architecture));
    return new Cost(
        PartCost.bounds(alone, Measure.MACS).least(),
        PartCost.bounds(alone, Measure.PARAMS).least(),
        PartCost.bounds(alone, Measure.ACTIVATION_BYTES).least());
  }

  /** Without what came to no end, because something was required. */
  static Diagram reduced(Diagram drawn, Trail trail) {
    return trail.unmet().isEmpty() ? drawn : Reduction.of(drawn);
  }
}

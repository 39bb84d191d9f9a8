package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What taking an option means, for every option of every choice at once: of the architectures that
 * take it, how many there are, what they cost, and which share of them keeps the bounds.
 */
public final class WhatIf {
  private final Diagram diagram;
  private final Counts before;
  private final Counts after;
  private final Map<Choice, List<Integer>> arcs = new LinkedHashMap<>();

  private record Choice(Address address, String option) {}

  /** What a cost is among the architectures that take an option. */
  public record Effect(long least, long greatest, double mean) {}

  /**
   * @param count of the architectures that take the option, exactly
   * @param share of those among the architectures that reach the choice
   * @param effects by cost
   * @param meeting the share of those that keeps all bounds
   */
  public record Option(
      Address address,
      String option,
      BigInteger count,
      Share share,
      Map<Measure, Effect> effects,
      Share meeting) {}

  private WhatIf(Diagram diagram) {
    this.diagram = diagram;
    this.before = new Counts(diagram.backward());
    this.after = new Counts(diagram.forward());
    var view = diagram.forward();
    for (int arc = 0; arc < diagram.arcs(); arc++) {
      if (view.from(arc) != view.root()) {
        var choice = new Choice(diagram.address(view.from(arc)), diagram.option(arc));
        arcs.computeIfAbsent(choice, of -> new ArrayList<>()).add(arc);
      }
    }
  }

  /** All options, in the order of the walk. */
  public static List<Option> of(Diagram diagram, List<Bound> bounds, Resolution resolution) {
    return new WhatIf(diagram).options(bounds, resolution);
  }

  private List<Option> options(List<Bound> bounds, Resolution resolution) {
    var meeting = meeting(Window.of(diagram, bounds), bounds, resolution);
    Map<Measure, Effects> effects = new LinkedHashMap<>();
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        effects.put(measure, new Effects(diagram, measure));
      }
    }
    Map<Address, BigInteger> reaching = new LinkedHashMap<>();
    arcs.forEach((choice, of) -> reaching.merge(choice.address, count(of), BigInteger::add));
    var options = new ArrayList<Option>();
    arcs.forEach(
        (choice, of) -> {
          Map<Measure, Effect> by = new LinkedHashMap<>();
          effects.forEach((measure, effect) -> by.put(measure, effect.of(of)));
          var count = count(of);
          double share = Counts.ratio(count, reaching.getOrDefault(choice.address, count));
          options.add(
              new Option(
                  choice.address,
                  choice.option,
                  count,
                  Share.exact(share),
                  by,
                  meeting.of(of, count)));
        });
    return options;
  }

  private BigInteger count(int arc) {
    var view = diagram.forward();
    return before.of(view.from(arc)).multiply(after.of(view.next(arc)));
  }

  private BigInteger count(List<Integer> of) {
    return of.stream().map(this::count).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The share of the architectures through some arcs that keeps the bounds. */
  private interface OptionMeeting {
    Share of(List<Integer> arcs, BigInteger count);
  }

  private OptionMeeting meeting(List<Window> windows, List<Bound> bounds, Resolution resolution) {
    if (windows.isEmpty()) {
      return (of, count) -> Share.ALL;
    }
    if (windows.stream().anyMatch(Window::isEmpty)) {
      return (of, count) -> Share.NONE;
    }
    if (windows.size() == 1) {
      var through = new Through(diagram, windows.get(0), resolution.combined());
      return (of, count) -> byLattice(through, of, count);
    }
    var draws = OptionDraws.of(diagram, bounds, resolution);
    return (of, count) -> draws.share(of).times(1 / Counts.ratio(count, after.total()));
  }

  private Share byLattice(Through through, List<Integer> of, BigInteger count) {
    double least = 0;
    double greatest = 0;
    for (int arc : of) {
      var share = through.within(arc);
      double weight = Counts.ratio(count(arc), count);
      least += weight * share.least();
      greatest += weight * share.greatest();
    }
    return through.isExact() ? Share.added(least, after.isSmall()) : Share.bounded(least, greatest);
  }
}

package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How much of a space keeps several bounds together.
 *
 * @param share of the architectures
 * @param count of them, where that is exact
 */
public record Meeting(Share share, Optional<BigInteger> count) {
  private static final int DRAWS = 2_000;

  /** A window with its share of the space. */
  private record Part(Window window, Meeting meeting) {}

  /**
   * Bounds on one cost are read off its distribution, bounds on two are counted by two halves where
   * these stay small; else the share of the tightest is multiplied by an estimate of how many of
   * those meet the rest, from a fixed sequence of draws.
   */
  public static Meeting of(Diagram diagram, List<Bound> bounds, Resolution resolution) {
    var windows = Window.of(diagram, bounds);
    var counts = new Counts(diagram);
    if (windows.stream().anyMatch(Window::isEmpty)) {
      return new Meeting(Share.NONE, Optional.of(BigInteger.ZERO));
    }
    if (windows.isEmpty()) {
      return new Meeting(Share.ALL, Optional.of(counts.total()));
    }
    if (windows.size() == 2) {
      var joint = Halves.within(diagram, windows.get(0), windows.get(1));
      if (joint.isPresent()) {
        return exact(joint.getAsDouble(), counts);
      }
    }
    var tightest =
        windows.stream()
            .map(it -> new Part(it, one(diagram, counts, it, resolution)))
            .min(Comparator.comparingDouble(it -> it.meeting.share.value()))
            .orElseThrow();
    return windows.size() == 1
        ? tightest.meeting
        : estimate(diagram, windows, tightest, resolution);
  }

  private static Meeting exact(double mass, Counts counts) {
    boolean small = counts.isSmall();
    Optional<BigInteger> count =
        small ? Optional.of(BigInteger.valueOf(Math.round(mass))) : Optional.empty();
    double share = small ? mass / counts.total().doubleValue() : mass;
    return new Meeting(Share.added(share, small), count);
  }

  private static Meeting one(Diagram diagram, Counts counts, Window window, Resolution resolution) {
    var spread = Distribution.of(diagram, counts, window.measure(), resolution);
    return new Meeting(
        spread.within(window.least(), window.greatest()),
        spread.count(window.least(), window.greatest()));
  }

  private static Meeting estimate(
      Diagram diagram, List<Window> windows, Part tightest, Resolution resolution) {
    var draws = ConditionedDraws.within(diagram, List.of(tightest.window), resolution);
    if (draws.isEmpty()) {
      return new Meeting(Share.NONE, Optional.of(BigInteger.ZERO));
    }
    var random = new SplittableRandom(0);
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      var path = draws.get().tryDraw(random);
      if (path.isEmpty()) {
        return new Meeting(Share.bounded(0, tightest.meeting.share.greatest()), Optional.empty());
      }
      hits += holds(diagram, windows, path.get()) ? 1 : 0;
    }
    return new Meeting(Share.sampled(hits, DRAWS).of(tightest.meeting.share), Optional.empty());
  }

  private static boolean holds(Diagram diagram, List<Window> windows, int[] path) {
    return windows.stream().allMatch(it -> it.holds(diagram.cost(path, it.measure())));
  }
}

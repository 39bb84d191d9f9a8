package dev.nasc.analysis;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.analysis.Feasibility.Verdict;
import dev.nasc.analysis.Paths.Path;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer about a diagram is what its paths say one by one. */
class DiagramLawsTest {
  private static final double CLOSE = 1e-12;
  private static final Resolution FINE = Resolution.EDITOR;
  private static final Resolution COARSE = new Resolution(4, 0, 0);

  static Stream<Paths> diagrams() {
    var random = new SplittableRandom(20_260_101);
    return Stream.generate(() -> Paths.random(random))
        .filter(paths -> !paths.all().isEmpty())
        .limit(300);
  }

  /** Windows around random paths, so that some hold much, some little, some nothing. */
  private static List<Bound> bounds(Paths paths, int measures) {
    var random = new SplittableRandom(paths.all().size() + 31L * measures);
    var bounds = new ArrayList<Bound>();
    var costs = List.of(Measure.MACS, Measure.PARAMS, Measure.ACTIVATION_BYTES);
    for (var measure : costs.subList(0, measures)) {
      long near = random(paths, random).cost().of(measure);
      long far = random(paths, random).cost().of(measure);
      double least = random.nextInt(3) == 0 ? Math.min(near, far) : Double.NEGATIVE_INFINITY;
      bounds.add(new Bound(measure, least, Math.max(near, far) - random.nextInt(2)));
    }
    return bounds;
  }

  private static Path random(Paths paths, SplittableRandom random) {
    return paths.all().get(random.nextInt(paths.all().size()));
  }

  private static boolean keeps(Path path, List<Bound> bounds) {
    return bounds.stream().allMatch(bound -> bound.holds(path.cost().of(bound.measure())));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyArchitectureIsOnePathAndFound(Paths paths) {
    var follower = new Follower(paths.diagram());
    var architectures = paths.all().stream().map(Path::architecture).collect(toSet());
    assertEquals(paths.all().size(), architectures.size());
    assertEquals(BigInteger.valueOf(architectures.size()), new Counts(paths.diagram()).total());
    for (var path : paths.all()) {
      var shuffled = new java.util.TreeMap<>(path.architecture().decisions()).descendingMap();
      assertEquals(path.cost(), follower.cost(path.architecture()));
      assertEquals(path.cost(), follower.cost(new Architecture(shuffled)));
      assertEquals(path.architecture(), follower.ordered(new Architecture(shuffled)));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void distributionAndMomentsAreThoseOfAllPaths(Paths paths) {
    for (var measure : List.of(Measure.MACS, Measure.PARAMS)) {
      long[] costs = paths.costs(measure);
      var exact = Distribution.of(paths.diagram(), measure, FINE);
      assertEquals(Exactness.EXACT, exact.exactness());
      assertArrayEquals(java.util.Arrays.stream(costs).distinct().toArray(), exact.values());
      var rough = Distribution.of(paths.diagram(), measure, COARSE);
      for (long cost : costs) {
        long count = java.util.Arrays.stream(costs).filter(it -> it <= cost).count();
        double share = (double) count / costs.length;
        assertEquals(share, exact.upTo(cost).value());
        assertEquals(BigInteger.valueOf(count), exact.count(0, cost).orElseThrow());
        assertTrue(rough.upTo(cost).least() <= share + CLOSE);
        assertTrue(rough.upTo(cost).greatest() >= share - CLOSE);
        assertTrue(exact.quantile(share).least() == cost);
      }
      long sum = java.util.Arrays.stream(costs).sum();
      assertEquals(BigInteger.valueOf(sum), Moments.of(paths.diagram(), measure).sum());
      double mean = (double) sum / costs.length;
      double variance =
          java.util.Arrays.stream(costs).mapToDouble(it -> (it - mean) * (it - mean)).sum()
              / costs.length;
      var moments = Moments.of(paths.diagram(), measure);
      assertEquals(mean, moments.mean(), 1e-9 * Math.max(1, mean));
      assertEquals(variance, moments.variance(), 1e-9 * Math.max(1, variance));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void boundsHaveWitnesses(Paths paths) {
    var follower = new Follower(paths.diagram());
    long[] costs = paths.costs(Measure.MACS);
    var extremes = new Extremes(paths.diagram(), Measure.MACS);
    assertEquals(costs[0], follower.cost(extremes.cheapest()).macs());
    assertEquals(costs[costs.length - 1], follower.cost(extremes.dearest()).macs());
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void theShareWithinBoundsOnOneOrTwoCostsIsExact(Paths paths) {
    for (int measures = 1; measures <= 2; measures++) {
      var bounds = bounds(paths, measures);
      long count = paths.all().stream().filter(path -> keeps(path, bounds)).count();
      var meeting = Meeting.of(paths.diagram(), bounds, FINE);
      assertEquals(BigInteger.valueOf(count), meeting.count().orElseThrow());
      assertEquals((double) count / paths.all().size(), meeting.share().value(), CLOSE);
    }
    var three = Meeting.of(paths.diagram(), bounds(paths, 3), FINE).share();
    assertTrue(0 <= three.least() && three.least() <= three.value());
    assertTrue(three.value() <= three.greatest() && three.greatest() <= 1);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void drawsUnderBoundsAreThosePathsThatKeepThem(Paths paths) {
    var random = new SplittableRandom(5);
    for (var resolution : List.of(FINE, COARSE)) {
      for (int measures = 1; measures <= 3; measures++) {
        var bounds = bounds(paths, measures);
        var kept = paths.all().stream().filter(path -> keeps(path, bounds)).toList();
        var draws = ConditionedDraws.of(paths.diagram(), bounds, resolution);
        if (draws.isEmpty() || kept.isEmpty()) {
          continue;
        }
        var expected = kept.stream().map(Path::architecture).collect(toSet());
        var drawn = new HashSet<Architecture>();
        for (int i = 0; i < 20 * kept.size(); i++) {
          drawn.add(paths.diagram().architecture(draws.get().draw(random)));
        }
        assertTrue(expected.containsAll(drawn));
        assertTrue(drawn.size() > 0.9 * expected.size(), drawn.size() + "/" + expected.size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void whatIfIsWhatThePathsThroughAnOptionSay(Paths paths) {
    var bounds = bounds(paths, 1);
    var rough = WhatIf.of(paths.diagram(), bounds, COARSE);
    var exact = WhatIf.of(paths.diagram(), bounds, FINE);
    for (int i = 0; i < exact.size(); i++) {
      var option = exact.get(i);
      var through =
          paths.all().stream().filter(it -> option.option().equals(decision(it, option))).toList();
      var reaching = paths.all().stream().filter(it -> decision(it, option) != null).count();
      var costs = through.stream().mapToLong(it -> it.cost().macs()).summaryStatistics();
      double kept = through.stream().filter(it -> keeps(it, bounds)).count();
      assertEquals(BigInteger.valueOf(through.size()), option.count());
      assertEquals((double) through.size() / reaching, option.share().value(), CLOSE);
      var effect = option.effects().get(Measure.MACS);
      assertEquals(costs.getMin(), effect.least());
      assertEquals(costs.getMax(), effect.greatest());
      assertEquals(costs.getAverage(), effect.mean(), 1e-9 * Math.max(1, effect.mean()));
      assertEquals(kept / through.size(), option.meeting().value(), CLOSE);
      assertTrue(rough.get(i).meeting().least() <= kept / through.size() + CLOSE);
      assertTrue(rough.get(i).meeting().greatest() >= kept / through.size() - CLOSE);
    }
  }

  private static String decision(Path path, WhatIf.Option option) {
    return path.architecture().decisions().get(option.address());
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void feasibilityIsDecidedAndAConflictIsIrreducible(Paths paths) {
    for (int measures = 1; measures <= 3; measures++) {
      var bounds = bounds(paths, measures);
      boolean possible = paths.all().stream().anyMatch(path -> keeps(path, bounds));
      var answer = Feasibility.of(paths.diagram(), bounds);
      assertEquals(possible ? Verdict.POSSIBLE : Verdict.IMPOSSIBLE, answer.verdict());
      answer
          .path()
          .ifPresent(
              arcs ->
                  bounds.forEach(
                      it -> assertTrue(it.holds(paths.diagram().cost(arcs, it.measure())))));
      var constraints = bounds.stream().map(it -> new Constraint("c", List.of(it))).toList();
      var conflict = Conflict.smallest(paths.diagram(), List.of(), constraints);
      assertEquals(!possible, conflict.isPresent());
      conflict.ifPresent(
          set ->
              set.forEach(
                  left ->
                      assertTrue(
                          paths.all().stream()
                              .anyMatch(
                                  path ->
                                      set.stream()
                                          .filter(it -> it != left)
                                          .allMatch(it -> keeps(path, it.bounds()))))));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void neighboursStayInside(Paths paths) {
    var bounds = bounds(paths, 2);
    var all = paths.all().stream().map(Path::architecture).collect(toSet());
    var random = new SplittableRandom(7);
    var free = new Neighbours(paths.diagram(), List.of());
    var bound = new Neighbours(paths.diagram(), bounds);
    var follower = new Follower(paths.diagram());
    for (var path : paths.all()) {
      var same = path.architecture();
      var other = random(paths, random).architecture();
      assertEquals(same, free.mutate(same, 0, random).orElseThrow());
      assertEquals(same, free.cross(same, same, random).orElseThrow());
      assertTrue(all.contains(free.mutate(same, 0.5, random).orElseThrow()));
      assertTrue(all.contains(free.cross(same, other, random).orElseThrow()));
      bound
          .mutate(same, 0.5, random)
          .map(follower::cost)
          .ifPresent(cost -> bounds.forEach(it -> assertTrue(it.holds(cost.of(it.measure())))));
    }
  }
}

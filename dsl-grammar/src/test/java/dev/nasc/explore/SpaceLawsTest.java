package dev.nasc.explore;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Architecture;
import dev.nasc.model.Layer;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a walk says of a space is what enumerating it finds. */
class SpaceLawsTest {
  /** Tied and separate choices, depth, guards, options with choices of their own. */
  private static final String TEXT =
      """
      import std.mobile
      space s {
        let width = any(4, 8)
        block stage(c, k) {
          repeat(any(1..2)) { op: any(mb: mbconv(c, kernel: k, expand: any(1, 2)), skip: input if c == input.channels) }
        }
        input: image(3, 8, 8)
        conv_bn(width)
        s1: stage(width, any(3, 5))
        s2: stage(8, 3)
        global_avg_pool; linear(10)
      }
      """;

  private static final WalkedSpace SPACE = Compile.clean(TEXT).space("s").orElseThrow();
  private static final Set<Architecture> ALL = enumerate(SPACE);

  @Test
  void countsEveryArchitectureOnce() {
    // s1: per depth d, two kernels with mb|skip; s2: skips only where eight channels come in.
    assertEquals(ALL.size(), SPACE.count().intValueExact());
    assertTrue(ALL.size() > 100);
  }

  @Test
  void readsCostsOffTheWalk() {
    for (var architecture : ALL) {
      assertEquals(Costs.of(SPACE.network(architecture)), SPACE.cost(architecture));
    }
  }

  @Test
  void boundsAreMet() {
    var macs = ALL.stream().mapToLong(it -> SPACE.cost(it).macs()).summaryStatistics();
    assertEquals(new SearchSpace.Bounds(macs.getMin(), macs.getMax()), SPACE.bounds(Measure.MACS));
  }

  @Test
  void drawsUniformly() {
    var random = new SplittableRandom(1);
    int each = 30;
    var drawn =
        IntStream.range(0, ALL.size() * each)
            .mapToObj(i -> SPACE.sample(random))
            .collect(groupingBy(it -> it, counting()));
    assertEquals(ALL, drawn.keySet());
    double chiSquare =
        drawn.values().stream().mapToDouble(n -> (n - each) * (double) (n - each) / each).sum();
    double freedom = ALL.size() - 1.0;
    assertTrue(Math.abs(chiSquare - freedom) < 4 * Math.sqrt(2 * freedom), "chi² " + chiSquare);
  }

  @Test
  void drawsWithinABoundAreUniformAmongThoseThatMeetIt() {
    var limit = median(Measure.MACS);
    var least = median(Measure.PARAMS) / 2;
    var constraint =
        new Constraint(
            "test",
            List.of(
                new Bound(Measure.MACS, Double.NEGATIVE_INFINITY, limit),
                new Bound(Measure.PARAMS, least, Double.POSITIVE_INFINITY)));
    var meeting =
        ALL.stream()
            .filter(it -> SPACE.cost(it).macs() <= limit && SPACE.cost(it).params() >= least)
            .collect(Collectors.toSet());
    var moves = SPACE.within(List.of(constraint)).orElseThrow();
    var random = new SplittableRandom(2);
    var drawn = new HashSet<Architecture>();
    var moved = new HashSet<Architecture>();
    for (int i = 0; i < meeting.size() * 30; i++) {
      var sample = moves.sample(random);
      drawn.add(sample);
      moved.add(moves.mutate(sample, 0.3, random));
      moved.add(moves.cross(sample, moves.sample(random), random));
    }
    assertEquals(meeting, drawn);
    assertTrue(meeting.containsAll(moved));
    assertEquals(meeting.size(), SPACE.requiring(List.of(constraint)).count().intValueExact());
  }

  @Test
  void aRequirementTooLargeToCountStillHoldsForEveryDraw() {
    var fairnas = Compile.example("fairnas.nas").space("fairnas").orElseThrow();
    var bound = new Bound(Measure.MACS, 0, 400_000_000);
    var small = fairnas.requiring(List.of(new Constraint("test", List.of(bound))));
    assertFalse(small.isExact());
    var random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      assertTrue(small.cost(small.sample(random)).macs() <= 400_000_000);
    }
  }

  @Test
  void nothingLiesWithinAnImpossibleBound() {
    var bound = new Bound(Measure.MACS, 0, 1);
    assertTrue(SPACE.within(List.of(new Constraint("none", List.of(bound)))).isEmpty());
  }

  @Test
  void aMutationWithoutRateChangesNothing() {
    var random = new SplittableRandom(3);
    for (var architecture : ALL) {
      assertEquals(architecture, SPACE.mutate(architecture, 0, random));
      assertEquals(architecture, SPACE.cross(architecture, architecture, random));
    }
  }

  @Test
  void weightsAreSharedExactlyWhereNothingDiffers() {
    var fairnas = Compile.example("fairnas.nas");
    var a = weights(fairnas, "fairnas_a");
    var b = weights(fairnas, "fairnas_b");
    // The first layer differs in its kernel: nothing of it is shared, its 1×1 convolution included.
    assertEquals(Set.of(), common(a, b, "s1.0."));
    // The second has kernel 3 and expansion 3 in both; so has the stem.
    assertEquals(weightsOf(a, "s1.1."), common(a, b, "s1.1."));
    assertEquals(weightsOf(a, "conv_bn."), common(a, b, "conv_bn."));
  }

  private static Set<String> weights(dev.nasc.compiler.Compilation fairnas, String name) {
    return fairnas.architecture(name).orElseThrow().network().layers().stream()
        .map(Layer::weights)
        .collect(Collectors.toSet());
  }

  private static Set<String> weightsOf(Set<String> weights, String place) {
    return weights.stream().filter(it -> it.startsWith(place)).collect(Collectors.toSet());
  }

  private static Set<String> common(Set<String> a, Set<String> b, String place) {
    var both = weightsOf(a, place);
    both.retainAll(b);
    return both;
  }

  private long median(Measure measure) {
    var sorted = ALL.stream().map(it -> SPACE.cost(it).of(measure)).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** By trying every combination of options, without the diagram. */
  private static Set<Architecture> enumerate(WalkedSpace space) {
    var found = new HashSet<Architecture>();
    var choices = space.choiceBlocks().stream().flatMap(it -> it.choices().stream()).toList();
    var options = new ArrayList<List<String>>();
    choices.forEach(choice -> options.add(choice.options()));
    int[] digits = new int[choices.size()];
    do {
      var decisions = new java.util.LinkedHashMap<dev.nasc.model.Address, String>();
      for (int i = 0; i < digits.length; i++) {
        decisions.put(choices.get(i).address(), options.get(i).get(digits[i]));
      }
      var decided = space.decide(decisions);
      if (decided.network().isPresent()) {
        found.add(decided.architecture());
      }
    } while (next(digits, options));
    return found;
  }

  private static boolean next(int[] digits, List<List<String>> options) {
    for (int i = 0; i < digits.length; i++) {
      if (++digits[i] < options.get(i).size()) {
        return true;
      }
      digits[i] = 0;
    }
    return false;
  }
}

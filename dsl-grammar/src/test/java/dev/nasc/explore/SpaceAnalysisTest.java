package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Exactness;
import dev.nasc.analysis.Resolution;
import dev.nasc.compiler.Compile;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Published spaces as a whole: figures that were computed independently, or by enumeration. */
class SpaceAnalysisTest {
  private static final WalkedSpace FAIRNAS =
      Compile.example("fairnas.nas").space("fairnas").orElseThrow();

  /** Su et al. 2021. */
  private static final WalkedSpace MACRO =
      Compile.clean(
              """
              import std.mobile
              space nas_bench_macro {
                block layer(c, s) = any(
                  id:  (input if s == 1 else conv_bn(c, kernel: 1, stride: s)),
                  mb3: mbconv(c, kernel: 3, expand: 3, stride: s),
                  mb6: mbconv(c, kernel: 5, expand: 6, stride: s))
                block stage(c, n) { repeat(n) { layer(c, 2 then 1) } }
                input: image(3, 32, 32)
                conv_bn(32, kernel: 3)
                s1: stage(64, 2)
                s2: stage(128, 3)
                s3: stage(256, 3)
                conv_bn(1280, kernel: 1); global_avg_pool; linear(10)
              }
              """)
          .space("nas_bench_macro")
          .orElseThrow();

  /** The space of Cai et al. 2020, without squeeze and excitation. */
  private static final WalkedSpace ELASTIC =
      Compile.clean(
              """
              import std.mobile
              space elastic {
                let size = any(128..224 by 4)
                block stage(c, s) {
                  repeat(any(2..4)) { mbconv(c, kernel: any(3, 5, 7), expand: any(3, 4, 6), stride: s then 1) }
                }
                input: image(3, size, size)
                conv_bn(16, kernel: 3, stride: 2)
                mbconv(16, kernel: 3, expand: 1)
                s1: stage( 24, 2)
                s2: stage( 40, 2)
                s3: stage( 80, 2)
                s4: stage(112, 1)
                s5: stage(160, 2)
                conv_bn(960, kernel: 1)
                global_avg_pool; conv(1280, kernel: 1); linear(1000)
              }
              """)
          .space("elastic")
          .orElseThrow();

  @Test
  void fairnasHasSixtyThousandDifferentCosts() {
    var macs = FAIRNAS.distribution(Measure.MACS, Resolution.COMMAND_LINE);
    assertEquals(Exactness.EXACT, macs.exactness());
    assertEquals(60_483, macs.distinct().orElseThrow());
    assertEquals(247_129_856, macs.least());
    assertEquals(557_405_696, macs.greatest());
    var all = macs.count(0, Long.MAX_VALUE / 2);
    assertEquals(FAIRNAS.count(), all.orElseThrow());
    long step = (557_405_696 - 247_129_856) / 65_960;
    for (long value : macs.values()) {
      assertEquals(0, (value - 247_129_856) % step);
    }
  }

  @Test
  void aQuarterOfFairnasMeetsTwoLimitsTogether() {
    var meeting =
        FAIRNAS.meeting(
            List.of(most(Measure.MACS, 400e6), most(Measure.PARAMS, 3.9e6)),
            Resolution.COMMAND_LINE);
    assertEquals(0.248172, meeting.share().value(), 5e-7);
    assertEquals(Exactness.EXACT, meeting.share().exactness());
    assertTrue(meeting.count().isPresent());
    var rare =
        FAIRNAS.meeting(
            List.of(most(Measure.MACS, 300e6), most(Measure.PARAMS, 3.5e6)),
            Resolution.COMMAND_LINE);
    assertEquals(5.0188e-4, rare.share().value(), 5e-9);
  }

  @Test
  void drawsUnderTwoLimitsAgreeWithTheExactShare() {
    var moves =
        FAIRNAS
            .within(List.of(most(Measure.MACS, 300e6), most(Measure.PARAMS, 3.5e6)))
            .orElseThrow();
    var random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      var cost = FAIRNAS.cost(moves.sample(random));
      assertTrue(cost.macs() <= 300e6 && cost.params() <= 3.5e6);
    }
  }

  @Test
  void nasBenchMacroIsItsEnumeration() {
    assertEquals(BigInteger.valueOf(6_561), MACRO.count());
    var all = enumerate();
    for (var measure : List.of(Measure.MACS, Measure.PARAMS)) {
      var spread = MACRO.distribution(measure, Resolution.COMMAND_LINE);
      var expected = new TreeMap<Long, Integer>();
      all.forEach(it -> expected.merge(MACRO.cost(it).of(measure), 1, Integer::sum));
      assertArrayEquals(
          expected.keySet().stream().mapToLong(Long::longValue).toArray(), spread.values());
      expected.forEach(
          (value, count) ->
              assertEquals(BigInteger.valueOf(count), spread.count(value, value).orElseThrow()));
    }
    var macs = MACRO.distribution(Measure.MACS, Resolution.EDITOR);
    assertEquals(2_481, macs.distinct().orElseThrow());
    assertEquals(new SearchSpace.Bounds(7_713_280, 105_660_928), MACRO.bounds(Measure.MACS));
  }

  @Test
  void drawsUnderLimitsAreUniform() {
    var all = enumerate();
    var few = all.stream().map(it -> MACRO.cost(it).macs()).sorted().skip(400).findFirst();
    var limits = List.of(most(Measure.MACS, few.orElseThrow()), most(Measure.PARAMS, 1_000_000));
    var meeting =
        all.stream().filter(it -> limits.stream().allMatch(limit -> holds(limit, it))).toList();
    assertEquals(
        BigInteger.valueOf(meeting.size()),
        MACRO.meeting(limits, Resolution.EDITOR).count().orElseThrow());
    var moves = MACRO.within(limits).orElseThrow();
    var random = new SplittableRandom(3);
    Map<Architecture, Integer> drawn = new HashMap<>();
    int each = 40;
    for (int i = 0; i < each * meeting.size(); i++) {
      drawn.merge(moves.sample(random), 1, Integer::sum);
    }
    assertEquals(meeting.size(), drawn.size());
    double chiSquare =
        drawn.values().stream().mapToDouble(n -> (n - each) * (double) (n - each) / each).sum();
    double freedom = meeting.size() - 1.0;
    assertTrue(Math.abs(chiSquare - freedom) < 4 * Math.sqrt(2 * freedom), "chi² " + chiSquare);
  }

  @Test
  void whatDoesNotFitALatticeIsBoundedClosely() {
    assertEquals(new BigInteger("543966387314312146275"), ELASTIC.count());
    assertTrue(gap(Resolution.EDITOR) <= 0.025);
    assertTrue(gap(Resolution.COMMAND_LINE) <= 0.002);
  }

  private static double gap(Resolution resolution) {
    Distribution macs = ELASTIC.distribution(Measure.MACS, resolution);
    assertEquals(Exactness.BOUNDED, macs.exactness());
    return macs.gap();
  }

  private static Constraint most(Measure measure, double limit) {
    return new Constraint("test", List.of(new Bound(measure, 0, limit)));
  }

  private static boolean holds(Constraint limit, Architecture architecture) {
    var bound = limit.bounds().get(0);
    return bound.holds(MACRO.cost(architecture).of(bound.measure()));
  }

  private static List<Architecture> enumerate() {
    var choices = MACRO.choiceBlocks().stream().flatMap(it -> it.choices().stream()).toList();
    var all = new java.util.ArrayList<Architecture>();
    for (int number = 0; number < 6_561; number++) {
      Map<Address, String> decisions = new LinkedHashMap<>();
      int rest = number;
      for (var choice : choices) {
        decisions.put(choice.address(), choice.options().get(rest % 3));
        rest /= 3;
      }
      all.add(new Architecture(decisions));
    }
    return all;
  }
}

package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A space with cells is walked once for all architectures; here every one of them is built by
 * itself, and count, bounds and each cost must agree.
 */
class CellsTest {
  private static final String DARTS =
      """
      import std.cells
      block inner(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  2
        node:   sum(any 2 of earlier -> any(skip, sep3: sep_conv(3), max3: max_pool(3)))
        stride: stride
        output: concat(nodes)
      }
      space s {
        cell normal(c) = inner(c)
        input: image(3, 8, 8)
        conv(6)
        normal(4); normal(4); normal(8)
        linear(2)
      }
      """;

  private static final String TWO_CELLS =
      """
      import std.cells
      block inner(c, stride = 1, count = 2) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  count
        node:   sum(any 2 of earlier -> any(skip, sep3: sep_conv(3)))
        stride: stride
        output: concat(nodes)
      }
      space s {
        cell normal(c) = inner(c)
        cell reduce(c) = inner(c, stride: 2, count: 1)
        input: image(3, 8, 8)
        conv(6)
        normal(4); reduce(8); normal(8); reduce(8)
        linear(2)
      }
      """;

  /** One cell for both strides; how many channels it yields depends on its wiring. */
  private static final String PNAS =
      """
      import std.nasnet
      space s {
        cell one(c, stride = 1) = graph {
          inputs: [prev2 -> reduce_prev(c, like: prev), prev -> relu_conv_bn(c)]
          nodes:  2
          node:   sum(repeat(2) { any of earlier -> any(skip, sep3: sep_conv(3)) })
          channels: c
          stride: stride
          output: concat(unused(nodes))
        }
        input: image(3, 8, 8)
        conv(6)
        one(4); one(8, stride: 2); one(8)
        global_avg_pool; linear(2)
      }
      """;

  /** Inputs that no node takes are reduced at the end; both cells yield several shapes. */
  private static final String NASNET =
      """
      import std.nasnet
      block inner(c, stride = 1) = graph {
        inputs: [prev2 -> reduce_prev(c, like: prev), prev -> relu_conv_bn(c)]
        nodes:  2
        node:   sum(repeat(2) { any of earlier -> sep_conv(3) })
        channels: c
        stride: stride
        output: concat(unused(earlier), fit: factorized_reduce(c))
      }
      space s {
        cell normal(c) = inner(c)
        cell reduce(c) = inner(c, stride: 2)
        input: image(3, 8, 8)
        conv(6)
        normal(4); reduce(8); normal(8)
        global_avg_pool; linear(2)
      }
      """;

  private static final String TREE =
      """
      import std.cells
      block branch(depth) { op: any(skip, conv3: conv(kernel: 3)); tree(depth - 1) }
      block tree(depth) = any(
        leaf:   input,
        add:    mean(repeat(any(2, 3)) { branch(depth) })        if depth > 0,
        concat: concat(repeat(2) { branch(depth) }, split: true) if depth > 0)
      space s {
        cell one = tree(1)
        input: image(3, 8, 8)
        conv(5); one; conv(7, stride: 2); one
        linear(2)
      }
      """;

  private static final String SHARED =
      """
      space s {
        input: image(7, 8, 8)
        l: concat(split: true, repeat(any(1, 2, 4)) { op: any(wide: conv(4), same: relu) })
        linear(2)
      }
      """;

  private static final String MACRO =
      """
      import std.cells
      space s {
        block layer { sum(op: previous -> any(conv(3), max_pool(3)), skips: some of (earlier - previous)) }
        input: image(3, 8, 8)
        a: graph { nodes: 2; node: layer }
        graph { inputs: a.states -> conv(3, stride: 2); nodes: 1; node: layer }
        linear(2)
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {DARTS, TWO_CELLS, PNAS, NASNET, TREE, SHARED, MACRO})
  void theWalkAgreesWithEveryNetworkBuiltByItself(String text) {
    var space = Compile.clean(text).space("s").orElseThrow();
    var all = enumerated(space);
    assertEquals(BigInteger.valueOf(all.size()), space.count());
    assertEquals(all.size(), new HashSet<>(all).size());
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (var architecture : all) {
      var cost = Costs.of(space.network(architecture));
      assertEquals(cost, space.cost(architecture), architecture::toString);
      least = Math.min(least, cost.macs());
      greatest = Math.max(greatest, cost.macs());
    }
    assertEquals(least, space.bounds(Measure.MACS).least());
    assertEquals(greatest, space.bounds(Measure.MACS).greatest());
  }

  @Test
  void countsWhatPapersCount() {
    assertEquals(9 * 27, count(DARTS)); // 3² · 3·3²
    assertEquals(48 * 4, count(TWO_CELLS)); // 2² · 3·2², and 2²
    assertEquals(16 * 36, count(PNAS)); // (2·2)² · (3·2)²
    assertEquals(36 * 36, count(NASNET)); // (2² · 3²)²
    assertEquals(1 + 4 + 8 + 4, count(TREE)); // leaf, two or three branches, two halves
    assertEquals(2 * 4 * 8, count(MACRO)); // 2^3 · 2^(0 + 1 + 2)
  }

  private static int count(String text) {
    return Compile.clean(text).space("s").orElseThrow().count().intValueExact();
  }

  /** Every architecture, by taking each option in turn of the last choice that has one left. */
  private static List<Architecture> enumerated(WalkedSpace space) {
    var all = new ArrayList<Architecture>();
    var taken = new ArrayList<Integer>();
    var sizes = new ArrayList<Integer>();
    do {
      sizes.clear();
      var seen = new TreeMap<Address, Integer>();
      var decided =
          space.decide(
              asked -> {
                int at = seen.computeIfAbsent(asked.address(), address -> seen.size());
                if (at == sizes.size()) {
                  sizes.add(asked.options().size());
                }
                if (at == taken.size()) {
                  taken.add(0);
                }
                return Optional.of(asked.options().get(taken.get(at)));
              });
      assertEquals(List.of(), decided.problems());
      all.add(decided.architecture());
    } while (next(taken, sizes));
    return all;
  }

  private static boolean next(List<Integer> taken, List<Integer> sizes) {
    while (!taken.isEmpty()) {
      int last = taken.size() - 1;
      if (taken.get(last) + 1 < sizes.get(last)) {
        taken.set(last, taken.get(last) + 1);
        return true;
      }
      taken.remove(last);
    }
    return false;
  }
}

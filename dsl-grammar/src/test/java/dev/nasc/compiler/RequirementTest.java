package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.cost.Costs;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Layer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code require} about decisions, parts and values leaves of a space, exactly. */
class RequirementTest {
  private static final String SPACE =
      """
      import std.mobile
      space s {
        input: image(3, 16, 16)
        conv_bn(16)
        s1: repeat(any(1..2)) { mbconv(16, kernel: any(3, 5, 7), expand: any(3, 6)) }
        s2: repeat(2) { op: any(skip: input, mb: mbconv(16, kernel: any(3, 5), expand: 6)) }
        global_avg_pool; linear(10)
        %s
      }
      """;

  private static final Set<Architecture> ALL = all(space(""));

  private static WalkedSpace space(String require) {
    return Compile.clean(SPACE.formatted(require)).space("s").orElseThrow();
  }

  /** Every architecture, by drawing until all are seen. */
  private static Set<Architecture> all(WalkedSpace space) {
    var seen = new LinkedHashSet<Architecture>();
    var random = new SplittableRandom(1);
    for (int i = 0; i < 200_000 && seen.size() < space.count().intValueExact(); i++) {
      seen.add(space.sample(random));
    }
    return seen;
  }

  private static String at(Architecture architecture, String address) {
    return architecture.decisions().getOrDefault(new Address(address), "");
  }

  private static long count(Architecture architecture, String option) {
    return architecture.decisions().values().stream().filter(option::equals).count();
  }

  private static void assertLeaves(String require, Predicate<Architecture> met) {
    var left = space("require " + require);
    var expected = new LinkedHashSet<>(ALL.stream().filter(met).toList());
    assertTrue(expected.size() > 0 && expected.size() < ALL.size(), "the test asks something");
    assertEquals(expected.size(), left.count().intValueExact(), require);
    assertEquals(expected, all(left), require);
  }

  @Test
  void theSpaceHasAsManyArchitecturesAsItSays() {
    assertEquals((6 + 36) * 9, ALL.size());
  }

  @Test
  void aDecisionIsComparedWithAnOption() {
    assertLeaves("s1[0].expand == 3", it -> at(it, "s1[0].expand").equals("3"));
    assertLeaves("s2[1].op == mb", it -> at(it, "s2[1].op").equals("mb"));
    assertLeaves("s1[0].kernel in [3, 7]", it -> !at(it, "s1[0].kernel").equals("5"));
  }

  @Test
  void whatIsNotDecidedBreaksNothing() {
    assertLeaves("s1[1].kernel == 3", it -> List.of("", "3").contains(at(it, "s1[1].kernel")));
  }

  @Test
  void theGreatestOfManyIsBounded() {
    assertLeaves(
        "max(s1[*].kernel) <= 5",
        it ->
            List.of("s1[0].kernel", "s1[1].kernel").stream()
                .noneMatch(address -> at(it, address).equals("7")));
  }

  @Test
  void optionsAreCountedBelowAnAddress() {
    assertLeaves("count(skip, s2) <= 1", it -> count(it, "skip") <= 1);
    assertLeaves("count(3) == 2", it -> count(it, "3") == 2);
  }

  @Test
  void decisionsAreComparedWithEachOther() {
    assertLeaves(
        "s1[0].kernel == 7 or s2[0].op == s2[1].op",
        it -> at(it, "s1[0].kernel").equals("7") || at(it, "s2[0].op").equals(at(it, "s2[1].op")));
    assertLeaves(
        "s1[0].kernel + s1[0].expand <= 8",
        it -> number(at(it, "s1[0].kernel")) + number(at(it, "s1[0].expand")) <= 8);
  }

  private static int number(String option) {
    return Integer.parseInt(option);
  }

  @Test
  void costsOfAPartAreCompared() {
    var space = space("");
    assertLeaves(
        "macs(s2) <= 30% * macs", it -> 10 * macs(space, it, "s2") <= 3 * macs(space, it, ""));
    assertLeaves(
        "macs(s1) >= 2 * macs(s2) and params <= 20k",
        it ->
            macs(space, it, "s1") >= 2 * macs(space, it, "s2")
                && space.cost(it).params() <= 20_000);
  }

  private static long macs(WalkedSpace space, Architecture architecture, String place) {
    return space.network(architecture).layers().stream()
        .filter(layer -> layer.place().startsWith(place))
        .mapToLong((Layer layer) -> Costs.of(layer).macs())
        .sum();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          any(1..9), any(1..9)                        | a < b                                | 36
          any(1..9), any(1..9)                        | a + b == 10                          | 9
          any(1..3), any(1..3)                        | all_different([a, b])                | 6
          any(none: 0, one: 1, two: 2), any(1..3)     | a == 0 or a < b                      | 6
          any(1..9), any(1..9)                        | a * b in 10..12                      | 6
          """)
  void valuesAreRelated(String lets, String require, int count) {
    var each = lets.split("(?<=\\)), ", -1);
    var text =
        "space s {\n input: image(3, 8, 8)\n let a = %s\n let b = %s\n require %s\n conv(a + b)\n}"
            .formatted(each[0], each[1], require);
    assertEquals(count, Compile.clean(text).space("s").orElseThrow().count().intValueExact());
  }

  @Test
  void nineIncreasingNumbersOfNineAreOneArchitecture() {
    var text = new StringBuilder("space s {\n input: image(3, 8, 8)\n");
    for (char name = 'a'; name <= 'i'; name++) {
      text.append(" let ").append(name).append(" = any(1..9)\n");
    }
    for (char name = 'a'; name < 'i'; name++) {
      text.append(" require ").append(name).append(" < ").append((char) (name + 1)).append("\n");
    }
    text.append(" conv(a + b + c + d + e + f + g + h + i)\n}");
    var space = Compile.clean(text.toString()).space("s").orElseThrow();
    assertEquals(1, space.count().intValueExact());
    assertEquals("5", at(space.sample(new SplittableRandom(0)), "e"));
  }

  @Test
  void anArchitectureMustMeetWhatItsSpaceRequires() {
    var text =
        """
        space s { input: image(3, 8, 8); let a = any(1..3); let b = any(1..3); require a < b; conv(a + b) }
        architecture good of s { a = 1; b = 2 }
        architecture bad of s { a = 2; b = 2 }
        """;
    assertEquals(List.of("3:14 It does not meet `a < b`."), Compile.errors(Compile.text(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s1[0].expand == 4          | No architecture meets `s1[0].expand == 4`.
          count(skip) > 2            | No architecture meets `count(skip) > 2`.
          macs(s2) > macs            | No architecture meets `macs(s2) > macs`.
          2 < 1                      | No architecture meets `2 < 1`.
          count(skip) <= 2           | Every architecture meets `count(skip) <= 2`.
          macs(s2) <= macs           | Every architecture meets `macs(s2) <= macs`.
          s1[0].widen == 3           | `s` has no choice `s1[0].widen`. `s` has `s1[0].expand`, `s1[0].kernel`, `s1.depth`, `s1[1].expand`, `s1[1].kernel`, `s2[0].op`, `s2[0].op.kernel`, `s2[1].op` … `s2[1].op.kernel`.
          count(skp) <= 2            | There is no `skp` here. `count(skip, normal)` counts how often an option is taken below an address.
          macs(s3) <= 1M             | There is no `s3` here. A cost is that of a labelled step of `s`.
          s1[*].kernel == 3          | `s1[*].kernel` is no bound on a cost and no condition on decisions. Say what of them: `max(s1[*].kernel) <= 5`.
          macs * macs <= 3           | `macs * macs <= 3` is no bound on a cost and no condition on decisions. Write `macs <= 400M`, `params in 3M..5M` or several joined by `and`.
          s2[0].op < 3               | `<` does not take `skip` and 3.
          macs <= 80ms               | `<=` does not take a formula (a plain number) and 0.08 (a time).
          """)
  void whatCannotBeRequiredIsSaid(String require, String message) {
    var found = Compile.text(SPACE.formatted("require " + require)).diagnostics();
    assertEquals(List.of(message), found.stream().map(RequirementTest::said).distinct().toList());
  }

  private static String said(Diagnostic finding) {
    return finding.message() + finding.hint().map(hint -> " " + hint).orElse("");
  }
}

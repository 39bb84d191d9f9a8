package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.nasc.model.ChoiceBlock.Choice;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When a choice is decided, where it lives, and how often: call by need. */
class DecisionTest {
  @Test
  void aChoiceInARepeatIsDecidedForEachLayer() {
    assertDecides(
        """
        repeat(3) { conv_bn(8, kernel: any(3, 5)) }
        """,
        """
        [0].kernel: 3, 5
        [1].kernel: 3, 5
        [2].kernel: 3, 5
        """,
        8);
  }

  @Test
  void aParameterIsDecidedOnceForTheBlock() {
    assertDecides(
        """
        block stage(k) { repeat(3) { conv_bn(8, kernel: k) } }
        s1: stage(any(3, 5))
        s2: stage(any(3, 5))
        """,
        """
        s1.k: 3, 5
        s2.k: 3, 5
        """,
        4);
  }

  @Test
  void aLetIsDecidedOnceForTheSpace() {
    assertDecides(
        """
        let k = any(3, 5)
        conv_bn(8, kernel: k)
        conv_bn(16, kernel: k)
        """,
        "k: 3, 5\n",
        2);
  }

  @Test
  void aNamedStepIsDecidedOnceForAllBranches() {
    assertDecides("let o = any(relu, bn)\nsum(o, o); o\n", "o: relu, bn\n", 2);
    assertDecides("let o = any(relu, bn)\nsum(conv(3) -> o, o); o\n", "o: relu, bn\n", 2);
    assertDecides("let o = any(relu, bn)\nsum(repeat(2) { o }, [o, o])\n", "o: relu, bn\n", 2);
    assertDecides(
        "block twice(op) { sum(op, op) }\nx: twice(any(relu, bn))\n", "x.op: relu, bn\n", 2);
  }

  @Test
  void whatIsNotNeededIsNotDecided() {
    assertDecides(
        """
        let k = any(3, 5)
        conv_bn(8)
        """,
        "",
        1);
  }

  @Test
  void theCountOfARepeatIsItsDepth() {
    assertDecides(
        """
        s1: repeat(any(1..3)) { conv_bn(8, kernel: any(3, 5)) }
        """,
        """
        s1[0].kernel: 3, 5
        s1.depth: 1, 2, 3
        s1[1].kernel: 3, 5
        s1[2].kernel: 3, 5
        """,
        2 + 4 + 8);
  }

  @Test
  void firstThenRestAreTwoDecisionsForTheStage() {
    assertDecides(
        """
        block stage(e) { repeat(3) { mbconv(8, expand: e) } }
        s1: stage(any(4, 6) then any(2, 3))
        """,
        """
        s1.e.first: 4, 6
        s1.e.rest: 2, 3
        """,
        4);
  }

  @Test
  void thenLooksAtTheRepeatItIsWrittenIn() {
    // sep_conv repeats inside; the outer `then` still means the outer turns.
    var space =
        Compile.clean(
                """
                import std.cells
                space s { input: image(8, 32, 32); repeat(2) { sep_conv(3, stride: 2 then 1) } }
                """)
            .space("s")
            .orElseThrow();
    var network = space.network(space.sample(new java.util.SplittableRandom(0)));
    assertEquals("8×16×16", network.output().toString());
  }

  @Test
  void anOptionsOwnChoicesAreDecidedWhereItIsTaken() {
    assertDecides(
        """
        op: any(conv: conv_bn(8, kernel: any(3, 5)), skip: input)
        """,
        """
        op: conv, skip
        op.kernel: 3, 5
        """,
        3);
  }

  @Test
  void aBlockThatIsAChoiceIsNamedByItsUse() {
    assertDecides(
        """
        block layer(c) = any(a: conv_bn(c), b: conv_bn(c, kernel: 5))
        one: layer(8)
        repeat(2) { layer(8) }
        """,
        """
        one: a, b
        [0].layer: a, b
        [1].layer: a, b
        """,
        8);
  }

  @Test
  void elementsOfAListAreToldApartByTheirPlaces() {
    assertDecides(
        """
        c: conv(8, kernel: [any(1, 3), any(5, 7)])
        """,
        """
        c.kernel[0]: 1, 3
        c.kernel[1]: 5, 7
        """,
        4);
    var tall =
        Compile.clean(
                """
                space s { input: image(3, 8, 8); c: conv(8, kernel: [any(1, 3), any(5, 7)]) }
                architecture tall of s { c.kernel = [3, 5] }
                """)
            .architecture("tall")
            .orElseThrow();
    assertEquals(3 * 8 * 3 * 5, dev.nasc.cost.Costs.of(tall.network()).params());
  }

  @Test
  void oneOptionLeftIsForced() {
    assertDecides(
        """
        op: any(keep: input if input.channels == 8, grow: conv_bn(8))
        """,
        "",
        1);
  }

  @Test
  void stepsAsAnArgumentLeaveTheInputOfTheBlockThatRunsThem() {
    // `input` is asked for after the branch, which opened bodies of its own, has run.
    var space =
        Compile.clean(
                """
                block beside(branch) { sum(branch, { conv(input.channels) }, input) }
                block twice(c) { beside({ conv(2 * c); { conv(c) } }) }
                space s { input: image(3, 8, 8); twice(3) }
                """)
            .space("s")
            .orElseThrow();
    var layers = space.network(space.sample(new java.util.SplittableRandom(0))).layers();
    assertEquals(List.of(2, 3, 0), layers.get(3).inputs());
  }

  @Test
  void aStarDecidesEveryTurnThatNothingElseDecides() {
    var architecture =
        Compile.clean(
                """
                space s { input: image(3, 8, 8); s1: repeat(3) { conv(8, kernel: any(1, 3, 5)) } }
                architecture a of s { s1[*].kernel = 3; s1[1].kernel = 5 }
                """)
            .architecture("a")
            .orElseThrow();
    assertEquals(
        List.of("3", "5", "3"), List.copyOf(architecture.architecture().decisions().values()));
  }

  @Test
  void kernelsOfALetShareNoWeights() {
    var compilation =
        Compile.clean(
            """
            space s { input: image(3, 8, 8); let k = any(3, 5); s1: conv(8, kernel: k); s2: conv(8, kernel: k) }
            architecture small of s { k = 3 }
            architecture large of s { k = 5 }
            """);
    var small = compilation.architecture("small").orElseThrow().network().layers();
    var large = compilation.architecture("large").orElseThrow().network().layers();
    assertNotEquals(small.get(0).weights(), large.get(0).weights());
    assertNotEquals(small.get(1).weights(), large.get(1).weights());
  }

  private static void assertDecides(String body, String choices, int count) {
    var text =
        "import std.mobile\nspace s {\ninput: image(3, 32, 32)\n" + body + "\nlinear(10)\n}\n";
    var space = Compile.clean(text).space("s").orElseThrow();
    var seen =
        space.choiceBlocks().stream()
            .flatMap(block -> block.choices().stream())
            .map(DecisionTest::line)
            .collect(Collectors.joining());
    assertEquals(choices, seen);
    assertEquals(count, space.count().intValueExact());
  }

  private static String line(Choice choice) {
    return choice.address() + ": " + String.join(", ", choice.options()) + "\n";
  }
}

package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Layer;
import dev.nasc.model.Mixture;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a space becomes when the options of its choices are added up. */
class MixtureTest {

  /** github.com/quark0/darts with 16 channels and 8 cells learns 1,930,618 numbers. */
  @Test
  void theSearchNetworkOfDartsHasItsPublishedSize() {
    var mixture = Compile.example("darts.nas").space("darts").orElseThrow().mixture();
    assertEquals(1_930_618, parameters(mixture));
    assertEquals(28, mixture.choices().size());
    mixture.choices().forEach(choice -> assertEquals(7, choice.options().size()));
  }

  private static long parameters(Mixture mixture) {
    return mixture.network().layers().stream()
        .collect(Collectors.toMap(Layer::weights, layer -> layer, (a, b) -> a))
        .values()
        .stream()
        .mapToLong(layer -> Costs.of(layer).params())
        .sum();
  }

  /** Steps of an 8×8×8 map, and what stands in the mixture: an operation and its inputs each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conv(8, kernel: any(3, 5))                        | conv[0] conv[0] mix[1, 2]
          op: any(a: relu, b: input, c: zero())             | relu[0] mix[1, 0]
          repeat(any(1..3)) { relu6 }                       | relu6[0] relu6[1] relu6[2] mix[1, 2, 3]
          sum(op: any(a: { relu; conv(8) }, b: { relu; conv(8, kernel: 1) }), input) | relu[0] conv[1] conv[1] mix[2, 3] sum[4, 0]
          op: any(a: { relu; conv(8, kernel: any(1, 3)) }, b: relu6) | relu[0] conv[1] conv[1] mix[2, 3] relu6[0] mix[4, 5]
          a: relu; b: relu6; sum(skips: some of [a, b], empty: a) | relu[0] relu6[1] mix[1] mix[2] sum[3, 4]
          a: relu; b: relu6; c: conv(8); sum(any 2 of [a, b, c] -> any(p: max_pool, q: input)) | relu[0] relu6[1] conv[2] max_pool[1] mix[4, 0] max_pool[2] mix[6, 0] max_pool[3] mix[8, 0] sum[5, 7, 9]
          """)
  void optionsAreAddedUpWhereTheyMeet(String steps, String layers) {
    assertEquals(layers, layers(mixed(steps)));
  }

  /** Options of other shapes go on side by side until they agree. */
  @Test
  void channelsAreAddedUpAfterTheNextConvolution() {
    var mixture = mixed("let c = any(8, 16); conv(c); relu; conv(4)");
    assertEquals("conv[0] conv[0] relu[1] relu[2] conv[3] conv[4] mix[5, 6]", layers(mixture));
  }

  /** Each use of a shared decision is a mixed operation of its own, all with the same shares. */
  @Test
  void aSharedDecisionHasOneVectorOfShares() {
    var mixture = mixed("let k = any(3, 5); conv(8, kernel: k); conv(8, kernel: k)");
    assertEquals(1, mixture.choices().size());
    assertEquals("conv[0] conv[0] mix[1, 2] conv[3] conv[3] mix[4, 5]", layers(mixture));
    var weights = mixture.network().layers().stream().map(Layer::weights).distinct().count();
    assertEquals(mixture.network().layers().size(), weights);
  }

  @Test
  void shapesThatNeverAgreeCannotBeAddedUp() {
    var compilation = Compile.text("space s {\n input: image(8, 8, 8)\n conv(any(8, 16))\n}");
    var problems = compilation.spaces().get(0).mixed().problems();
    assertEquals(
        List.of("those of `channels` never come to one shape"), problems.get(0).arguments());
  }

  @Test
  void anOutputOfUnusedStatesCannotBeAddedUp() {
    var enas = Compile.example("enas.nas").space("enas_micro").orElseThrow();
    assertTrue(enas.mixed().mixture().isEmpty());
    assertEquals(
        List.of("the output hangs on which states are taken"),
        enas.mixed().problems().get(0).arguments());
  }

  private static Mixture mixed(String steps) {
    var lines = steps.replace("; ", "\n");
    var compilation =
        Compile.clean(
            "space s {\n  input: image(8, 8, 8)\n" + lines + "\nglobal_avg_pool; linear(2)\n}");
    return compilation.spaces().get(0).mixture();
  }

  /** Without the classifier. */
  private static String layers(Mixture mixture) {
    var layers = mixture.network().layers();
    return layers.subList(0, layers.size() - 2).stream()
        .map(layer -> layer.operation().word() + layer.inputs())
        .collect(Collectors.joining(" "));
  }
}

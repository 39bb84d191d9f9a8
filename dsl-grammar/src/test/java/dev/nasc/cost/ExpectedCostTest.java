package dev.nasc.cost;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.analysis.Enumeration;
import dev.nasc.compiler.Compile;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mean costs are those over all architectures, each as likely as its options are together. */
class ExpectedCostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv(8, kernel: any(1, 3, 5))",
        "op: any(a: { conv(8, kernel: any(1, 3)); relu }, b: input); conv(8, kernel: any(1, 3))",
        "repeat(any(1..3)) { conv(8) }",
        "repeat(2) { op: any(a: { conv(16); conv(8) }, b: input, c: zero()) }",
        "sum(op: any(a: { conv(8); conv(8) }, b: conv(8, kernel: 5)), input)",
        "conv(any(8, 16)); conv(8)",
      })
  void theMeanIsThatOverAllArchitectures(String steps) {
    var space = space(steps);
    var mixture = space.mixture();
    var macs =
        mixture.network().layers().stream().map(layer -> (double) Costs.of(layer).macs()).toList();
    var expected = new ExpectedCost(mixture, macs);
    var shares = new HashMap<Address, List<Double>>();
    var random = new SplittableRandom(1);
    mixture
        .choices()
        .forEach(choice -> shares.put(choice.address(), draw(choice.options().size(), random)));

    var options = new HashMap<Address, List<String>>();
    mixture.choices().forEach(choice -> options.put(choice.address(), choice.options()));
    var sum = new double[1];
    Enumeration.of(
        space.diagram(),
        architecture ->
            sum[0] += probability(architecture, shares, options) * space.cost(architecture).macs());
    assertEquals(sum[0], expected.value(shares), 1e-9 * sum[0]);

    expected
        .gradient(shares)
        .forEach(
            (choice, row) -> {
              for (int i = 0; i < row.length; i++) {
                double slope = slope(expected, shares, choice, i);
                assertEquals(slope, row[i], 1e-5 * Math.max(1, sum[0]), choice + " " + i);
              }
            });
  }

  private static double slope(
      ExpectedCost expected, Map<Address, List<Double>> shares, Address choice, int option) {
    double reach = 1e-4;
    return (expected.value(moved(shares, choice, option, reach))
            - expected.value(moved(shares, choice, option, -reach)))
        / (2 * reach);
  }

  private static Map<Address, List<Double>> moved(
      Map<Address, List<Double>> shares, Address choice, int option, double by) {
    var row = new ArrayList<>(shares.get(choice));
    row.set(option, row.get(option) + by);
    var all = new HashMap<>(shares);
    all.put(choice, row);
    return all;
  }

  private static double probability(
      Architecture architecture,
      Map<Address, List<Double>> shares,
      Map<Address, List<String>> options) {
    double product = 1;
    for (var decision : architecture.decisions().entrySet()) {
      int option = requireNonNull(options.get(decision.getKey())).indexOf(decision.getValue());
      product *= requireNonNull(shares.get(decision.getKey())).get(option);
    }
    return product;
  }

  private static List<Double> draw(int options, SplittableRandom random) {
    var weights = random.doubles(options, 0.1, 1).boxed().toList();
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().map(weight -> weight / sum).toList();
  }

  private static WalkedSpace space(String steps) {
    var text =
        "space s {\n  input: image(8, 8, 8)\n"
            + steps.replace("; ", "\n")
            + "\nglobal_avg_pool; linear(2)\n}";
    return Compile.clean(text).spaces().get(0);
  }
}

package dev.nasc.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EnasPolicyTest {
  /** What is asked, and which option is taken: a cell, then a network with skips. */
  private record Ask(String address, List<String> options, int taken) {}

  private static final List<Ask> ASKS =
      List.of(
          new Ask("normal.n0[0].from", List.of("prev2", "prev"), 1),
          new Ask("normal.n0[0].op", List.of("sep3", "max3"), 0),
          new Ask("normal.n1[0].from", List.of("prev2", "prev", "n0"), 2),
          new Ask("normal.n1[0].op", List.of("sep3", "max3"), 1),
          new Ask("a.n0.op", List.of("sep3", "max3"), 1),
          new Ask("a.n1.op", List.of("sep3", "max3"), 0),
          new Ask("a.n1.skips[stem]", List.of("false", "true"), 0),
          new Ask("a.n1.skips[n0]", List.of("false", "true"), 1),
          new Ask("b.n0.op", List.of("sep3", "max3"), 0),
          new Ask("b.n0.skips[a.n0]", List.of("false", "true"), 1),
          new Ask("b.n0.skips[a.n1]", List.of("false", "true"), 1),
          new Ask("b.n1.op", List.of("sep3", "max3"), 0));

  private static EnasPolicy policy(double temperature, double tanh, String... preferred) {
    var settings = new EnasPolicy.Settings(5, temperature, tanh, 2.5, List.of(preferred));
    return new EnasPolicy(settings, name -> new SplittableRandom(name.hashCode()));
  }

  /** A sum of the squares of all logits, each with a weight of its own. */
  private static double loss(EnasPolicy policy, boolean backward) {
    var pass = policy.begin();
    double loss = 0;
    int weight = 0;
    var gradients = new ArrayList<double[]>();
    for (var ask : ASKS) {
      var logits = pass.logits(new Address(ask.address), ask.options);
      pass.take(ask.taken);
      var gradient = new double[logits.length];
      for (int i = 0; i < logits.length; i++) {
        weight++;
        loss += weight * logits[i] * logits[i];
        gradient[i] = 2 * weight * logits[i];
      }
      gradients.add(gradient);
    }
    if (backward) {
      pass.backward(gradients);
    }
    return loss;
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    var policy = policy(0.7, 1.1, "sep3");
    loss(policy, false); // every parameter is there
    policy.learned().values().forEach(Learned::forgetGradient);
    loss(policy, true);
    double reach = 1e-5;
    policy
        .learned()
        .forEach(
            (name, learned) -> {
              for (int i = 0; i < learned.value.length; i++) {
                double at = learned.value[i];
                learned.value[i] = at + reach;
                double above = loss(policy, false);
                learned.value[i] = at - reach;
                double below = loss(policy, false);
                learned.value[i] = at;
                double wanted = (above - below) / (2 * reach);
                assertEquals(wanted, learned.gradient[i], 1e-4 + 1e-4 * Math.abs(wanted), name + i);
              }
            });
  }

  @Test
  void logitsStayWithinTheirTanh() {
    var pass = policy(1, 1.1).begin();
    for (var ask : ASKS) {
      double most = ask.address.endsWith("op") ? 1.1 / 2.5 : 1.1;
      for (double logit : pass.logits(new Address(ask.address), ask.options)) {
        assertTrue(Math.abs(logit) <= most, ask.address);
      }
      pass.take(ask.taken);
    }
  }

  /** A bias of 10 fills the tanh; the constant is there in the first graph alone. */
  @Test
  void whatIsPreferredBeginsAhead() {
    var pass = policy(1, 1.1, "sep3").begin();
    var first = List.of("prev2", "prev");
    pass.logits(new Address("normal.n0[0].from"), first);
    pass.take(0);
    var normal = pass.logits(new Address("normal.n0[0].op"), List.of("sep3", "max3"));
    assertEquals(0.44 + 0.25, normal[0], 1e-3);
    assertTrue(normal[1] < 0);
    pass.take(0);
    pass.logits(new Address("reduce.n0[0].from"), first);
    pass.take(0);
    var reduce = pass.logits(new Address("reduce.n0[0].op"), List.of("sep3", "max3"));
    assertEquals(0.44, reduce[0], 1e-3);
  }

  @Test
  void aRestoredPolicyGoesOnToTheBit() {
    var policy = policy(1, 1.1);
    for (int i = 0; i < 3; i++) {
      loss(policy, true);
      policy.step(0.01);
    }
    var other = policy(1, 1.1);
    other.restore(policy.state());
    for (var each : List.of(policy, other)) {
      loss(each, true);
      each.step(0.01);
    }
    assertEquals(loss(policy, false), loss(other, false));
    policy.state().forEach((name, it) -> assertArrayEquals(it, other.state().get(name), name));
  }
}

package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.network.Parameter;

/**
 * Adam (Kingma and Ba 2015) as PyTorch has it: {@code m += (1−β₁)(g−m); v = β₂v + (1−β₂)g²; w −=
 * rate/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε)}, with t counted for each parameter. DJL's adds ε before the
 * correction of bias.
 *
 * @param decay an L2 penalty on the gradient, or, where {@code decoupled}, a shrinking of the
 *     weight by {@code 1 − rate·decay} before the update (AdamW, Loshchilov and Hutter 2019)
 */
record Adam(
    double beta1, double beta2, double epsilon, double decay, boolean decoupled, Slots slots)
    implements Updater {

  @Override
  public void update(Scaled scaled, Parameter parameter, NDArray gradient, double rate) {
    var w = parameter.value();
    if (decoupled && decay != 0) {
      scaled.scale(w, 1 - rate * decay);
    } else if (decay != 0) {
      scaled.add(gradient, w, decay);
    }
    var m = slots.of("mean", parameter);
    scaled.scale(m, beta1);
    scaled.add(m, gradient, 1 - beta1);

    var v = slots.of("variance", parameter);
    scaled.scale(v, beta2);
    gradient.muli(gradient);
    scaled.add(v, gradient, 1 - beta2);

    // Both sides of the fraction times √(1−β₂ᵗ): one pass over the array less.
    double t = slots.count(parameter);
    double root = Math.sqrt(1 - Math.pow(beta2, t));
    try (var denominator = v.sqrt().addi(scaled.scalar(epsilon * root));
        var direction = m.div(denominator)) {
      scaled.add(w, direction, -rate * root / (1 - Math.pow(beta1, t)));
    }
  }
}

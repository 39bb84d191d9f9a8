package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.network.Parameter;

/**
 * Stochastic gradient descent as PyTorch has it: {@code g += decay·w; v = momentum·v + g; g = v},
 * or {@code g + momentum·v} with Nesterov's look ahead; {@code w −= rate·g}. The rate is outside
 * the momentum, unlike in DJL's.
 *
 * @param decay L2 penalty
 */
record Sgd(double momentum, boolean nesterov, double decay, Slots slots) implements Updater {

  @Override
  public void update(Scaled scaled, Parameter parameter, NDArray gradient, double rate) {
    var w = parameter.value();
    if (decay != 0) {
      scaled.add(gradient, w, decay);
    }
    if (momentum == 0) {
      scaled.add(w, gradient, -rate);
      return;
    }
    var v = slots.of("momentum", parameter);
    scaled.scale(v, momentum);
    v.addi(gradient);
    if (nesterov) {
      scaled.add(gradient, v, momentum);
      scaled.add(w, gradient, -rate);
    } else {
      scaled.add(w, v, -rate);
    }
  }
}

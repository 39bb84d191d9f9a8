package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.network.Parameter;

/**
 * RMSProp as TensorFlow has it (Hinton 2012, lecture 6e): {@code g += penalty·w; s = decay·s +
 * (1−decay)·g²; m = momentum·m + rate·g/√(s+ε); w −= m}. Unlike PyTorch's, s begins at 1, ε is
 * under the root, and the rate is inside the momentum.
 *
 * @param penalty L2 penalty
 */
record RmsProp(double decay, double momentum, double epsilon, double penalty, Slots slots)
    implements Updater {

  @Override
  public void update(Scaled scaled, Parameter parameter, NDArray gradient, double rate) {
    var w = parameter.value();
    if (penalty != 0) {
      scaled.add(gradient, w, penalty);
    }
    var s = slots.of("square", parameter);
    if (slots.count(parameter) == 1) {
      s.addi(scaled.scalar(1));
    }
    scaled.scale(s, decay);
    try (var square = gradient.mul(gradient)) {
      scaled.add(s, square, 1 - decay);
    }
    try (var shifted = s.add(scaled.scalar(epsilon));
        var root = shifted.sqrt()) {
      gradient.divi(root);
    }
    if (momentum == 0) {
      scaled.add(w, gradient, -rate);
      return;
    }
    var m = slots.of("momentum", parameter);
    scaled.scale(m, momentum);
    scaled.add(m, gradient, rate);
    w.subi(m);
  }
}

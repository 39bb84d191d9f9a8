package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Arithmetic with constants within one step. DJL would make an array of every number at every use,
 * which costs more than the sum; here each is made once a step.
 */
final class Scaled {
  private final NDManager step;
  private final Map<Double, NDArray> scalars = new HashMap<>();

  /**
   * @param step the manager of the step: all constants end with it
   */
  Scaled(NDManager step) {
    this.step = step;
  }

  /** The manager of the step. */
  NDManager manager() {
    return step;
  }

  /** A number as an array without axes. */
  NDArray scalar(double value) {
    return scalars.computeIfAbsent(value, v -> step.create(v.floatValue()));
  }

  /** {@code target += factor · term}. */
  void add(NDArray target, NDArray term, double factor) {
    try (var product = term.mul(scalar(factor))) {
      target.addi(product);
    }
  }

  /** {@code target *= factor}. */
  void scale(NDArray target, double factor) {
    target.muli(scalar(factor));
  }
}

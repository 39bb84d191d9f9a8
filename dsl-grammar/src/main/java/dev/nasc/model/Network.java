package dev.nasc.model;

import java.util.List;

/**
 * A decided space: layers in the order in which they run. What the last layer yields is what the
 * network yields.
 */
public record Network(TensorShape input, List<Layer> layers) {
  public Network {
    layers = List.copyOf(layers);
  }

  /** The shape of tensor {@code id}: 0 is the input, {@code i + 1} what layer i yields. */
  public TensorShape shape(int id) {
    return id == 0 ? input : layers.get(id - 1).output();
  }

  public TensorShape output() {
    return shape(layers.size());
  }
}

package dev.nasc.network;

import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Operation;
import java.util.List;

/**
 * What an operation learns: name (as PyTorch's modules have it), shape and initial values.
 *
 * <p>Convolutions start as N(0, √(2/(k²·C_out))), linear layers as U(±1/√n) with n inputs, batch
 * norm as scale 1 and shift 0 (FairNAS, Chu et al. 2021, and PyTorch's linear layer).
 */
enum Parameters implements Operation.Visitor<List<Parameters.Spec>> {
  OF;

  /** One parameter. */
  record Spec(String name, Shape shape, Filling filling) {}

  @Override
  public List<Spec> conv(Operation.Conv conv) {
    int out = conv.outChannels();
    int k = conv.kernel();
    var weight =
        new Spec(
            "weight",
            new Shape(out, conv.inChannels() / conv.groups(), k, k),
            Filling.normal(Math.sqrt(2.0 / ((double) k * k * out))));
    return conv.bias()
        ? List.of(weight, new Spec("bias", new Shape(out), Filling.constant(0)))
        : List.of(weight);
  }

  @Override
  public List<Spec> batchNorm(Operation.BatchNorm norm) {
    var shape = new Shape(norm.channels());
    return List.of(
        new Spec("weight", shape, Filling.constant(1)),
        new Spec("bias", shape, Filling.constant(0)));
  }

  @Override
  public List<Spec> linear(Operation.Linear linear) {
    int out = linear.outFeatures();
    var filling = Filling.uniform(1 / Math.sqrt(linear.inFeatures()));
    var weight = new Spec("weight", new Shape(out, linear.inFeatures()), filling);
    return linear.bias()
        ? List.of(weight, new Spec("bias", new Shape(out), filling))
        : List.of(weight);
  }

  @Override
  public List<Spec> activation(Operation.Activation activation) {
    return List.of();
  }

  @Override
  public List<Spec> pool(Operation.Pool pool) {
    return List.of();
  }

  @Override
  public List<Spec> globalAveragePool(Operation.GlobalAveragePool pool) {
    return List.of();
  }

  @Override
  public List<Spec> dropout(Operation.Dropout dropout) {
    return List.of();
  }

  @Override
  public List<Spec> shift(Operation.Shift shift) {
    return List.of();
  }

  @Override
  public List<Spec> join(Operation.Join join) {
    return List.of();
  }
}

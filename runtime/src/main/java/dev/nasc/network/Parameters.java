package dev.nasc.network;

import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation learns: name (as PyTorch's modules have it), shape and initial values.
 *
 * <p>Convolutions start as N(0, √(2/(k²·C_out))), linear layers as U(±1/√n) with n inputs, norms as
 * scale 1 and shift 0 (FairNAS, Chu et al. 2021, and PyTorch's linear layer), embeddings as N(0,
 * 0.02) (Dosovitskiy et al. 2021).
 */
enum Parameters implements Operation.Visitor<List<Parameters.Spec>> {
  OF;

  /** One parameter. */
  record Spec(String name, Shape shape, Filling filling) {}

  @Override
  public List<Spec> conv(Operation.Conv conv) {
    int out = conv.outChannels();
    var kernel = conv.kernel();
    var weight =
        new Spec(
            "weight",
            new Shape(out, conv.inChannels() / conv.groups(), kernel.height(), kernel.width()),
            Filling.normal(Math.sqrt(2.0 / ((double) kernel.area() * out))));
    return conv.bias()
        ? List.of(weight, new Spec("bias", new Shape(out), Filling.constant(0)))
        : List.of(weight);
  }

  @Override
  public List<Spec> batchNorm(Operation.BatchNorm norm) {
    return norm.learned() ? scaleAndShift(norm.channels()) : List.of();
  }

  @Override
  public List<Spec> layerNorm(Operation.LayerNorm norm) {
    return scaleAndShift(norm.channels());
  }

  private static List<Spec> scaleAndShift(int channels) {
    var shape = new Shape(channels);
    return List.of(
        new Spec("weight", shape, Filling.constant(1)),
        new Spec("bias", shape, Filling.constant(0)));
  }

  @Override
  public List<Spec> linear(Operation.Linear linear) {
    return linear("", linear.inFeatures(), linear.outFeatures(), linear.bias());
  }

  @Override
  public List<Spec> attention(Operation.Attention attention) {
    int channels = attention.channels();
    int inner = attention.inner();
    var specs = new ArrayList<>(linear("qkv.", channels, 3 * inner, attention.bias()));
    specs.addAll(linear("proj.", inner, channels, attention.bias()));
    return specs;
  }

  private static List<Spec> linear(String prefix, int in, int out, boolean bias) {
    var filling = Filling.uniform(1 / Math.sqrt(in));
    var weight = new Spec(prefix + "weight", new Shape(out, in), filling);
    return bias
        ? List.of(weight, new Spec(prefix + "bias", new Shape(out), filling))
        : List.of(weight);
  }

  @Override
  public List<Spec> positionEmbedding(Operation.PositionEmbedding embedding) {
    var shape = embedding.shape();
    return List.of(
        new Spec(
            "weight",
            new Shape(1, shape.channels(), shape.height(), shape.width()),
            Filling.normal(0.02)));
  }

  @Override
  public List<Spec> classToken(Operation.ClassToken token) {
    return List.of(new Spec("weight", new Shape(1, token.channels(), 1), Filling.normal(0.02)));
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
  public List<Spec> zero(Operation.Zero zero) {
    return List.of();
  }

  @Override
  public List<Spec> pad(Operation.Pad pad) {
    return List.of();
  }

  @Override
  public List<Spec> slice(Operation.Slice slice) {
    return List.of();
  }

  @Override
  public List<Spec> upsample(Operation.Upsample upsample) {
    return List.of();
  }

  @Override
  public List<Spec> channelShuffle(Operation.ChannelShuffle shuffle) {
    return List.of();
  }

  @Override
  public List<Spec> custom(Operation.Custom custom) {
    return OwnOperations.parameters(custom);
  }

  @Override
  public List<Spec> join(Operation.Join join) {
    return List.of();
  }

  @Override
  public List<Spec> mix(Operation.Mix mix) {
    return List.of();
  }
}

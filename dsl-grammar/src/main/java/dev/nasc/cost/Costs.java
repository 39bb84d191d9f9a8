package dev.nasc.cost;

import dev.nasc.model.Cost;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;

/**
 * What one use of an operation costs. Multiply-adds are those of convolutions and linear layers,
 * one each, as the papers count, and of attention: its four projections and its two matrix products
 * (queries by keys, weights by values). Parameters include the scale and shift of batch and layer
 * norm; activations are the outputs of convolutions, linear layers, attention, pools and merges in
 * float32 at batch 1.
 */
public final class Costs implements Operation.Visitor<Cost> {
  private static final int FLOAT_BYTES = 4;

  private final TensorShape output;

  private Costs(TensorShape output) {
    this.output = output;
  }

  public static Cost of(Operation operation, TensorShape output) {
    return operation.accept(new Costs(output));
  }

  public static Cost of(Layer layer) {
    return of(layer.operation(), layer.output());
  }

  public static Cost of(Network network) {
    return network.body().stream().map(Costs::of).reduce(Cost.ZERO, Cost::plus);
  }

  @Override
  public Cost conv(Operation.Conv conv) {
    long connections = (long) (conv.inChannels() / conv.groups()) * conv.outChannels();
    long weights = Math.multiplyExact(connections, conv.kernel().area());
    long macs = Math.multiplyExact(weights, (long) output.height() * output.width());
    return new Cost(macs, weights + (conv.bias() ? conv.outChannels() : 0), bytes());
  }

  @Override
  public Cost batchNorm(Operation.BatchNorm batchNorm) {
    return batchNorm.learned() ? new Cost(0, 2L * batchNorm.channels(), 0) : Cost.ZERO;
  }

  @Override
  public Cost activation(Operation.Activation activation) {
    return Cost.ZERO;
  }

  @Override
  public Cost pool(Operation.Pool pool) {
    return new Cost(0, 0, bytes());
  }

  @Override
  public Cost globalAveragePool(Operation.GlobalAveragePool pool) {
    return new Cost(0, 0, bytes());
  }

  @Override
  public Cost linear(Operation.Linear linear) {
    long weights = (long) linear.inFeatures() * linear.outFeatures();
    return new Cost(weights, weights + (linear.bias() ? linear.outFeatures() : 0), bytes());
  }

  @Override
  public Cost dropout(Operation.Dropout dropout) {
    return Cost.ZERO;
  }

  @Override
  public Cost shift(Operation.Shift shift) {
    return Cost.ZERO;
  }

  @Override
  public Cost zero(Operation.Zero zero) {
    return Cost.ZERO;
  }

  @Override
  public Cost pad(Operation.Pad pad) {
    return Cost.ZERO;
  }

  @Override
  public Cost slice(Operation.Slice slice) {
    return Cost.ZERO;
  }

  @Override
  public Cost upsample(Operation.Upsample upsample) {
    return new Cost(0, 0, bytes());
  }

  @Override
  public Cost channelShuffle(Operation.ChannelShuffle shuffle) {
    return Cost.ZERO;
  }

  @Override
  public Cost layerNorm(Operation.LayerNorm norm) {
    return new Cost(0, 2L * norm.channels(), 0);
  }

  @Override
  public Cost attention(Operation.Attention attention) {
    long channels = attention.channels();
    long inner = attention.inner();
    long tokens = (long) output.height() * output.width();
    long weights = Math.multiplyExact(4 * channels, inner);
    long products = Math.multiplyExact(Math.multiplyExact(tokens, tokens), 2 * inner);
    long biases = attention.bias() ? 3 * inner + channels : 0;
    long macs = Math.addExact(Math.multiplyExact(weights, tokens), products);
    return new Cost(macs, weights + biases, bytes());
  }

  @Override
  public Cost positionEmbedding(Operation.PositionEmbedding embedding) {
    return new Cost(0, embedding.shape().elements(), 0);
  }

  @Override
  public Cost classToken(Operation.ClassToken token) {
    return new Cost(0, token.channels(), bytes());
  }

  @Override
  public Cost custom(Operation.Custom custom) {
    return new Cost(custom.macs(), custom.params(), bytes());
  }

  @Override
  public Cost join(Operation.Join join) {
    return new Cost(0, 0, bytes());
  }

  @Override
  public Cost mix(Operation.Mix mix) {
    return new Cost(0, 0, bytes());
  }

  private long bytes() {
    return Math.multiplyExact(FLOAT_BYTES, output.elements());
  }
}

package dev.nasc.model;

import java.util.Locale;

/** The word for each operation, as it is spelled in the language. */
enum OperationWord implements Operation.Visitor<String> {
  INSTANCE;

  @Override
  public String conv(Operation.Conv conv) {
    return "conv";
  }

  @Override
  public String batchNorm(Operation.BatchNorm batchNorm) {
    return "bn";
  }

  @Override
  public String activation(Operation.Activation activation) {
    return activation.function().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String pool(Operation.Pool pool) {
    return pool.kind() == Operation.Pool.Kind.MAX ? "max_pool" : "avg_pool";
  }

  @Override
  public String globalAveragePool(Operation.GlobalAveragePool pool) {
    return "global_avg_pool";
  }

  @Override
  public String linear(Operation.Linear linear) {
    return "linear";
  }

  @Override
  public String dropout(Operation.Dropout dropout) {
    return "dropout";
  }

  @Override
  public String shift(Operation.Shift shift) {
    return "shift";
  }

  @Override
  public String zero(Operation.Zero zero) {
    return "zero";
  }

  @Override
  public String pad(Operation.Pad pad) {
    return "pad";
  }

  @Override
  public String slice(Operation.Slice slice) {
    return "slice";
  }

  @Override
  public String upsample(Operation.Upsample upsample) {
    return "upsample";
  }

  @Override
  public String channelShuffle(Operation.ChannelShuffle shuffle) {
    return "channel_shuffle";
  }

  @Override
  public String layerNorm(Operation.LayerNorm norm) {
    return "layer_norm";
  }

  @Override
  public String attention(Operation.Attention attention) {
    return "attention";
  }

  @Override
  public String positionEmbedding(Operation.PositionEmbedding embedding) {
    return "position_embedding";
  }

  @Override
  public String classToken(Operation.ClassToken token) {
    return "class_token";
  }

  @Override
  public String custom(Operation.Custom custom) {
    return custom.name();
  }

  @Override
  public String join(Operation.Join join) {
    return join.kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String mix(Operation.Mix mix) {
    return "mix";
  }
}

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
  public String join(Operation.Join join) {
    return join.kind().name().toLowerCase(Locale.ROOT);
  }
}

package dev.nasc.model;

import org.jspecify.annotations.Nullable;

/**
 * What an architecture, a block or a layer costs, at batch 1.
 *
 * @param macs multiply-adds of convolutions and linear layers
 * @param params learned numbers, batch norm's two included
 * @param activationBytes outputs of convolutions, linear layers, pools and merges, float32
 */
public record Cost(long macs, long params, long activationBytes) {
  public static final Cost ZERO = new Cost(0, 0, 0);

  /** As a record's own, which go through method handles: a walk compares costs all the time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Cost cost
            && macs == cost.macs
            && params == cost.params
            && activationBytes == cost.activationBytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(macs) + Long.hashCode(params)) + Long.hashCode(activationBytes);
  }

  public Cost plus(Cost other) {
    return new Cost(
        Math.addExact(macs, other.macs),
        Math.addExact(params, other.params),
        Math.addExact(activationBytes, other.activationBytes));
  }

  /** With {@code other} so many times more. */
  public Cost plus(Cost other, long times) {
    return new Cost(
        Math.addExact(macs, Math.multiplyExact(other.macs, times)),
        Math.addExact(params, Math.multiplyExact(other.params, times)),
        Math.addExact(activationBytes, Math.multiplyExact(other.activationBytes, times)));
  }

  public Cost minus(Cost other) {
    return plus(other.times(-1));
  }

  public Cost times(long factor) {
    return new Cost(
        Math.multiplyExact(macs, factor),
        Math.multiplyExact(params, factor),
        Math.multiplyExact(activationBytes, factor));
  }

  /** The figure that {@code measure} names, which must be a cost. */
  public long of(Measure measure) {
    return switch (measure) {
      case MACS -> macs;
      case PARAMS -> params;
      case ACTIVATION_BYTES -> activationBytes;
      case ACCURACY, CROSS_ENTROPY, LATENCY ->
          throw new IllegalArgumentException(measure.word() + " is no cost");
    };
  }
}

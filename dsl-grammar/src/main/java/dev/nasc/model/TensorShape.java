package dev.nasc.model;

import org.jspecify.annotations.Nullable;

/**
 * The shape of one example's tensor: channels × height × width. What a linear layer yields is
 * {@code features × 1 × 1}.
 */
public record TensorShape(int channels, int height, int width) {
  public TensorShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException("empty shape " + channels + "×" + height + "×" + width);
    }
  }

  /** Throws {@link ArithmeticException} beyond 2^63, which a walk makes a finding of. */
  public long elements() {
    return Math.multiplyExact((long) channels * height, width);
  }

  public boolean sameSize(TensorShape other) {
    return height == other.height && width == other.width;
  }

  /** As a record's own, which go through method handles: a walk compares shapes all the time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TensorShape shape
            && channels == shape.channels
            && height == shape.height
            && width == shape.width);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * channels + height) + width;
  }

  @Override
  public String toString() {
    return channels + "×" + height + "×" + width;
  }
}

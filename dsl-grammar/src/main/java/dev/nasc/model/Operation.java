package dev.nasc.model;

/**
 * A primitive operation with everything decided. The family is closed: shape, cost, network and
 * export are visitors, so leaving a new operation out of one of them does not compile.
 */
public sealed interface Operation {

  <R> R accept(Visitor<R> visitor);

  /** The word that a network file and a report call it by. */
  default String word() {
    return accept(OperationWord.INSTANCE);
  }

  /**
   * Two-dimensional convolution, zero padding {@code padding} on each side.
   *
   * @param groups input and output channels are parted into this many groups
   */
  record Conv(
      int inChannels,
      int outChannels,
      int kernel,
      int stride,
      int padding,
      int dilation,
      int groups,
      boolean bias)
      implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv(this);
    }
  }

  /** Batch normalisation with a learned scale and shift for each channel. */
  record BatchNorm(int channels) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /** An element-wise function. */
  record Activation(Function function) implements Operation {
    /** The functions, in the spelling of the language. */
    public enum Function {
      RELU,
      RELU6,
      HSWISH,
      SWISH,
      HSIGMOID,
      SIGMOID
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** Largest or mean value of a window; padding never counts towards a mean. */
  record Pool(Kind kind, int kernel, int stride, int padding) implements Operation {
    /** What is taken of a window. */
    public enum Kind {
      MAX,
      AVERAGE
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /** The mean of each channel: C×H×W to C×1×1. */
  record GlobalAveragePool() implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalAveragePool(this);
    }
  }

  /** A fully connected layer on the flattened input. */
  record Linear(int inFeatures, int outFeatures, boolean bias) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linear(this);
    }
  }

  /** Drops single elements with probability {@code rate} while training. */
  record Dropout(double rate) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /**
   * Moves the map up and left by {@code by}, filling with zeros (half of a factorized reduction).
   */
  record Shift(int by) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shift(this);
    }
  }

  /** Joins branches: all shapes agree, or, for {@code CONCAT}, all but the channels. */
  record Join(Kind kind) implements Operation {
    /** How branches become one tensor. */
    public enum Kind {
      SUM,
      MEAN,
      CONCAT
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }
  }

  /** One method an operation. */
  interface Visitor<R> {
    R conv(Conv conv);

    R batchNorm(BatchNorm batchNorm);

    R activation(Activation activation);

    R pool(Pool pool);

    R globalAveragePool(GlobalAveragePool pool);

    R linear(Linear linear);

    R dropout(Dropout dropout);

    R shift(Shift shift);

    R join(Join join);
  }
}

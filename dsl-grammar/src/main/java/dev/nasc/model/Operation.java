package dev.nasc.model;

import java.util.List;

/**
 * A primitive operation with everything decided. The family is closed: shape, cost, network and
 * export are visitors, so leaving a new operation out of one of them does not compile.
 *
 * <p>A <em>token</em> is a place of the map: C×H×W holds H·W tokens of C numbers each, row by row.
 */
public sealed interface Operation {

  <R> R accept(Visitor<R> visitor);

  /** The word that a network file and a report call it by. */
  default String word() {
    return accept(OperationWord.INSTANCE);
  }

  /**
   * Two-dimensional convolution, zero padding {@code padding} on each side. A 1×1 kernel is a
   * linear layer on each token.
   *
   * @param groups input and output channels are parted into this many groups
   */
  record Conv(
      int inChannels,
      int outChannels,
      Extent kernel,
      Extent stride,
      Extent padding,
      int dilation,
      int groups,
      boolean bias)
      implements Operation {
    /** With a square kernel, the same stride and padding down as across. */
    public Conv(
        int inChannels,
        int outChannels,
        int kernel,
        int stride,
        int padding,
        int dilation,
        int groups,
        boolean bias) {
      this(
          inChannels,
          outChannels,
          Extent.square(kernel),
          Extent.square(stride),
          Extent.square(padding),
          dilation,
          groups,
          bias);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv(this);
    }
  }

  /**
   * Batch normalisation.
   *
   * @param learned whether each channel has a learned scale and shift
   */
  record BatchNorm(int channels, boolean learned) implements Operation {
    /** With a learned scale and shift for each channel. */
    public BatchNorm(int channels) {
      this(channels, true);
    }

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
      GELU,
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

  /** Zeros of the input's shape, every {@code stride}-th row and column of it. */
  record Zero(int stride) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zero(this);
    }
  }

  /** Adds zeros behind the last channel, below and to the right, up to the given shape. */
  record Pad(TensorShape to) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** What lies at {@code from} … {@code from + count - 1} of one axis. */
  record Slice(Axis axis, int from, int count) implements Operation {
    /** The axes of a tensor, in their order. */
    public enum Axis {
      CHANNELS,
      HEIGHT,
      WIDTH
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** Each pixel becomes {@code factor}² pixels of its value. */
  record Upsample(int factor) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.upsample(this);
    }
  }

  /** Deals the channels of {@code groups} groups out in turn (Zhang et al. 2018, ShuffleNet). */
  record ChannelShuffle(int groups) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channelShuffle(this);
    }
  }

  /** Normalises each token over its channels, ε = 1e-6, with a learned scale and shift. */
  record LayerNorm(int channels) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.layerNorm(this);
    }
  }

  /**
   * Multi-head self-attention over all tokens of the map (Vaswani et al. 2017): projections to
   * queries, keys and values, softmax(q·kᵀ/√d)·v in each head, and a projection back.
   *
   * @param headChannels d, the channels of one head
   * @param bias whether the projections have one
   */
  record Attention(int channels, int heads, int headChannels, boolean bias) implements Operation {
    /** The channels of all heads together. */
    public int inner() {
      return Math.multiplyExact(heads, headChannels);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attention(this);
    }
  }

  /** Adds a learned number to each element. */
  record PositionEmbedding(TensorShape shape) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.positionEmbedding(this);
    }
  }

  /** Puts one learned token before those of the map: C×H×W to C×(H·W+1)×1. */
  record ClassToken(int channels) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.classToken(this);
    }
  }

  /**
   * An operation of the user's own, which says itself what it yields and costs.
   *
   * @param params learned numbers
   * @param macs multiply-adds of one example
   * @param java the class that runs it; text, never loaded by the language
   */
  record Custom(String name, TensorShape output, long params, long macs, String java)
      implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.custom(this);
    }
  }

  /**
   * Joins branches. All shapes agree; or all but the channels, for {@code CONCAT}; or some branches
   * of a {@code PRODUCT} are one pixel, which then multiplies every pixel.
   */
  record Join(Kind kind) implements Operation {
    /** How branches become one tensor. */
    public enum Kind {
      SUM,
      MEAN,
      PRODUCT,
      CONCAT
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }
  }

  /**
   * A mixed operation: what the options of choices yield, each times its share (Liu et al. 2019,
   * DARTS, equation 2). All shapes agree; the shares of options that yield zeros are lost.
   *
   * @param shares one an input
   */
  record Mix(List<Share> shares) implements Operation {
    public Mix {
      shares = List.copyOf(shares);
    }

    /** The probability that all of these are taken: the product of theirs. */
    public record Share(List<Taken> taken) {
      public Share {
        taken = List.copyOf(taken);
      }
    }

    /**
     * One option of a choice.
     *
     * @param option among the choice's options, from 0
     */
    public record Taken(Address choice, int option) {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mix(this);
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

    R zero(Zero zero);

    R pad(Pad pad);

    R slice(Slice slice);

    R upsample(Upsample upsample);

    R channelShuffle(ChannelShuffle shuffle);

    R layerNorm(LayerNorm norm);

    R attention(Attention attention);

    R positionEmbedding(PositionEmbedding embedding);

    R classToken(ClassToken token);

    R custom(Custom custom);

    R join(Join join);

    R mix(Mix mix);
  }
}

package dev.nasc.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The shape that an operation yields. What cannot be computed is an {@link Unfit} with a sentence.
 */
public final class ShapeRule implements Operation.Visitor<TensorShape> {
  private final List<TensorShape> inputs;

  private ShapeRule(List<TensorShape> inputs) {
    this.inputs = inputs;
  }

  public static TensorShape output(Operation operation, List<TensorShape> inputs) {
    return operation.accept(new ShapeRule(inputs));
  }

  /** The operation does not fit its input; the message is one sentence. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unfit(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  private TensorShape input() {
    return inputs.get(0);
  }

  @Override
  public TensorShape conv(Operation.Conv conv) {
    if (conv.inChannels() % conv.groups() != 0 || conv.outChannels() % conv.groups() != 0) {
      throw new Unfit(
          "`conv` cannot part %d and %d channels into %d groups."
              .formatted(conv.inChannels(), conv.outChannels(), conv.groups()));
    }
    var kernel = conv.kernel();
    return new TensorShape(
        conv.outChannels(),
        slid(
            "conv",
            input().height(),
            reach(kernel.height(), conv.dilation()),
            conv.stride().height(),
            conv.padding().height()),
        slid(
            "conv",
            input().width(),
            reach(kernel.width(), conv.dilation()),
            conv.stride().width(),
            conv.padding().width()));
  }

  private static int reach(int kernel, int dilation) {
    return dilation * (kernel - 1) + 1;
  }

  @Override
  public TensorShape pool(Operation.Pool pool) {
    var word = pool.word();
    return new TensorShape(
        input().channels(),
        slid(word, input().height(), pool.kernel(), pool.stride(), pool.padding()),
        slid(word, input().width(), pool.kernel(), pool.stride(), pool.padding()));
  }

  private int slid(String word, int size, int reach, int stride, int padding) {
    int padded = Math.addExact(size, 2 * padding);
    int places = Math.floorDiv(padded - reach, stride) + 1;
    if (places < 1) {
      throw new Unfit(
          "`%s` needs a map of at least %d; it is %s here."
              .formatted(word, reach - 2 * padding, input()));
    }
    return places;
  }

  @Override
  public TensorShape batchNorm(Operation.BatchNorm batchNorm) {
    return input();
  }

  @Override
  public TensorShape activation(Operation.Activation activation) {
    return input();
  }

  @Override
  public TensorShape globalAveragePool(Operation.GlobalAveragePool pool) {
    return new TensorShape(input().channels(), 1, 1);
  }

  @Override
  public TensorShape linear(Operation.Linear linear) {
    return new TensorShape(linear.outFeatures(), 1, 1);
  }

  @Override
  public TensorShape dropout(Operation.Dropout dropout) {
    return input();
  }

  @Override
  public TensorShape shift(Operation.Shift shift) {
    return input();
  }

  @Override
  public TensorShape zero(Operation.Zero zero) {
    return new TensorShape(
        input().channels(),
        placed(input().height(), zero.stride()),
        placed(input().width(), zero.stride()));
  }

  /** How many of {@code size} places there are when only every {@code stride}-th counts. */
  private static int placed(int size, int stride) {
    return (size - 1) / stride + 1;
  }

  @Override
  public TensorShape pad(Operation.Pad pad) {
    var to = pad.to();
    if (to.channels() < input().channels()
        || to.height() < input().height()
        || to.width() < input().width()) {
      throw new Unfit("`pad` cannot make %s out of %s.".formatted(to, input()));
    }
    return to;
  }

  @Override
  public TensorShape slice(Operation.Slice slice) {
    var axis = slice.axis();
    int size =
        switch (axis) {
          case CHANNELS -> input().channels();
          case HEIGHT -> input().height();
          case WIDTH -> input().width();
        };
    if (slice.from() > size - slice.count()) {
      throw new Unfit(
          "`slice` cannot take %d from %d of %s.".formatted(slice.count(), slice.from(), input()));
    }
    return new TensorShape(
        axis == Operation.Slice.Axis.CHANNELS ? slice.count() : input().channels(),
        axis == Operation.Slice.Axis.HEIGHT ? slice.count() : input().height(),
        axis == Operation.Slice.Axis.WIDTH ? slice.count() : input().width());
  }

  @Override
  public TensorShape upsample(Operation.Upsample upsample) {
    return new TensorShape(
        input().channels(),
        Math.multiplyExact(input().height(), upsample.factor()),
        Math.multiplyExact(input().width(), upsample.factor()));
  }

  @Override
  public TensorShape channelShuffle(Operation.ChannelShuffle shuffle) {
    if (input().channels() % shuffle.groups() != 0) {
      throw new Unfit(
          "`channel_shuffle` cannot part %d channels into %d groups."
              .formatted(input().channels(), shuffle.groups()));
    }
    return input();
  }

  @Override
  public TensorShape layerNorm(Operation.LayerNorm norm) {
    return input();
  }

  @Override
  public TensorShape attention(Operation.Attention attention) {
    return input();
  }

  @Override
  public TensorShape positionEmbedding(Operation.PositionEmbedding embedding) {
    return input();
  }

  @Override
  public TensorShape classToken(Operation.ClassToken token) {
    int tokens = Math.multiplyExact(input().height(), input().width());
    return new TensorShape(input().channels(), Math.addExact(tokens, 1), 1);
  }

  @Override
  public TensorShape custom(Operation.Custom custom) {
    return custom.output();
  }

  @Override
  public TensorShape join(Operation.Join join) {
    return switch (join.kind()) {
      case SUM, MEAN -> agreed(join, input(), TensorShape::equals);
      case CONCAT -> concatenated(join);
      case PRODUCT -> agreed(join, largest(), ShapeRule::multiplies);
    };
  }

  @Override
  public TensorShape mix(Operation.Mix mix) {
    return input();
  }

  /** One value a channel multiplies a whole map. */
  private static boolean multiplies(TensorShape map, TensorShape factor) {
    boolean onePixel = factor.height() == 1 && factor.width() == 1;
    return map.channels() == factor.channels() && (onePixel || map.sameSize(factor));
  }

  private TensorShape largest() {
    return inputs.stream().max(Comparator.comparingLong(TensorShape::elements)).orElseThrow();
  }

  private TensorShape agreed(
      Operation.Join join, TensorShape output, BiPredicate<TensorShape, TensorShape> fits) {
    for (var shape : inputs) {
      if (!fits.test(output, shape)) {
        throw new Unfit("`%s` joins %s and %s.".formatted(join.word(), output, shape));
      }
    }
    return output;
  }

  private TensorShape concatenated(Operation.Join join) {
    agreed(join, input(), TensorShape::sameSize);
    int channels = 0;
    for (var shape : inputs) {
      channels = Math.addExact(channels, shape.channels());
    }
    return new TensorShape(channels, input().height(), input().width());
  }
}

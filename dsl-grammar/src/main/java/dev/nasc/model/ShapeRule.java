package dev.nasc.model;

import java.util.List;

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
    int reach = conv.dilation() * (conv.kernel() - 1) + 1;
    return new TensorShape(
        conv.outChannels(),
        slid("conv", input().height(), reach, conv.stride(), conv.padding()),
        slid("conv", input().width(), reach, conv.stride(), conv.padding()));
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
  public TensorShape join(Operation.Join join) {
    boolean concat = join.kind() == Operation.Join.Kind.CONCAT;
    int channels = 0;
    for (var shape : inputs) {
      boolean fits = concat ? shape.sameSize(input()) : shape.equals(input());
      if (!fits) {
        throw new Unfit("`%s` joins %s and %s.".formatted(join.word(), input(), shape));
      }
      channels = concat ? Math.addExact(channels, shape.channels()) : shape.channels();
    }
    return concat ? new TensorShape(channels, input().height(), input().width()) : input();
  }
}

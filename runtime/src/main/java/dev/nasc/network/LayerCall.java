package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Layer;
import dev.nasc.model.Operation;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One layer's call of the engine. Tensors are N×C×H×W; the result is always a handle of its own, so
 * closing an input never closes the output.
 */
record LayerCall(Runner runner, int number, List<NDArray> weights, List<NDArray> inputs)
    implements Operation.Visitor<NDArray> {

  private Layer layer() {
    return runner.network().layers().get(number);
  }

  private Mode mode() {
    return runner.mode();
  }

  private NDArray x() {
    return inputs.get(0);
  }

  private NDArray weight() {
    return weights.get(0);
  }

  private @Nullable NDArray bias() {
    return weights.size() > 1 ? weights.get(1) : null;
  }

  @Override
  public NDArray conv(Operation.Conv conv) {
    return new Convolution(x(), weight(), bias(), conv.groups()).as(conv);
  }

  @Override
  public NDArray batchNorm(Operation.BatchNorm norm) {
    if (norm.learned()) {
      return norm(norm.channels(), weight(), weights.get(1));
    }
    var constants = mode().statistics().constants();
    try (var scale = runner.scale(number, norm.channels())) {
      return norm(norm.channels(), scale, constants.zero(norm.channels()));
    }
  }

  private NDArray norm(int channels, NDArray scale, NDArray shift) {
    var running = mode().statistics().of(layer().weights(), channels);
    return Torch.batchNorm(x(), scale, shift, running, mode().batchStatistics(), mode().momentum());
  }

  @Override
  public NDArray activation(Operation.Activation activation) {
    return switch (activation.function()) {
      case RELU -> x().getNDArrayInternal().relu();
      case RELU6 -> relu6(x());
      case SIGMOID -> x().getNDArrayInternal().sigmoid();
      case HSIGMOID -> hardSigmoid();
      case HSWISH -> timesInput(hardSigmoid());
      case SWISH -> timesInput(x().getNDArrayInternal().sigmoid());
      case GELU -> x().getNDArrayInternal().gelu();
    };
  }

  /**
   * A clip; where it is recorded, relu(x) − relu(x − 6): the backward pass of the engine's clip
   * takes longer than all four of these together.
   */
  private static NDArray relu6(NDArray x) {
    if (!Torch.isRecording()) {
      return x.clip(0, 6);
    }
    try (var positive = x.getNDArrayInternal().relu();
        var moved = x.sub(6);
        var above = moved.getNDArrayInternal().relu()) {
      return positive.sub(above);
    }
  }

  /** relu6(x + 3) / 6. */
  private NDArray hardSigmoid() {
    try (var moved = x().add(3);
        var clipped = relu6(moved)) {
      return clipped.mul(1f / 6);
    }
  }

  private NDArray timesInput(NDArray factor) {
    try (factor) {
      return x().mul(factor);
    }
  }

  @Override
  public NDArray pool(Operation.Pool pool) {
    return switch (pool.kind()) {
      case MAX ->
          x().getNDArrayInternal()
              .maxPool(square(pool.kernel()), square(pool.stride()), square(pool.padding()), false);
      case AVERAGE -> pool.padding() == 0 ? average(pool, x()) : averageWithoutPadding(pool);
    };
  }

  private static NDArray average(Operation.Pool pool, NDArray x) {
    return x.getNDArrayInternal()
        .avgPool(square(pool.kernel()), square(pool.stride()), square(pool.padding()), false, true);
  }

  /**
   * DJL's binding counts the padding whatever it is told, so the mean is divided by that of ones:
   * the share of each window that is not padding.
   */
  private NDArray averageWithoutPadding(Operation.Pool pool) {
    try (var one = x().get(new NDIndex("0:1, 0:1"));
        var ones = one.onesLike();
        var shares = average(pool, ones);
        var means = average(pool, x())) {
      return means.div(shares);
    }
  }

  private static Shape square(int size) {
    return new Shape(size, size);
  }

  @Override
  public NDArray globalAveragePool(Operation.GlobalAveragePool pool) {
    return Torch.globalAveragePool(x());
  }

  @Override
  public NDArray linear(Operation.Linear linear) {
    try (var flat = x().reshape(x().getShape().get(0), linear.inFeatures())) {
      return flat.getNDArrayInternal().linear(flat, weight(), bias()).get(0);
    }
  }

  @Override
  public NDArray dropout(Operation.Dropout dropout) {
    return mode().dropout()
        ? x().getNDArrayInternal().dropout(x(), (float) dropout.rate(), true).get(0)
        : x().reshape(x().getShape());
  }

  @Override
  public NDArray shift(Operation.Shift shift) {
    int by = shift.by();
    var shape = x().getShape();
    var kept =
        new NDIndex().addAllDim(2).addSliceDim(by, shape.get(2)).addSliceDim(by, shape.get(3));
    try (var rest = x().get(kept)) {
      return rest.pad(new Shape(0, by, 0, by), 0);
    }
  }

  @Override
  public NDArray zero(Operation.Zero zero) {
    try (var rest = x().get(new NDIndex(":, :, ::{}, ::{}", zero.stride(), zero.stride()))) {
      return rest.zerosLike();
    }
  }

  @Override
  public NDArray pad(Operation.Pad pad) {
    var to = pad.to();
    var from = x().getShape();
    long channels = to.channels() - from.get(1);
    long height = to.height() - from.get(2);
    long width = to.width() - from.get(3);
    return x().pad(new Shape(0, width, 0, height, 0, channels), 0);
  }

  @Override
  public NDArray slice(Operation.Slice slice) {
    int axis =
        switch (slice.axis()) {
          case CHANNELS -> 1;
          case HEIGHT -> 2;
          case WIDTH -> 3;
        };
    var kept = new NDIndex().addAllDim(axis);
    return x().get(kept.addSliceDim(slice.from(), (long) slice.from() + slice.count()));
  }

  @Override
  public NDArray upsample(Operation.Upsample upsample) {
    try (var taller = x().repeat(2, upsample.factor())) {
      return taller.repeat(3, upsample.factor());
    }
  }

  @Override
  public NDArray channelShuffle(Operation.ChannelShuffle shuffle) {
    var shape = x().getShape();
    int groups = shuffle.groups();
    long each = shape.get(1) / groups;
    try (var parted = x().reshape(shape.get(0), groups, each, shape.get(2), shape.get(3));
        var dealt = parted.transpose(0, 2, 1, 3, 4)) {
      return dealt.reshape(shape);
    }
  }

  @Override
  public NDArray layerNorm(Operation.LayerNorm norm) {
    return Tokens.layerNorm(x(), weight(), weights.get(1));
  }

  @Override
  public NDArray attention(Operation.Attention attention) {
    return Tokens.attention(attention, x(), weights);
  }

  @Override
  public NDArray positionEmbedding(Operation.PositionEmbedding embedding) {
    return x().add(weight());
  }

  @Override
  public NDArray classToken(Operation.ClassToken token) {
    return Tokens.withFirst(x(), weight());
  }

  @Override
  public NDArray custom(Operation.Custom custom) {
    return OwnOperations.of(custom).forward(custom, x(), weights);
  }

  @Override
  public NDArray join(Operation.Join join) {
    return switch (join.kind()) {
      case CONCAT ->
          x().getNDArrayInternal().concat(new NDList(inputs.subList(1, inputs.size())), 1);
      case SUM -> folded(NDArray::add);
      case PRODUCT -> folded(NDArray::mul);
      case MEAN -> {
        try (var sum = folded(NDArray::add)) {
          yield sum.mul(1f / inputs.size());
        }
      }
    };
  }

  private NDArray folded(BinaryOperator<NDArray> join) {
    if (inputs.size() == 1) {
      return x().reshape(x().getShape());
    }
    var joined = join.apply(x(), inputs.get(1));
    for (var next : inputs.subList(2, inputs.size())) {
      try (var before = joined) {
        joined = join.apply(before, next);
      }
    }
    return joined;
  }

  @Override
  public NDArray mix(Operation.Mix mix) {
    var sum = term(mix, 0);
    if (inputs.size() > 1) {
      try (var first = sum;
          var second = term(mix, 1)) {
        sum = first.add(second);
      }
    }
    for (int i = 2; i < inputs.size(); i++) {
      try (var term = term(mix, i)) {
        sum.addi(term);
      }
    }
    return sum;
  }

  /** An input times its share. */
  private NDArray term(Operation.Mix mix, int input) {
    var x = inputs.get(input);
    return runner.plan().scales().isScaled(layer().inputs().get(input))
        ? x.reshape(x.getShape())
        : x.mul(mode().shares().of(mix.shares().get(input)));
  }
}

package dev.nasc.explore;

import dev.nasc.model.Extent;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The operation that each {@code native: layer} of the library is, by its name. */
final class NativeLayers {
  private static final Map<String, Maker> MAKERS =
      Map.ofEntries(
          Map.entry("conv", NativeLayers::conv),
          Map.entry("bn", (arguments, input) -> new Operation.BatchNorm(input.channels())),
          Map.entry("relu", activation(Operation.Activation.Function.RELU)),
          Map.entry("relu6", activation(Operation.Activation.Function.RELU6)),
          Map.entry("hswish", activation(Operation.Activation.Function.HSWISH)),
          Map.entry("swish", activation(Operation.Activation.Function.SWISH)),
          Map.entry("gelu", activation(Operation.Activation.Function.GELU)),
          Map.entry("hsigmoid", activation(Operation.Activation.Function.HSIGMOID)),
          Map.entry("sigmoid", activation(Operation.Activation.Function.SIGMOID)),
          Map.entry("max_pool", pool(Operation.Pool.Kind.MAX)),
          Map.entry("avg_pool", pool(Operation.Pool.Kind.AVERAGE)),
          Map.entry("global_avg_pool", (arguments, input) -> new Operation.GlobalAveragePool()),
          Map.entry("linear", NativeLayers::linear),
          Map.entry(
              "dropout",
              (arguments, input) -> new Operation.Dropout(number(arguments, "rate").toDouble())),
          Map.entry("shift", (arguments, input) -> new Operation.Shift(whole(arguments, "pixels"))),
          Map.entry("zero", (arguments, input) -> new Operation.Zero(whole(arguments, "stride"))),
          Map.entry("pad", (arguments, input) -> new Operation.Pad(shape(arguments))),
          Map.entry("slice", NativeLayers::slice),
          Map.entry(
              "upsample", (arguments, input) -> new Operation.Upsample(whole(arguments, "factor"))),
          Map.entry(
              "channel_shuffle",
              (arguments, input) -> new Operation.ChannelShuffle(whole(arguments, "groups"))),
          Map.entry("layer_norm", (arguments, input) -> new Operation.LayerNorm(input.channels())),
          Map.entry("attention", NativeLayers::attention),
          Map.entry(
              "position_embedding", (arguments, input) -> new Operation.PositionEmbedding(input)),
          Map.entry(
              "class_token", (arguments, input) -> new Operation.ClassToken(input.channels())));

  private NativeLayers() {}

  private interface Maker {
    Operation make(Map<String, Value> arguments, TensorShape input);
  }

  static boolean has(String name) {
    return MAKERS.containsKey(name);
  }

  static Operation make(String name, Map<String, Value> arguments, TensorShape input) {
    return Objects.requireNonNull(MAKERS.get(name), name).make(arguments, input);
  }

  private static Operation conv(Map<String, Value> arguments, TensorShape input) {
    return new Operation.Conv(
        input.channels(),
        whole(arguments, "channels"),
        extent(arguments, "kernel"),
        extent(arguments, "stride"),
        extent(arguments, "padding"),
        whole(arguments, "dilation"),
        whole(arguments, "groups"),
        truth(arguments, "bias"));
  }

  private static Operation linear(Map<String, Value> arguments, TensorShape input) {
    int features = Math.toIntExact(input.elements());
    return new Operation.Linear(features, whole(arguments, "features"), truth(arguments, "bias"));
  }

  private static Operation slice(Map<String, Value> arguments, TensorShape input) {
    var axis = arguments.get("axis") instanceof Value.Word word ? word.word() : "";
    return new Operation.Slice(
        Operation.Slice.Axis.valueOf(axis.toUpperCase(Locale.ROOT)),
        whole(arguments, "from"),
        whole(arguments, "count"));
  }

  private static Operation attention(Map<String, Value> arguments, TensorShape input) {
    return new Operation.Attention(
        input.channels(),
        whole(arguments, "heads"),
        whole(arguments, "head_channels"),
        truth(arguments, "bias"));
  }

  static TensorShape shape(Map<String, Value> arguments) {
    return new TensorShape(
        whole(arguments, "channels"), whole(arguments, "height"), whole(arguments, "width"));
  }

  private static Maker activation(Operation.Activation.Function function) {
    return (arguments, input) -> new Operation.Activation(function);
  }

  private static Maker pool(Operation.Pool.Kind kind) {
    return (arguments, input) ->
        new Operation.Pool(
            kind,
            whole(arguments, "kernel"),
            whole(arguments, "stride"),
            whole(arguments, "padding"));
  }

  private static dev.nasc.model.Rational number(Map<String, Value> arguments, String name) {
    if (arguments.get(name) instanceof Value.Quantity number) {
      return number.amount();
    }
    throw new IllegalStateException("no argument " + name);
  }

  /** One number for both sides, or a list of the height and the width. */
  private static Extent extent(Map<String, Value> arguments, String name) {
    return arguments.get(name) instanceof Value.ListOf two
        ? new Extent(whole(two.elements().get(0)), whole(two.elements().get(1)))
        : Extent.square(whole(arguments, name));
  }

  private static int whole(Value value) {
    return ((Value.Quantity) value).amount().toInt();
  }

  private static int whole(Map<String, Value> arguments, String name) {
    return number(arguments, name).toInt();
  }

  private static boolean truth(Map<String, Value> arguments, String name) {
    return arguments.get(name) instanceof Value.Bool bool && bool.value();
  }
}

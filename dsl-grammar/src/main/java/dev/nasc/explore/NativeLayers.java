package dev.nasc.explore;

import dev.nasc.model.Extent;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The operation that each {@code native: layer} of the library is, by its name. */
final class NativeLayers {
  private static final Map<String, Maker> MAKERS =
      Map.ofEntries(
          Map.entry("conv", NativeLayers::conv),
          Map.entry("bn", arguments -> input -> new Operation.BatchNorm(input.channels())),
          Map.entry("relu", activation(Operation.Activation.Function.RELU)),
          Map.entry("relu6", activation(Operation.Activation.Function.RELU6)),
          Map.entry("hswish", activation(Operation.Activation.Function.HSWISH)),
          Map.entry("swish", activation(Operation.Activation.Function.SWISH)),
          Map.entry("gelu", activation(Operation.Activation.Function.GELU)),
          Map.entry("hsigmoid", activation(Operation.Activation.Function.HSIGMOID)),
          Map.entry("sigmoid", activation(Operation.Activation.Function.SIGMOID)),
          Map.entry("max_pool", pool(Operation.Pool.Kind.MAX)),
          Map.entry("avg_pool", pool(Operation.Pool.Kind.AVERAGE)),
          Map.entry("global_avg_pool", any(arguments -> new Operation.GlobalAveragePool())),
          Map.entry("linear", NativeLayers::linear),
          Map.entry(
              "dropout",
              any(arguments -> new Operation.Dropout(number(arguments, "rate").toDouble()))),
          Map.entry("shift", any(arguments -> new Operation.Shift(whole(arguments, "pixels")))),
          Map.entry("zero", any(arguments -> new Operation.Zero(whole(arguments, "stride")))),
          Map.entry("pad", any(arguments -> new Operation.Pad(shape(arguments)))),
          Map.entry("slice", any(NativeLayers::slice)),
          Map.entry(
              "upsample", any(arguments -> new Operation.Upsample(whole(arguments, "factor")))),
          Map.entry(
              "channel_shuffle",
              any(arguments -> new Operation.ChannelShuffle(whole(arguments, "groups")))),
          Map.entry("layer_norm", arguments -> input -> new Operation.LayerNorm(input.channels())),
          Map.entry("attention", NativeLayers::attention),
          Map.entry("position_embedding", arguments -> Operation.PositionEmbedding::new),
          Map.entry(
              "class_token", arguments -> input -> new Operation.ClassToken(input.channels())));

  private NativeLayers() {}

  /** Reads a layer's arguments, once for all inputs. */
  private interface Maker {
    Made with(Map<String, Value> arguments);
  }

  /** A layer with its arguments. */
  interface Made {
    /** The operation that it is on an input of this shape. */
    Operation on(TensorShape input);
  }

  static boolean has(String name) {
    return MAKERS.containsKey(name);
  }

  static Made make(String name, Map<String, Value> arguments) {
    return Objects.requireNonNull(MAKERS.get(name), name).with(arguments);
  }

  /** One that is the same on any input. */
  private static Maker any(Function<Map<String, Value>, Operation> operation) {
    return arguments -> {
      var same = operation.apply(arguments);
      return input -> same;
    };
  }

  private static Made conv(Map<String, Value> arguments) {
    int channels = whole(arguments, "channels");
    var kernel = extent(arguments, "kernel");
    var stride = extent(arguments, "stride");
    var padding = extent(arguments, "padding");
    int dilation = whole(arguments, "dilation");
    int groups = whole(arguments, "groups");
    boolean bias = truth(arguments, "bias");
    return input ->
        new Operation.Conv(
            input.channels(), channels, kernel, stride, padding, dilation, groups, bias);
  }

  private static Made linear(Map<String, Value> arguments) {
    int features = whole(arguments, "features");
    boolean bias = truth(arguments, "bias");
    return input -> new Operation.Linear(Math.toIntExact(input.elements()), features, bias);
  }

  private static Operation slice(Map<String, Value> arguments) {
    var axis = arguments.get("axis") instanceof Value.Word word ? word.word() : "";
    return new Operation.Slice(
        Operation.Slice.Axis.valueOf(axis.toUpperCase(Locale.ROOT)),
        whole(arguments, "from"),
        whole(arguments, "count"));
  }

  private static Made attention(Map<String, Value> arguments) {
    int heads = whole(arguments, "heads");
    int headChannels = whole(arguments, "head_channels");
    boolean bias = truth(arguments, "bias");
    return input -> new Operation.Attention(input.channels(), heads, headChannels, bias);
  }

  static TensorShape shape(Map<String, Value> arguments) {
    return new TensorShape(
        whole(arguments, "channels"), whole(arguments, "height"), whole(arguments, "width"));
  }

  private static Maker activation(Operation.Activation.Function function) {
    return any(arguments -> new Operation.Activation(function));
  }

  private static Maker pool(Operation.Pool.Kind kind) {
    return any(
        arguments ->
            new Operation.Pool(
                kind,
                whole(arguments, "kernel"),
                whole(arguments, "stride"),
                whole(arguments, "padding")));
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

package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
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
          Map.entry("hsigmoid", activation(Operation.Activation.Function.HSIGMOID)),
          Map.entry("sigmoid", activation(Operation.Activation.Function.SIGMOID)),
          Map.entry("max_pool", pool(Operation.Pool.Kind.MAX)),
          Map.entry("avg_pool", pool(Operation.Pool.Kind.AVERAGE)),
          Map.entry("global_avg_pool", (arguments, input) -> new Operation.GlobalAveragePool()),
          Map.entry("linear", NativeLayers::linear),
          Map.entry(
              "dropout",
              (arguments, input) -> new Operation.Dropout(number(arguments, "rate").toDouble())),
          Map.entry(
              "shift", (arguments, input) -> new Operation.Shift(whole(arguments, "pixels"))));

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
        whole(arguments, "kernel"),
        whole(arguments, "stride"),
        whole(arguments, "padding"),
        whole(arguments, "dilation"),
        whole(arguments, "groups"),
        truth(arguments, "bias"));
  }

  private static Operation linear(Map<String, Value> arguments, TensorShape input) {
    int features = Math.toIntExact(input.elements());
    return new Operation.Linear(features, whole(arguments, "features"), truth(arguments, "bias"));
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

  private static int whole(Map<String, Value> arguments, String name) {
    return number(arguments, name).toInt();
  }

  private static boolean truth(Map<String, Value> arguments, String name) {
    return arguments.get(name) instanceof Value.Bool bool && bool.value();
  }
}

package dev.nasc;

import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.Operation.Activation.Function;
import dev.nasc.model.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** Writes networks down by hand: each call appends layers to the last tensor. */
public final class NetworkBuilder {
  private final TensorShape input;
  private final List<Layer> layers = new ArrayList<>();
  private TensorShape shape;

  public NetworkBuilder(TensorShape input) {
    this.input = input;
    this.shape = input;
  }

  /** Appends one layer on the last tensor; {@code weights} is {@code place} with {@code option}. */
  public NetworkBuilder add(String place, String option, Operation operation, TensorShape output) {
    return add(place, option, operation, List.of(layers.size()), output);
  }

  /** Appends one layer on the given tensors. */
  public NetworkBuilder add(
      String place, String option, Operation operation, List<Integer> inputs, TensorShape output) {
    layers.add(new Layer(place, place + option, operation, inputs, output));
    shape = output;
    return this;
  }

  /** Convolution without bias, half padding, then batch norm. */
  public NetworkBuilder convBn(
      String place, String option, int channels, int kernel, int stride, int groups) {
    int pad = kernel / 2;
    var conv =
        new Operation.Conv(shape.channels(), channels, kernel, stride, pad, 1, groups, false);
    int height = (shape.height() + 2 * pad - kernel) / stride + 1;
    int width = (shape.width() + 2 * pad - kernel) / stride + 1;
    var output = new TensorShape(channels, height, width);
    add(place + ".conv", option, conv, output);
    return add(place + ".bn", option, new Operation.BatchNorm(channels), output);
  }

  public NetworkBuilder relu6(String place) {
    return add(place + ".act", "", new Operation.Activation(Function.RELU6), shape);
  }

  /** An inverted bottleneck, with a shortcut where the shapes allow it. */
  public NetworkBuilder mbconv(String place, int channels, int kernel, int expand, int stride) {
    String option = "(" + kernel + "," + expand + ")";
    int before = layers.size();
    var from = shape;
    int hidden = from.channels() * expand;
    convBn(place + ".expand", option, hidden, 1, 1, 1).relu6(place + ".expand");
    convBn(place + ".depthwise", option, hidden, kernel, stride, hidden)
        .relu6(place + ".depthwise");
    convBn(place + ".project", option, channels, 1, 1, 1);
    if (!shape.equals(from)) {
      return this;
    }
    var join = new Operation.Join(Operation.Join.Kind.SUM);
    return add(place + ".join", "", join, List.of(before, layers.size()), shape);
  }

  public NetworkBuilder dropout(String place, double rate) {
    return add(place, "", new Operation.Dropout(rate), shape);
  }

  public Network classifier(int classes) {
    add("pool", "", new Operation.GlobalAveragePool(), new TensorShape(shape.channels(), 1, 1));
    var linear = new Operation.Linear(shape.channels(), classes, true);
    add("linear", "", linear, new TensorShape(classes, 1, 1));
    return build();
  }

  public Network build() {
    return new Network(input, layers);
  }
}

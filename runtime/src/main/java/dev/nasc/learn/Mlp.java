package dev.nasc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fully connected layers with rectified units between them; the last one is linear. */
public final class Mlp {
  private final int[] widths;

  /** A layer's weights row by row, each with its bias at the end. */
  private final List<Learned> layers = new ArrayList<>();

  /**
   * Weights start as He et al. 2015 draw them, evenly.
   *
   * @param widths of the input, of each hidden layer, of the output
   */
  Mlp(int[] widths, RandomGenerator random) {
    this.widths = widths.clone();
    for (int i = 0; i + 1 < widths.length; i++) {
      double spread = Math.sqrt(6.0 / Math.max(1, widths[i]));
      var layer = Learned.uniform(widths[i + 1] * (widths[i] + 1), spread, random);
      for (int row = 0; row < widths[i + 1]; row++) {
        layer.value[row * (widths[i] + 1) + widths[i]] = 0;
      }
      layers.add(layer);
    }
  }

  private Mlp(Snapshot saved) {
    this.widths = saved.widths.stream().mapToInt(Integer::intValue).toArray();
    for (var numbers : saved.layers) {
      var layer = new Learned(numbers.size());
      for (int i = 0; i < layer.value.length; i++) {
        layer.value[i] = numbers.get(i);
      }
      layers.add(layer);
    }
  }

  /** Its widths, and what each layer has learned. */
  public record Snapshot(List<Integer> widths, List<List<Double>> layers) {
    public Snapshot {
      widths = List.copyOf(widths);
      layers = layers.stream().map(List::copyOf).toList();
    }
  }

  static Mlp of(Snapshot saved) {
    return new Mlp(saved);
  }

  Snapshot snapshot() {
    return new Snapshot(
        Arrays.stream(widths).boxed().toList(),
        layers.stream().map(layer -> Arrays.stream(layer.value).boxed().toList()).toList());
  }

  /** Lets an input that no example uses count for nothing, rather than for what it was drawn. */
  void ignore(int input) {
    var first = layers.get(0);
    for (int row = 0; row < widths[1]; row++) {
      first.value[row * (widths[0] + 1) + input] = 0;
    }
  }

  List<Learned> learned() {
    return layers;
  }

  /** The input and what each layer yields, the output last. */
  List<double[]> forward(double[] input) {
    var values = new ArrayList<double[]>();
    values.add(input);
    for (int i = 0; i < layers.size(); i++) {
      values.add(layer(i, values.get(i)));
    }
    return values;
  }

  double[] output(double[] input) {
    var values = input;
    for (int i = 0; i < layers.size(); i++) {
      values = layer(i, values);
    }
    return values;
  }

  private double[] layer(int index, double[] input) {
    var weights = layers.get(index).value;
    int width = widths[index];
    boolean last = index == layers.size() - 1;
    var output = new double[widths[index + 1]];
    for (int row = 0; row < output.length; row++) {
      int at = row * (width + 1);
      double sum = weights[at + width] + Vectors.dot(weights, at, input);
      output[row] = last ? sum : Math.max(0, sum);
    }
    return output;
  }

  /**
   * Adds to the gradients of the weights.
   *
   * @param values of {@link #forward}
   * @param output the gradient of a loss by the output
   * @return the gradient by the input
   */
  double[] backward(List<double[]> values, double[] output) {
    var after = output;
    for (int i = layers.size() - 1; i >= 0; i--) {
      after = backward(i, values.get(i), values.get(i + 1), after);
    }
    return after;
  }

  private double[] backward(int index, double[] input, double[] yielded, double[] after) {
    var layer = layers.get(index);
    int width = widths[index];
    boolean last = index == layers.size() - 1;
    var before = new double[width];
    for (int row = 0; row < after.length; row++) {
      double gradient = last || yielded[row] > 0 ? after[row] : 0;
      if (gradient == 0) {
        continue;
      }
      int at = row * (width + 1);
      Vectors.addToRow(input, gradient, layer.gradient, at);
      Vectors.addRow(layer.value, at, gradient, before);
      layer.gradient[at + width] += gradient;
    }
    return before;
  }
}

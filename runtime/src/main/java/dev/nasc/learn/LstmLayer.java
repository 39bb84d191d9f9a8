package dev.nasc.learn;

import java.util.random.RandomGenerator;

/**
 * One layer of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), as
 * PyTorch writes it: gates i, f, g, o from the input and the last output.
 */
final class LstmLayer {
  final int inputs;
  final int units;

  /** Row by row for i, f, g, o: the inputs, the last outputs, a bias. */
  final Learned weights;

  LstmLayer(int inputs, int units, double spread, RandomGenerator random) {
    this.inputs = inputs;
    this.units = units;
    this.weights = Learned.uniform(4 * units * (inputs + units + 1), spread, random);
  }

  /** Everything about one step that its gradient needs, and what the layer yields. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Step(
      double[] input,
      double[] before,
      double[] cellBefore,
      double[] gates,
      double[] cell,
      double[] output) {}

  Step forward(double[] input, double[] before, double[] cellBefore) {
    var gates = new double[4 * units];
    int width = inputs + units + 1;
    for (int row = 0; row < gates.length; row++) {
      int at = row * width;
      double sum =
          weights.value[at + inputs + units]
              + Vectors.dot(weights.value, at, input)
              + Vectors.dot(weights.value, at + inputs, before);
      gates[row] = row / units == 2 ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
    }
    var cell = new double[units];
    var output = new double[units];
    for (int u = 0; u < units; u++) {
      cell[u] = gates[units + u] * cellBefore[u] + gates[u] * gates[2 * units + u];
      output[u] = gates[3 * units + u] * Math.tanh(cell[u]);
    }
    return new Step(input, before, cellBefore, gates, cell, output);
  }

  /** The gradients that a step hands on to what it was made of. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Handed(double[] input, double[] before, double[] cellBefore) {}

  /**
   * Adds a step's gradient to that of the weights.
   *
   * @param output the gradient by what the step yielded
   * @param cellAfter the gradient by its cell, from the step after it
   */
  Handed backward(Step step, double[] output, double[] cellAfter) {
    var before = new double[4 * units];
    var cellBefore = new double[units];
    for (int u = 0; u < units; u++) {
      double i = step.gates[u];
      double f = step.gates[units + u];
      double g = step.gates[2 * units + u];
      double o = step.gates[3 * units + u];
      double tanh = Math.tanh(step.cell[u]);
      double cell = cellAfter[u] + output[u] * o * (1 - tanh * tanh);
      before[u] = cell * g * i * (1 - i);
      before[units + u] = cell * step.cellBefore[u] * f * (1 - f);
      before[2 * units + u] = cell * i * (1 - g * g);
      before[3 * units + u] = output[u] * tanh * o * (1 - o);
      cellBefore[u] = cell * f;
    }
    return handed(step, before, cellBefore);
  }

  private Handed handed(Step step, double[] sums, double[] cellBefore) {
    var input = new double[inputs];
    var before = new double[units];
    int width = inputs + units + 1;
    for (int row = 0; row < sums.length; row++) {
      int at = row * width;
      double sum = sums[row];
      Vectors.addToRow(step.input, sum, weights.gradient, at);
      Vectors.addRow(weights.value, at, sum, input);
      Vectors.addToRow(step.before, sum, weights.gradient, at + inputs);
      Vectors.addRow(weights.value, at + inputs, sum, before);
      weights.gradient[at + inputs + units] += sum;
    }
    return new Handed(input, before, cellBefore);
  }
}

package dev.nasc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Perceptrons that were fitted to different parts of what is known; what they say is averaged. Each
 * leaves one part in as many as there are members out (PNAS, Liu et al. 2018, section 4.2). An
 * input that is zero in all that is known says nothing of what comes: the newest block of a larger
 * cell.
 */
public final class Ensemble {
  private static final int EPOCHS = 100;
  private static final int BATCH = 16;
  private static final double RATE = 1e-2;

  private final List<Mlp> members = new ArrayList<>();
  private final Scale scale;

  /** How many members, and the hidden units of each. */
  public record Sizes(int members, int units) {}

  private Ensemble(Scale scale) {
    this.scale = scale;
  }

  /** Fits absolute errors by Adam. */
  public static Ensemble fit(
      List<double[]> inputs, double[] outputs, Sizes sizes, RandomGenerator random) {
    var ensemble = new Ensemble(Scale.of(outputs));
    int width = inputs.isEmpty() ? 0 : inputs.get(0).length;
    var unused =
        IntStream.range(0, width)
            .filter(input -> inputs.stream().allMatch(example -> example[input] == 0))
            .boxed()
            .toList();
    var parts = Order.drawn(inputs.size(), random);
    for (int member = 0; member < sizes.members(); member++) {
      var mlp = new Mlp(new int[] {width, sizes.units(), 1}, random);
      unused.forEach(mlp::ignore);
      int left = member;
      var known =
          IntStream.range(0, parts.length)
              .filter(i -> sizes.members() == 1 || i % sizes.members() != left)
              .map(i -> parts[i])
              .toArray();
      ensemble.fit(mlp, inputs, outputs, known, random);
      ensemble.members.add(mlp);
    }
    return ensemble;
  }

  private void fit(
      Mlp mlp, List<double[]> inputs, double[] outputs, int[] known, RandomGenerator random) {
    var adam = new Adam();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      var order = Order.drawn(known.length, random);
      double rate = RATE * (1 - (double) epoch / EPOCHS);
      for (int from = 0; from < order.length; from += BATCH) {
        int to = Math.min(order.length, from + BATCH);
        for (int i = from; i < to; i++) {
          int index = known[order[i]];
          var values = mlp.forward(inputs.get(index));
          double sign = Math.signum(values.get(2)[0] - scale.in(outputs[index]));
          var unused = mlp.backward(values, new double[] {sign / (to - from)});
        }
        adam.step(mlp.learned(), rate);
      }
    }
  }

  public double predict(double[] input) {
    return scale.out(
        members.stream().mapToDouble(member -> member.output(input)[0]).average().orElse(0));
  }
}

package dev.nasc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Predicts the accuracy of an architecture with its recipe. An encoder embeds the architecture; one
 * head tells costs from the embedding, another the accuracy from the embedding and the recipe.
 * Costs are free, so that the encoder can be trained on many architectures before the first of them
 * is trained.
 *
 * <p>Source: Dai et al., "FBNetV3: joint architecture-recipe search using predictor pretraining",
 * CVPR 2021, section 3.2.
 */
public final class AccuracyPredictor {
  /** Examples that pretraining sees in all: few architectures are met more often. */
  private static final int PRETRAINING = 120_000;

  private static final int EPOCHS = 50;
  private static final int PRETRAINING_BATCH = 64;
  private static final int BATCH = 8;
  private static final double RATE = 5e-3;
  private static final double FINE_RATE = 1e-3;

  private final Mlp encoder;
  private final Mlp costHead;
  private final Mlp accuracyHead;
  private final RandomGenerator random;
  private final List<Scale> costScales = new ArrayList<>();

  /**
   * Before anything is known, all are told the same: weights as they were drawn would prefer
   * architectures that are much alike, and the first that are trained should not be.
   */
  private Scale accuracyScale = new Scale(0, 0);

  /**
   * An architecture with its recipe, encoded.
   *
   * @param recipe empty where the recipe is not searched
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Input(double[] architecture, double[] recipe) {}

  /**
   * How large it is.
   *
   * @param width of the embedding
   * @param units of the hidden layer of each head
   */
  public record Sizes(int width, int units) {}

  /**
   * @param architecture how many numbers it is encoded by
   * @param recipe the same
   * @param costs how many are told
   */
  public AccuracyPredictor(
      int architecture, int recipe, int costs, Sizes sizes, RandomGenerator random) {
    this.random = random;
    this.encoder = new Mlp(new int[] {architecture, sizes.width}, random);
    this.costHead = new Mlp(new int[] {sizes.width, sizes.units, costs}, random);
    this.accuracyHead = new Mlp(new int[] {sizes.width + recipe, sizes.units, 1}, random);
  }

  private AccuracyPredictor(Snapshot saved, RandomGenerator random) {
    this.random = random;
    this.encoder = Mlp.of(saved.encoder);
    this.costHead = Mlp.of(saved.costHead);
    this.accuracyHead = Mlp.of(saved.accuracyHead);
    this.costScales.addAll(saved.costScales);
    this.accuracyScale = saved.accuracyScale;
  }

  /** All that it has learned, as plain numbers. */
  public record Snapshot(
      Mlp.Snapshot encoder,
      Mlp.Snapshot costHead,
      Mlp.Snapshot accuracyHead,
      List<Scale> costScales,
      Scale accuracyScale) {
    public Snapshot {
      costScales = List.copyOf(costScales);
    }
  }

  /** The same predictor again. */
  public static AccuracyPredictor of(Snapshot saved, RandomGenerator random) {
    return new AccuracyPredictor(saved, random);
  }

  public Snapshot snapshot() {
    return new Snapshot(
        encoder.snapshot(),
        costHead.snapshot(),
        accuracyHead.snapshot(),
        costScales,
        accuracyScale);
  }

  /**
   * Trains encoder and cost head on architectures whose costs are known.
   *
   * @param costs of each, in the same order
   */
  public void pretrain(List<Input> inputs, List<double[]> costs) {
    costScales.clear();
    for (int i = 0; i < costs.get(0).length; i++) {
      int cost = i;
      costScales.add(Scale.of(costs.stream().mapToDouble(of -> of[cost]).toArray()));
    }
    var learned = new ArrayList<>(encoder.learned());
    learned.addAll(costHead.learned());
    var adam = new Adam();
    int epochs = Math.max(4, Math.min(40, PRETRAINING / inputs.size()));
    for (int epoch = 0; epoch < epochs; epoch++) {
      double rate = RATE * (1 - (double) epoch / epochs);
      epoch(
          inputs.size(),
          PRETRAINING_BATCH,
          (index, share) -> costBackward(inputs.get(index), costs.get(index), share),
          () -> adam.step(learned, rate));
    }
  }

  private void costBackward(Input input, double[] costs, double share) {
    var embedding = encoder.forward(input.architecture);
    var told = costHead.forward(embedding.get(1));
    var gradient = told.get(2).clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = share * Huber.gradient(gradient[i] - costScales.get(i).in(costs[i]));
    }
    var unused = encoder.backward(embedding, costHead.backward(told, gradient));
  }

  /** The costs that {@link #pretrain} has learned. */
  public double[] costs(Input input) {
    var told = costHead.output(encoder.output(input.architecture));
    return IntStream.range(0, told.length)
        .mapToDouble(i -> costScales.get(i).out(told[i]))
        .toArray();
  }

  /**
   * Learns the accuracies that are known: first with the embedding as it is, then all of it at a
   * smaller rate.
   *
   * @param frozen whether the embedding was trained before and stays at first
   */
  public void fit(List<Input> inputs, double[] accuracies, boolean frozen) {
    accuracyScale = Scale.robust(accuracies);
    var all = new ArrayList<>(encoder.learned());
    all.addAll(accuracyHead.learned());
    fit(inputs, accuracies, frozen ? accuracyHead.learned() : all, RATE);
    fit(inputs, accuracies, all, FINE_RATE);
    encoder.learned().forEach(Learned::forgetGradient);
  }

  private void fit(List<Input> inputs, double[] accuracies, List<Learned> learned, double rate) {
    var adam = new Adam();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      epoch(
          inputs.size(),
          BATCH,
          (index, share) -> accuracyBackward(inputs.get(index), accuracies[index], share),
          () -> {
            adam.step(learned, rate);
            encoder.learned().forEach(Learned::forgetGradient);
          });
    }
  }

  private void accuracyBackward(Input input, double accuracy, double share) {
    var embedding = encoder.forward(input.architecture);
    var told = accuracyHead.forward(joined(embedding.get(1), input.recipe));
    double error = told.get(2)[0] - accuracyScale.in(accuracy);
    var handed = accuracyHead.backward(told, new double[] {share * Huber.gradient(error)});
    var unused = encoder.backward(embedding, Arrays.copyOf(handed, embedding.get(1).length));
  }

  public double accuracy(Input input) {
    var embedding = encoder.output(input.architecture);
    return accuracyScale.out(accuracyHead.output(joined(embedding, input.recipe))[0]);
  }

  private static double[] joined(double[] a, double[] b) {
    var both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** Adds one example's gradient, which counts for a share of its batch. */
  private interface Example {
    void backward(int index, double share);
  }

  /** Meets every example once, in an order that is drawn. */
  private void epoch(int size, int batch, Example example, Runnable step) {
    var order = Order.drawn(size, random);
    for (int from = 0; from < size; from += batch) {
      int to = Math.min(size, from + batch);
      for (int i = from; i < to; i++) {
        example.backward(order[i], 1.0 / (to - from));
      }
      step.run();
    }
  }
}

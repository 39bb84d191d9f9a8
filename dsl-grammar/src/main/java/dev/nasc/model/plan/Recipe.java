package dev.nasc.model.plan;

import dev.nasc.model.Architecture;
import java.util.Optional;
import java.util.Set;

/**
 * How a network is trained.
 *
 * @param weightDecay L2 penalty added to the gradient (decoupled for AdamW)
 * @param batch examples a step
 * @param epochs passes over the training part
 * @param steps updates in all, in place of the epochs; 0 where these count
 * @param warmup epochs over which the learning rate grows linearly from 0
 * @param labelSmoothing share of the target that is spread over all classes, 0–1
 * @param clip greatest L2 norm of the whole gradient; 0 leaves it as it is
 * @param decay what the learning rate is multiplied by after every epoch
 * @param accumulate batches an update: the mean of their gradients
 * @param ifNotFinite what becomes of a step whose gradient is no number
 * @param passes how they compute
 */
public record Recipe(
    Optimizer optimizer,
    Schedule schedule,
    double weightDecay,
    int batch,
    int epochs,
    int steps,
    double warmup,
    double labelSmoothing,
    double clip,
    double decay,
    Augmentation augmentation,
    Regularization regularization,
    int accumulate,
    Teaching teaching,
    IfNotFinite ifNotFinite,
    Passes passes)
    implements CandidateRecipe {

  @Override
  public Recipe of(Architecture candidate) {
    return this;
  }

  @Override
  public int greatestBatch() {
    return batch;
  }

  @Override
  public Set<String> teachers() {
    return teaching.teacher().map(Set::of).orElseGet(Set::of);
  }

  /** Images as they are, the rate as its schedule says. */
  public Recipe(
      Optimizer optimizer,
      Schedule schedule,
      double weightDecay,
      int batch,
      int epochs,
      double warmup,
      double labelSmoothing,
      double clip) {
    this(
        optimizer,
        schedule,
        weightDecay,
        batch,
        epochs,
        0,
        warmup,
        labelSmoothing,
        clip,
        1,
        Augmentation.NONE,
        Regularization.NONE,
        1,
        Teaching.NONE,
        IfNotFinite.STOP,
        Passes.PLAIN);
  }

  /** The same for another number of epochs. */
  public Recipe lasting(int otherEpochs) {
    return but(
        otherEpochs, 0, augmentation, regularization, accumulate, teaching, ifNotFinite, passes);
  }

  /** The same for so many steps. */
  public Recipe ofSteps(int count) {
    return but(
        epochs, count, augmentation, regularization, accumulate, teaching, ifNotFinite, passes);
  }

  /** The same with other augmentation. */
  public Recipe with(Augmentation other) {
    return but(epochs, steps, other, regularization, accumulate, teaching, ifNotFinite, passes);
  }

  /** The same with other regularization. */
  public Recipe with(Regularization other) {
    return but(epochs, steps, augmentation, other, accumulate, teaching, ifNotFinite, passes);
  }

  /** The same with updates by so many batches. */
  public Recipe accumulating(int batches) {
    return but(epochs, steps, augmentation, regularization, batches, teaching, ifNotFinite, passes);
  }

  /** The same with other targets. */
  public Recipe with(Teaching other) {
    return but(epochs, steps, augmentation, regularization, accumulate, other, ifNotFinite, passes);
  }

  /** The same with another answer to steps that are no numbers. */
  public Recipe with(IfNotFinite other) {
    return but(epochs, steps, augmentation, regularization, accumulate, teaching, other, passes);
  }

  /** The same with passes that compute otherwise. */
  public Recipe with(Passes other) {
    return but(
        epochs, steps, augmentation, regularization, accumulate, teaching, ifNotFinite, other);
  }

  private Recipe but(
      int otherEpochs,
      int otherSteps,
      Augmentation otherAugmentation,
      Regularization otherRegularization,
      int batches,
      Teaching otherTeaching,
      IfNotFinite otherAnswer,
      Passes otherPasses) {
    return new Recipe(
        optimizer,
        schedule,
        weightDecay,
        batch,
        otherEpochs,
        otherSteps,
        warmup,
        labelSmoothing,
        clip,
        decay,
        otherAugmentation,
        otherRegularization,
        batches,
        otherTeaching,
        otherAnswer,
        otherPasses);
  }

  /**
   * How forward and backward passes compute.
   *
   * @param checkpoint whether they keep only what lies between segments of the network, and compute
   *     the rest twice (Chen et al. 2016, Training deep nets with sublinear memory cost)
   */
  public record Passes(Precision precision, boolean checkpoint) {
    public static final Passes PLAIN = new Passes(Precision.FLOAT32, false);
  }

  /** In which numbers passes compute; weights, norms and losses are float32 always. */
  public enum Precision {
    FLOAT32,
    /** With loss scaling. */
    FLOAT16
  }

  /** What becomes of a step whose gradient is no number any more. */
  public enum IfNotFinite {
    /** The training ends with advice. */
    STOP,
    /** Its update is left out. */
    SKIP
  }

  /**
   * What a network learns from: the cross entropy with the labels and that with what a trained
   * network says (Hinton et al. 2015, at temperature 1), each times its weight, added up.
   *
   * @param teacher the label of the phase that trained it
   */
  public record Teaching(Optional<String> teacher, double distill, double labelWeight) {
    public static final Teaching NONE = new Teaching(Optional.empty(), 0, 1);
  }

  /**
   * What keeps a network from learning its examples by heart.
   *
   * @param dropout the share of what enters the last linear layer that is dropped
   * @param dropPath the share of examples for which a branch of a sum is dropped, in the last
   *     epoch; it grows from 0 epoch by epoch (Larsson et al. 2017; Zoph et al. 2018)
   * @param mixup α of the Beta(α, α) from which shares of two examples are drawn; 0 mixes none
   *     (Zhang et al. 2018)
   * @param averaged what a step keeps of the moving mean of the weights, which is then what comes
   *     out (less in the first steps, as TensorFlow has it); 0 takes none
   */
  public record Regularization(double dropout, double dropPath, double mixup, double averaged) {
    public static final Regularization NONE = new Regularization(0, 0, 0, 0);
  }

  /**
   * What is done to each image of a batch, drawn anew each time.
   *
   * @param standard a crop from the image with four black pixels around it, and a flip from left to
   *     right of every other image (He et al. 2016, section 4.2)
   * @param policy operations on the image of 8 bits, which come before crop and flip
   * @param cutout the side of a square around a random pixel that is set to the mean (DeVries and
   *     Taylor 2017); 0 for none
   */
  public record Augmentation(boolean standard, Optional<Policy> policy, int cutout) {
    public static final Augmentation NONE = new Augmentation(false, Optional.empty(), 0);
  }

  /** Random operations on images. */
  public sealed interface Policy {
    /** The sub-policies of AutoAugment (Cubuk et al. 2019) that were learned on some data. */
    record Auto(LearnedOn learnedOn) implements Policy {
      /** The data of a published policy. */
      public enum LearnedOn {
        CIFAR10,
        IMAGENET
      }
    }

    /**
     * RandAugment (Cubuk et al. 2020).
     *
     * @param operations one after another
     * @param magnitude of each, 0–30
     * @param among which of them each is drawn
     */
    record Rand(int operations, double magnitude, Among among) implements Policy {
      /** Whose list of operations. */
      public enum Among {
        /** The sixteen of the authors' program. */
        CODE,
        /** The fourteen of the paper. */
        PAPER
      }
    }
  }

  /** The update rule of the weights. */
  public sealed interface Optimizer {
    /** Stochastic gradient descent; velocity {@code v = momentum·v + g}, then {@code w −= lr·v}. */
    record Sgd(double momentum, boolean nesterov) implements Optimizer {}

    /** Adam (Kingma and Ba 2015), bias-corrected; ε is added after the root. */
    record Adam(double beta1, double beta2, double epsilon) implements Optimizer {}

    /**
     * RMSProp as TensorFlow has it: {@code s = decay·s + (1−decay)·g²}, from 1 on; {@code m =
     * momentum·m + lr·g/√(s+ε)}; {@code w −= m}.
     */
    record RmsProp(double decay, double momentum, double epsilon) implements Optimizer {}

    /** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
    record AdamW(double beta1, double beta2, double epsilon) implements Optimizer {}
  }

  /** The learning rate as a function of the step. */
  public sealed interface Schedule {
    /** The rate after warm-up, at its greatest. */
    double peak();

    /** The same rate throughout. */
    record Constant(double peak) implements Schedule {}

    /** Half a cosine from {@code peak} to {@code least} (Loshchilov and Hutter 2017). */
    record Cosine(double peak, double least) implements Schedule {}

    /** Multiplied by {@code factor} after every {@code every} epochs. */
    record Step(double peak, double factor, double every) implements Schedule {}

    /** Multiplied by {@code factor} over {@code every} epochs, a little in each step. */
    record Exponential(double peak, double factor, double every) implements Schedule {}

    /** From {@code peak} to {@code least} by what is left of the steps, to some power. */
    record Polynomial(double peak, double least, double power) implements Schedule {}

    /**
     * Half a cosine again and again, over {@code first} epochs and then each time {@code factor}
     * times as many (Loshchilov and Hutter 2017, SGDR).
     */
    record Restarts(double peak, double least, double first, double factor) implements Schedule {}
  }
}

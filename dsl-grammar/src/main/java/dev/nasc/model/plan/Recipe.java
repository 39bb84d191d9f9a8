package dev.nasc.model.plan;

import dev.nasc.model.Architecture;
import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param weightDecay L2 penalty added to the gradient (decoupled for AdamW)
 * @param batch examples a step
 * @param epochs passes over the training part
 * @param warmup epochs over which the learning rate grows linearly from 0
 * @param labelSmoothing share of the target that is spread over all classes, 0–1
 * @param clip greatest L2 norm of the whole gradient; 0 leaves it as it is
 * @param decay what the learning rate is multiplied by after every epoch
 * @param accumulate batches an update: the mean of their gradients
 */
public record Recipe(
    Optimizer optimizer,
    Schedule schedule,
    double weightDecay,
    int batch,
    int epochs,
    double warmup,
    double labelSmoothing,
    double clip,
    double decay,
    Augmentation augmentation,
    Regularization regularization,
    int accumulate)
    implements CandidateRecipe {

  @Override
  public Recipe of(Architecture candidate) {
    return this;
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
        warmup,
        labelSmoothing,
        clip,
        1,
        Augmentation.NONE,
        Regularization.NONE,
        1);
  }

  /** The same for another number of epochs. */
  public Recipe lasting(int otherEpochs) {
    return new Recipe(
        optimizer,
        schedule,
        weightDecay,
        batch,
        otherEpochs,
        warmup,
        labelSmoothing,
        clip,
        decay,
        augmentation,
        regularization,
        accumulate);
  }

  /** The same with other regularization. */
  public Recipe with(Regularization other) {
    return new Recipe(
        optimizer,
        schedule,
        weightDecay,
        batch,
        epochs,
        warmup,
        labelSmoothing,
        clip,
        decay,
        augmentation,
        other,
        accumulate);
  }

  /** The same with other augmentation. */
  public Recipe with(Augmentation other) {
    return new Recipe(
        optimizer,
        schedule,
        weightDecay,
        batch,
        epochs,
        warmup,
        labelSmoothing,
        clip,
        decay,
        other,
        regularization,
        accumulate);
  }

  /** The same with updates by so many batches. */
  public Recipe accumulating(int batches) {
    return new Recipe(
        optimizer,
        schedule,
        weightDecay,
        batch,
        epochs,
        warmup,
        labelSmoothing,
        clip,
        decay,
        augmentation,
        regularization,
        batches);
  }

  /**
   * What keeps a network from learning its examples by heart.
   *
   * @param dropout the share of what enters the last linear layer that is dropped
   * @param dropPath the share of examples for which a branch of a sum is dropped, in the last
   *     epoch; it grows from 0 epoch by epoch (Larsson et al. 2017; Zoph et al. 2018)
   * @param mixup α of the Beta(α, α) from which shares of two examples are drawn; 0 mixes none
   *     (Zhang et al. 2018)
   * @param averaged whether the moving mean of the weights is what comes out (decay 0.9999, less in
   *     the first steps, as TensorFlow has it)
   */
  public record Regularization(double dropout, double dropPath, double mixup, boolean averaged) {
    public static final Regularization NONE = new Regularization(0, 0, 0, false);
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
     */
    record Rand(int operations, double magnitude) implements Policy {}
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
  }
}

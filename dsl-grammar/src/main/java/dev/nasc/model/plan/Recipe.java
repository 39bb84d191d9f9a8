package dev.nasc.model.plan;

/**
 * How a network is trained.
 *
 * @param weightDecay L2 penalty added to the gradient (decoupled for AdamW)
 * @param batch examples a step
 * @param epochs passes over the training part
 * @param warmup epochs over which the learning rate grows linearly from 0
 * @param labelSmoothing share of the target that is spread over all classes, 0–1
 * @param clip greatest L2 norm of the whole gradient; 0 leaves it as it is
 */
public record Recipe(
    Optimizer optimizer,
    Schedule schedule,
    double weightDecay,
    int batch,
    int epochs,
    double warmup,
    double labelSmoothing,
    double clip) {

  /** The same for another number of epochs. */
  public Recipe lasting(int otherEpochs) {
    return new Recipe(
        optimizer, schedule, weightDecay, batch, otherEpochs, warmup, labelSmoothing, clip);
  }

  /** The update rule of the weights. */
  public sealed interface Optimizer {
    /** Stochastic gradient descent; velocity {@code v = momentum·v + g}, then {@code w −= lr·v}. */
    record Sgd(double momentum, boolean nesterov) implements Optimizer {}

    /** Adam (Kingma and Ba 2015), bias-corrected; ε is added after the root. */
    record Adam(double beta1, double beta2, double epsilon) implements Optimizer {}

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

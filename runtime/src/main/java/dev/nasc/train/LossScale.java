package dev.nasc.train;

/**
 * What losses are multiplied by, so that gradients in float16 are neither zero nor infinite: a
 * power of 2 that halves after a step whose gradients are no numbers, and doubles after 2,000 steps
 * in a row whose gradients are (Micikevicius et al. 2018, section 3.2; PyTorch's {@code
 * GradScaler}, whose first is 65,536). Kept with the slots, so that a checkpoint holds it.
 */
record LossScale(Slots slots) {
  private static final String EXPONENT = "loss scale exponent";
  private static final String STEPS = "steps of this loss scale";
  private static final long FIRST = 16;
  private static final int STEPS_TO_DOUBLE = 2000;

  /** Below this, gradients are no numbers for another reason. */
  private static final long LEAST = -24;

  double value() {
    return Math.scalb(1.0, (int) exponent());
  }

  private long exponent() {
    return slots.counts().getOrDefault(EXPONENT, FIRST);
  }

  /** After a step whose gradients are numbers. */
  void kept() {
    long steps = slots.counts().getOrDefault(STEPS, 0L) + 1;
    boolean doubles = steps == STEPS_TO_DOUBLE;
    set(doubles ? exponent() + 1 : exponent(), doubles ? 0 : steps);
  }

  /**
   * After a step whose gradients are not.
   *
   * @throws TrainingRefused where no scale helps
   */
  void overflowed() {
    if (exponent() == LEAST) {
      throw new TrainingRefused(
          "The gradients are no numbers at any loss scale; a lower learning rate or `precision: float32` may help.");
    }
    set(exponent() - 1, 0);
  }

  private void set(long exponent, long steps) {
    slots.putCount(EXPONENT, exponent);
    slots.putCount(STEPS, steps);
  }
}

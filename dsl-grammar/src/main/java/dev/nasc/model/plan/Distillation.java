package dev.nasc.model.plan;

/**
 * How much one network learns from the outputs of another: {@code weight · T² · KL(p ‖ q)} of both
 * outputs divided by the temperature T.
 *
 * @param mean what the divergence is a mean over
 */
public record Distillation(double weight, double temperature, Mean mean) {
  /** What the divergence is a mean over. */
  public enum Mean {
    /** Examples times classes, as the released code of Cyclic DARTS has it. */
    ELEMENTS,
    /** Examples, as its paper has it: so many times more as there are classes. */
    EXAMPLES
  }
}

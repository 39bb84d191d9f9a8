package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.nasc.model.plan.Distillation;
import java.util.List;

/**
 * What a network has to learn from another's outputs, level by level (Yu et al. 2022, Cyclic DARTS,
 * equation 3; microsoft/Cream, CDARTS/lib/models/loss.py): {@code λT² · KL(p ‖ q)}, where p and q
 * are the softmax of what the teacher and the student yield over T. The outputs of all levels count
 * alike: each is divided by their number, and they stand below each other like examples. Neither
 * side is detached, so the teacher learns to be followed.
 */
final class DistilledLoss {
  private DistilledLoss() {}

  /**
   * The loss as an array without axes.
   *
   * @param student what each level yields, N×C
   * @param teacher the same of the other network
   */
  static NDArray of(
      Distillation distillation, List<NDArray> student, List<NDArray> teacher, Scaled scaled) {
    var followed = softened(distillation, teacher, scaled);
    var following = softened(distillation, student, scaled);
    var divergence = followed.exp().mul(followed.sub(following)).sum();
    long over =
        switch (distillation.mean()) {
          case ELEMENTS -> followed.size();
          case EXAMPLES -> followed.getShape().get(0);
        };
    double temperature = distillation.temperature();
    return divergence.mul(scaled.scalar(distillation.weight() * temperature * temperature / over));
  }

  /** Logarithms of the probabilities, levels below each other. */
  private static NDArray softened(Distillation distillation, List<NDArray> levels, Scaled scaled) {
    double factor = 1 / (distillation.temperature() * levels.size());
    return stacked(levels).mul(scaled.scalar(factor)).logSoftmax(1);
  }

  /** Outputs below each other. Of one alone the library would make a copy without its graph. */
  static NDArray stacked(List<NDArray> levels) {
    return levels.size() == 1 ? levels.get(0) : NDArrays.concat(new NDList(levels), 0);
  }
}

package dev.nasc.train;

import dev.nasc.model.plan.Recipe.IfNotFinite;
import java.util.Optional;

/**
 * Which loss passes take.
 *
 * @param smoothing of the labels, 0–1
 * @param labelWeight what the cross entropy with the labels is multiplied by
 * @param finiteOnly whether losses that are no numbers do not count in the mean
 * @param scale by which passes in float16 scale it; without one they are in float32
 */
record LossRule(
    int classes,
    double smoothing,
    double labelWeight,
    boolean finiteOnly,
    Optional<LossScale> scale) {

  /** What a plan's recipe asks for. */
  static LossRule of(TrainingPlan plan, Optional<LossScale> scale) {
    var recipe = plan.recipe();
    return new LossRule(
        plan.data().classes(),
        recipe.labelSmoothing(),
        recipe.teaching().labelWeight(),
        recipe.ifNotFinite() == IfNotFinite.SKIP,
        scale);
  }
}

package dev.nasc.train;

import dev.nasc.model.plan.Recipe.IfNotFinite;

/**
 * Which loss passes take.
 *
 * @param smoothing of the labels, 0–1
 * @param labelWeight what the cross entropy with the labels is multiplied by
 * @param finiteOnly whether losses that are no numbers do not count in the mean
 */
record LossRule(int classes, double smoothing, double labelWeight, boolean finiteOnly) {

  /** What a plan's recipe asks for. */
  static LossRule of(TrainingPlan plan) {
    var recipe = plan.recipe();
    return new LossRule(
        plan.data().classes(),
        recipe.labelSmoothing(),
        recipe.teaching().labelWeight(),
        recipe.ifNotFinite() == IfNotFinite.SKIP);
  }
}

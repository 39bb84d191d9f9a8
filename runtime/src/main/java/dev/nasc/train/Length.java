package dev.nasc.train;

import dev.nasc.model.plan.Recipe;

/**
 * How long a training goes on.
 *
 * @param steps updates in all
 * @param epochs passes over the training part; a share of one where a recipe says the steps
 */
record Length(long steps, double epochs) {

  /** What a recipe asks for, an update taking so many of the batches that an epoch has. */
  static Length of(Recipe recipe, long batchesPerEpoch, long batchesPerStep) {
    if (recipe.steps() > 0) {
      return new Length(recipe.steps(), (double) recipe.steps() * batchesPerStep / batchesPerEpoch);
    }
    long batches = recipe.epochs() * batchesPerEpoch;
    return new Length(Math.max(1, batches / batchesPerStep), recipe.epochs());
  }

  double stepsPerEpoch() {
    return steps / epochs;
  }

  /** Which share of the epochs is over, in whole ones. */
  double share(long step) {
    return Math.floor(step * epochs / steps) / epochs;
  }

  /** The epochs that it begins. */
  int begun() {
    return (int) Math.ceil(epochs);
  }
}

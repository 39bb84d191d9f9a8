package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.network.Parameter;

/**
 * The update rule of the weights. What it remembers is in its {@link Slots}, so it can be saved.
 */
interface Updater {

  /**
   * Updates one parameter.
   *
   * @param scaled arithmetic of the step; grad mode is off
   * @param gradient of the parameter; it may be overwritten
   * @param rate the learning rate
   */
  void update(Scaled scaled, Parameter parameter, NDArray gradient, double rate);

  /** The updater that a recipe asks for. */
  static Updater of(Recipe recipe, Slots slots) {
    double decay = recipe.weightDecay();
    if (recipe.optimizer() instanceof Optimizer.Sgd sgd) {
      return new Sgd(sgd.momentum(), sgd.nesterov(), decay, slots);
    }
    if (recipe.optimizer() instanceof Optimizer.Adam adam) {
      return new Adam(adam.beta1(), adam.beta2(), adam.epsilon(), decay, false, slots);
    }
    if (recipe.optimizer() instanceof Optimizer.RmsProp rms) {
      return new RmsProp(rms.decay(), rms.momentum(), rms.epsilon(), decay, slots);
    }
    var adamW = (Optimizer.AdamW) recipe.optimizer();
    return new Adam(adamW.beta1(), adamW.beta2(), adamW.epsilon(), decay, true, slots);
  }
}

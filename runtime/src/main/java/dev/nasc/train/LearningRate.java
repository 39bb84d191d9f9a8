package dev.nasc.train;

import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Schedule;

/**
 * The learning rate as a function of the step, so that a checkpoint need not hold it.
 *
 * @param warmup steps over which it grows linearly; the first step has peak / warmup
 * @param stepsPerEpoch what an epoch of the schedule is
 * @param steps in all
 * @param decay what the rate is multiplied by after every epoch
 */
public record LearningRate(
    Schedule schedule, double warmup, double stepsPerEpoch, long steps, double decay) {

  /** The rate that a recipe asks for in a training of {@code steps} steps. */
  public static LearningRate of(Recipe recipe, long steps) {
    double stepsPerEpoch = (double) steps / recipe.epochs();
    return new LearningRate(
        recipe.schedule(), recipe.warmup() * stepsPerEpoch, stepsPerEpoch, steps, recipe.decay());
  }

  /** The rate of a step; steps count from 0. */
  public double at(long step) {
    return decay == 1 ? scheduled(step) : scheduled(step) * decayed(step);
  }

  /** What is left of the rate after the whole epochs before a step. */
  private double decayed(long step) {
    return Math.pow(decay, Math.floor(step / stepsPerEpoch));
  }

  private double scheduled(long step) {
    if (step < warmup) {
      return schedule.peak() * Math.min(1, (step + 1) / warmup);
    }
    if (schedule instanceof Schedule.Constant constant) {
      return constant.peak();
    }
    if (schedule instanceof Schedule.Cosine cosine) {
      return cosine(cosine, step);
    }
    var stairs = (Schedule.Step) schedule;
    return stairs.peak()
        * Math.pow(stairs.factor(), Math.floor(step / stepsPerEpoch / stairs.every()));
  }

  /** Half a cosine over the steps after warm-up (Loshchilov and Hutter 2017, equation 5). */
  private double cosine(Schedule.Cosine cosine, long step) {
    double done = (step - warmup) / Math.max(1, steps - warmup);
    double share = (1 + Math.cos(Math.PI * done)) / 2;
    return cosine.least() + (cosine.peak() - cosine.least()) * share;
  }
}

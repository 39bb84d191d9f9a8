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
    return of(recipe, new Length(steps, recipe.epochs()));
  }

  /** The rate that a recipe asks for in a training of some length. */
  static LearningRate of(Recipe recipe, Length length) {
    double stepsPerEpoch = length.stepsPerEpoch();
    double warmup = recipe.warmup() * stepsPerEpoch;
    return new LearningRate(
        recipe.schedule(), warmup, stepsPerEpoch, length.steps(), recipe.decay());
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
      return cosine(cosine.peak(), cosine.least(), done(step));
    }
    if (schedule instanceof Schedule.Polynomial line) {
      double left = Math.pow(1 - done(step), line.power());
      return line.least() + (line.peak() - line.least()) * left;
    }
    if (schedule instanceof Schedule.Restarts restarts) {
      return restarted(restarts, (step - warmup) / stepsPerEpoch);
    }
    if (schedule instanceof Schedule.Exponential slope) {
      return slope.peak() * Math.pow(slope.factor(), step / stepsPerEpoch / slope.every());
    }
    var stairs = (Schedule.Step) schedule;
    return stairs.peak()
        * Math.pow(stairs.factor(), Math.floor(step / stepsPerEpoch / stairs.every()));
  }

  /** The share of the steps after warm-up that is over. */
  private double done(long step) {
    return (step - warmup) / Math.max(1, steps - warmup);
  }

  /** Half a cosine (Loshchilov and Hutter 2017, equation 5). */
  private static double cosine(double peak, double least, double done) {
    return least + (peak - least) * (1 + Math.cos(Math.PI * done)) / 2;
  }

  /** Cycles of more and more epochs, the first of which begins after warm-up. */
  private static double restarted(Schedule.Restarts restarts, double epoch) {
    double since = epoch;
    double cycle = restarts.first();
    while (since >= cycle) {
      since -= cycle;
      cycle *= restarts.factor();
    }
    return cosine(restarts.peak(), restarts.least(), since / cycle);
  }
}

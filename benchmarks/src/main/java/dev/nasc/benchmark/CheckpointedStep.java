package dev.nasc.benchmark;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import dev.nasc.train.MixtureTraining;
import dev.nasc.train.PathTraining;
import dev.nasc.train.Training;
import dev.nasc.train.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Steps that keep all of a pass, or compute most of it twice: {@code search|alone CHECKPOINT}
 * prints processor seconds a step and the peak memory of the process in MB. A search step of DARTS
 * (C = 8, 5 cells, batch 32), or a step of one network of such cells (C = 16, 14 cells, batch 64).
 */
final class CheckpointedStep {
  private static final int WARM_UP = 1;
  private static final int STEPS = 4;

  private CheckpointedStep() {}

  public static void main(String[] arguments) {
    boolean checkpoint = Boolean.parseBoolean(arguments[1]);
    try (var training = arguments[0].equals("search") ? search(checkpoint) : alone(checkpoint)) {
      run(training, 0, WARM_UP);
      double before = Process.seconds();
      run(training, WARM_UP, WARM_UP + STEPS);
      double seconds = (Process.seconds() - before) / STEPS;
      System.out.printf(Locale.ROOT, "%.3f %.0f%n", seconds, Process.peakMegabytes());
    }
  }

  private static Training search(boolean checkpoint) {
    var space = DartsStep.space(8, List.of("normal", "reduce", "normal", "reduce", "normal"));
    var recipe = recipe(32, checkpoint);
    var phase = new Phase.Darts("cells", 1, true, 3e-4, WARM_UP + STEPS, recipe);
    return new MixtureTraining(torch(), plan(space, recipe), space.mixture(), phase);
  }

  private static Training alone(boolean checkpoint) {
    var normal = List.of("normal", "normal", "normal", "normal");
    var cells =
        List.of(normal, List.of("reduce"), normal, List.of("reduce"), normal).stream()
            .flatMap(List::stream)
            .toList();
    var space = DartsStep.space(16, cells);
    var architecture = space.sample(new SplittableRandom(0));
    return PathTraining.single(torch(), plan(space, recipe(64, checkpoint)), architecture);
  }

  private static Torch torch() {
    return Torch.open("cpu", 1);
  }

  private static TrainingPlan plan(WalkedSpace space, Recipe recipe) {
    return new TrainingPlan(DartsStep.data(recipe.batch()), space::network, recipe, 0, "cells");
  }

  private static Recipe recipe(int batch, boolean checkpoint) {
    var sgd = new Recipe.Optimizer.Sgd(0.9, false);
    var rate = new Recipe.Schedule.Constant(0.025);
    return new Recipe(sgd, rate, 3e-4, batch, WARM_UP + STEPS, 0, 0, 5)
        .with(new Recipe.Passes(Recipe.Precision.FLOAT32, checkpoint));
  }

  private static void run(Training training, int from, int to) {
    for (int step = from; step < to; step++) {
      training.step(step);
    }
    double unused = training.meanLoss(); // waits
  }
}

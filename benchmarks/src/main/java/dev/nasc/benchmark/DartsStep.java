package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Examples;
import dev.nasc.data.Standard;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.MixtureTraining;
import dev.nasc.train.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Search steps of DARTS on random images: {@code ORDER THREADS STEPS CHANNELS BATCH normal reduce
 * …} prints processor seconds a step, the peak memory of the process in MB, and seconds a step by
 * the clock. {@code peers/darts_step.py} does the same in PyTorch.
 */
final class DartsStep {
  private static final int WARM_UP = 2;
  private static final String SPACE =
      """
      import std.cells
      block darts_cell(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  4
        node:   sum(any 2 of earlier -> any(
          max3: max_pool(3), avg3: avg_pool(3), skip,
          sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
        stride: stride
        output: concat(nodes)
      }
      space darts(c = %d) {
        cell normal(c) = darts_cell(c)
        cell reduce(c) = darts_cell(c, stride: 2)
        input: image(3, 32, 32)
        conv(3 * c, kernel: 3); bn
        %s
        global_avg_pool; linear(10)
      }
      """;

  private DartsStep() {}

  public static void main(String[] arguments) {
    int order = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    int steps = Integer.parseInt(arguments[2]);
    int channels = Integer.parseInt(arguments[3]);
    int batch = Integer.parseInt(arguments[4]);
    var cells = List.of(arguments).subList(5, arguments.length);
    var recipe =
        new Recipe(
            new Recipe.Optimizer.Sgd(0.9, false),
            new Recipe.Schedule.Constant(0.025),
            3e-4,
            batch,
            steps + WARM_UP,
            0,
            0,
            5);
    var space = space(channels, cells);
    var plan = new TrainingPlan(data(batch), space::network, recipe, 0, "cells");
    var phase = new Phase.Darts("cells", order, true, 3e-4, steps + WARM_UP, recipe);
    try (var training =
        new MixtureTraining(Torch.open("cpu", threads), plan, space.mixture(), phase)) {
      run(training, 0, WARM_UP);
      double before = Process.seconds();
      long start = System.nanoTime();
      run(training, WARM_UP, WARM_UP + steps);
      double clock = (System.nanoTime() - start) / 1e9 / steps;
      double seconds = (Process.seconds() - before) / steps;
      System.out.printf(Locale.ROOT, "%.4f %.0f %.4f%n", seconds, Process.peakMegabytes(), clock);
    }
  }

  private static void run(MixtureTraining training, int from, int to) {
    for (int step = from; step < to; step++) {
      training.step(step);
    }
    double unused = training.meanLoss(); // waits
  }

  static WalkedSpace space(int channels, List<String> cells) {
    int width = 1;
    var body = new StringBuilder();
    for (var cell : cells) {
      width *= cell.equals("reduce") ? 2 : 1;
      body.append(cell).append('(').append(width).append(" * c)\n");
    }
    var file = new SourceFile("darts.nas", SPACE.formatted(channels, body));
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).space("darts").orElseThrow();
  }

  /** One batch a part. */
  static Dataset data(int batch) {
    var random = new SplittableRandom(0);
    var shape = new TensorShape(3, 32, 32);
    var images = new float[batch * (int) shape.elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    var labels = random.ints(batch, 0, 10).toArray();
    var part = new Examples(shape, images, labels);
    var standard = new Standard(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    return new Dataset("random", 10, part, part, part, standard, "");
  }
}

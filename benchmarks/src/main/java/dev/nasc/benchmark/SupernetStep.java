package dev.nasc.benchmark;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Datasets;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Phase.PathBatch;
import dev.nasc.model.plan.Phase.Paths;
import dev.nasc.model.plan.Search;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.PathTraining;
import dev.nasc.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Steps of the quickstart's supernet on one thread: what a strictly fair one takes, and which share
 * of it is spent inside the engine's calls (the rest is ours); that beside as many steps of one
 * path; and whether a thousand of these leave memory as it was.
 */
final class SupernetStep {
  private static final int WARM_UP = 20;
  private static final int STEPS = 100;

  /** Allocator and compiler have settled by then. */
  private static final int SETTLED = 300;

  private static final int LONG = 1000;

  private final Compilation compilation;
  private final Search search;
  private final Torch torch = Torch.open("cpu", 1);

  private SupernetStep(Compilation compilation) {
    this.compilation = compilation;
    this.search = compilation.searches().get(0);
  }

  public static void main(String[] arguments) throws IOException {
    var file = Path.of("examples", "quickstart.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var steps = new SupernetStep(Compiler.compile(source, Sources.NONE, Options.DEFAULT));
    double single = steps.single();
    steps.fair(single);
  }

  /** Processor seconds of a step of one path. */
  private double single() {
    try (var training = training(Paths.UNIFORM)) {
      run(training, 0, SETTLED);
      System.gc();
      double resident = Process.residentMegabytes();
      double before = Process.seconds();
      run(training, SETTLED, SETTLED + LONG);
      double seconds = (Process.seconds() - before) / LONG;
      System.gc();
      print("single-path-step %.2f ms%n", seconds * 1e3);
      print("growth-in-1000-steps %.1f MB atMost 16%n", Process.residentMegabytes() - resident);
      return seconds;
    }
  }

  private void fair(double single) {
    try (var training = training(Paths.STRICTLY_FAIR)) {
      run(training, 0, WARM_UP);
      long engine = Torch.engineNanos();
      long start = System.nanoTime();
      double before = Process.seconds();
      run(training, WARM_UP, WARM_UP + STEPS);
      double seconds = (Process.seconds() - before) / STEPS;
      long wall = System.nanoTime() - start;
      engine = Torch.engineNanos() - engine;
      int paths = compilation.space(search.space()).orElseThrow().choiceBlocks().get(0).candidates();
      print("step %.2f ms%n", seconds * 1e3);
      print("of-single-path-steps %.3f times atMost 1.1%n", seconds / single / paths);
      print("in-the-engine %.1f %% atLeast 85 aim 90%n", 100.0 * engine / wall);
    }
  }

  private static void print(String format, Object... figures) {
    System.out.printf(Locale.ROOT, format, figures);
  }

  private PathTraining training(Paths paths) {
    var phase = (Phase.OneShot) search.phases().get(0);
    var space = compilation.space(search.space()).orElseThrow();
    var data = Datasets.load(search.data());
    var plan = new TrainingPlan(data, space::network, phase.recipe(), search.seed(), phase.label());
    var drawn = new Phase.OneShot(phase.label(), paths, PathBatch.SHARED, phase.recipe());
    return PathTraining.supernet(torch, plan, space, drawn);
  }

  private static void run(PathTraining training, int from, int to) {
    for (int step = from; step < to; step++) {
      training.step(step % training.steps());
    }
    double unused = training.meanLoss(); // waits
  }
}

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
  /** Fair steps that are measured at a time, and how often. */
  private static final int TURN = 5;

  private static final int TURNS = 20;

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
    steps.memory();
    steps.fairBesideSingle();
  }

  private void memory() {
    try (var training = training(Paths.UNIFORM)) {
      run(training, 0, SETTLED);
      System.gc();
      double resident = Process.residentMegabytes();
      run(training, SETTLED, SETTLED + LONG);
      System.gc();
      print("growth-in-1000-steps %.1f MB atMost 16%n", Process.residentMegabytes() - resident);
    }
  }

  /** In turns, so that both meet the same machine. */
  private void fairBesideSingle() {
    var space = compilation.space(search.space()).orElseThrow();
    int paths = space.choiceBlocks().get(0).candidates();
    try (var fair = training(Paths.STRICTLY_FAIR);
        var single = training(Paths.UNIFORM)) {
      run(fair, 0, SETTLED / paths);
      run(single, 0, SETTLED);
      double fairSeconds = 0;
      double singleSeconds = 0;
      long wall = 0;
      long engine = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        int step = SETTLED + turn * TURN;
        double before = Process.seconds();
        long start = System.nanoTime();
        long inside = Torch.engineNanos();
        run(fair, step, step + TURN);
        engine += Torch.engineNanos() - inside;
        wall += System.nanoTime() - start;
        double between = Process.seconds();
        run(single, step * paths, (step + TURN) * paths);
        fairSeconds += between - before;
        singleSeconds += Process.seconds() - between;
      }
      print("step %.2f ms%n", fairSeconds / TURNS / TURN * 1e3);
      print("single-path-step %.2f ms%n", singleSeconds / TURNS / TURN / paths * 1e3);
      print("of-single-path-steps %.3f times atMost 1.1%n", fairSeconds / singleSeconds);
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

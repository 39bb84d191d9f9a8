package dev.nasc.benchmark;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Datasets;
import dev.nasc.model.plan.Phase;
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
 * Strictly fair steps of the quickstart's supernet: how long one takes, and which share of it is
 * spent inside the engine's calls. The rest is ours.
 */
final class SupernetStep {
  private static final int WARM_UP = 20;
  private static final int STEPS = 100;

  private SupernetStep() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of("examples", "quickstart.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var compilation = Compiler.compile(source, Sources.NONE, Options.DEFAULT);
    try (var training = training(compilation, compilation.searches().get(0))) {
      run(training, 0, WARM_UP);
      long engine = Torch.engineNanos();
      long start = System.nanoTime();
      run(training, WARM_UP, WARM_UP + STEPS);
      long wall = System.nanoTime() - start;
      engine = Torch.engineNanos() - engine;
      System.out.printf(Locale.ROOT, "step %.2f ms%n", wall / 1e6 / STEPS);
      System.out.printf(Locale.ROOT, "in-the-engine %.1f %% atLeast 85%n", 100.0 * engine / wall);
    }
  }

  private static PathTraining training(Compilation compilation, Search search) {
    var phase = (Phase.OneShot) search.phases().get(0);
    var space = compilation.space(search.space()).orElseThrow();
    var data = Datasets.load(search.data());
    var plan = new TrainingPlan(data, space::network, phase.recipe(), search.seed(), phase.label());
    int threads = Runtime.getRuntime().availableProcessors();
    return PathTraining.supernet(Torch.open("cpu", threads), plan, space, phase);
  }

  private static void run(PathTraining training, int from, int to) {
    for (int step = from; step < to; step++) {
      training.step(step % training.steps());
    }
  }
}

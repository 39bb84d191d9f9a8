package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Strategies;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Progressive search on the space of its paper, from one block to five, 256 cells of each size: how
 * long the strategy takes to rank all that grows out of those. What a cell is worth is made up, by
 * its operations, so that nothing is trained.
 */
public final class GrownCells {
  private static final Address BLOCKS = new Address("blocks");
  private static final Map<String, Double> WORTH =
      Map.of("sep5", 1.0, "sep3", 0.8, "sep7", 0.7, "max3", 0.4, "skip", 0.2);

  private GrownCells() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of("examples/pnas.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var space =
        Compiler.compile(source, Sources.NONE, Options.DEFAULT).space("pnas_cifar10").orElseThrow();
    var objectives = List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));
    var task = new SearchTask("found", 1_280, space, space, objectives, Limits.NONE, 0);
    double began = Process.seconds();
    var strategy = Strategies.of(new Strategy.Progressive(BLOCKS.text(), 256, 5, 100), task);
    int trials = 0;
    double asked = began;
    while (strategy.ask() instanceof Candidate candidate) {
      var architecture = candidate.architecture();
      double now = Process.seconds();
      if (now - asked > 0.5) {
        say("blocks-" + architecture.decisions().get(BLOCKS) + "-processor", now - asked);
      }
      var worth = new Scored(Map.of(Measure.ACCURACY, worth(architecture)));
      strategy.tell(new Trial(trials, architecture, Optional.of(worth)));
      trials++;
      asked = Process.seconds();
    }
    System.out.printf("trials %d trials%n", trials);
    say("processor", Process.seconds() - began);
    System.out.printf(Locale.ROOT, "memory %.0f MB%n", Process.peakMegabytes());
  }

  private static void say(String name, double seconds) {
    System.out.printf(Locale.ROOT, "%s %.1f s%n", name, seconds);
  }

  private static double worth(Architecture architecture) {
    return architecture.decisions().values().stream()
        .mapToDouble(option -> WORTH.getOrDefault(option, 0.0))
        .average()
        .orElse(0);
  }
}

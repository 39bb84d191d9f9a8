package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Measure;
import dev.nasc.network.Alphas;
import dev.nasc.network.Weights;
import dev.nasc.search.Derivation;
import dev.nasc.train.Training;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs a differentiable search and keeps its end: shares, the architecture of these, the weights.
 */
final class Derived {
  private Derived() {}

  /** Trains from the newest checkpoint on, and keeps what it ends with. */
  static PhaseOutcome train(
      PhaseContext context,
      String label,
      Dataset data,
      Training training,
      Supplier<Weights> weights,
      Supplier<Alphas> alphas) {
    long step =
        context.checkpoint(label).map(file -> training.restore(EngineFiles.read(file))).orElse(0L);
    var watch = new TrainingWatch(context, label, 0, training.steps(), Map.of());
    var outcome = TrainingLoop.run(training, step, watch);
    if (outcome instanceof Stopped) {
      return PhaseOutcome.INTERRUPTED;
    }
    if (outcome instanceof Failed failed) {
      throw new PhaseFailure(failed.reason());
    }
    save(context, label, data, weights.get(), alphas.get());
    return PhaseOutcome.DONE;
  }

  /** The architecture of the greatest shares. */
  static Architecture architecture(SearchSpace space, Alphas alphas) {
    var options =
        alphas.choices().stream().collect(Collectors.toMap(Choice::address, Choice::options));
    return space.decided(new Derivation(alphas.probabilities(), options));
  }

  private static void save(
      PhaseContext context, String label, Dataset data, Weights weights, Alphas alphas) {
    var supernet = EngineFiles.supernet(weights, data);
    context.saveArtefact(label, EngineFiles.SUPERNET, supernet::write);
    var shares = alphas.probabilities();
    context.saveArtefact(
        label, SharesFile.NAME, file -> SharesFile.write(file, alphas.choices(), shares));
    var found = architecture(context.space(), alphas);
    var cost = context.space().cost(found);
    var figures =
        Map.of(
            Measure.MACS, (double) cost.macs(),
            Measure.PARAMS, (double) cost.params());
    var front = List.of(new FrontFile.Member(found, figures));
    context.saveArtefact(label, FrontFile.NAME, file -> FrontFile.write(file, front));
  }
}

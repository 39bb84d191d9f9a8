package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Measure;
import dev.nasc.network.Alphas;
import dev.nasc.network.Weights;
import dev.nasc.search.Derivation;
import dev.nasc.search.SkipLimit;
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
      Supplier<Found> found) {
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
    save(context, label, data, weights.get(), found.get());
    return PhaseOutcome.DONE;
  }

  /**
   * What a search ends with.
   *
   * @param architecture that was derived from the architecture parameters
   */
  record Found(Alphas alphas, Architecture architecture) {}

  /** The architecture of the greatest shares. */
  static Found found(SearchSpace space, Alphas alphas) {
    return new Found(alphas, architecture(space, alphas));
  }

  /** The architecture of the greatest shares. */
  static Architecture architecture(SearchSpace space, Alphas alphas) {
    return space.decided(new Derivation(alphas.probabilities(), options(alphas)));
  }

  /** The same with at most so many skips in a cell. */
  static Architecture architecture(SearchSpace space, Alphas alphas, int skips) {
    return new SkipLimit(space, skips).derive(alphas.probabilities(), options(alphas));
  }

  private static Map<Address, List<String>> options(Alphas alphas) {
    return alphas.choices().stream().collect(Collectors.toMap(Choice::address, Choice::options));
  }

  private static void save(
      PhaseContext context, String label, Dataset data, Weights weights, Found end) {
    var supernet = EngineFiles.supernet(weights, data);
    context.saveArtefact(label, EngineFiles.SUPERNET, supernet::write);
    var shares = end.alphas().probabilities();
    context.saveArtefact(
        label, SharesFile.NAME, file -> SharesFile.write(file, end.alphas().choices(), shares));
    var found = end.architecture();
    var cost = context.space().cost(found);
    var figures =
        Map.of(
            Measure.MACS, (double) cost.macs(),
            Measure.PARAMS, (double) cost.params());
    var front = List.of(new FrontFile.Member(found, figures));
    context.saveArtefact(label, FrontFile.NAME, file -> FrontFile.write(file, front));
  }
}

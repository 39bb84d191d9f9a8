package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.data.Examples;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;

/** Whether batches are no larger than the parts of the data that they are taken from. */
final class BatchSizes {
  private BatchSizes() {}

  /**
   * Asks this of all phases that learn from some data as soon as these are read, so that none ends
   * hours of others.
   *
   * @throws PhaseFailure where a batch is larger
   */
  static void requireFit(Search search, Data data, Dataset read) {
    search.phases().stream()
        .filter(phase -> learned(phase, search).equals(data))
        .forEach(phase -> requireFit(phase, read));
  }

  private static Data learned(Phase phase, Search search) {
    return phase instanceof Phase.Train train
        ? train.data().orElseGet(search::data)
        : search.data();
  }

  private static void requireFit(Phase phase, Dataset data) {
    int batch = phase.trainsBy().map(CandidateRecipe::greatestBatch).orElse(0);
    requireFit(phase, batch, data, "training", data.train());
    if (phase.learnsFromValidation()) {
      requireFit(phase, batch, data, "validation", data.validation());
    }
  }

  private static void requireFit(Phase phase, int batch, Dataset data, String name, Examples part) {
    if (batch > part.size()) {
      throw new PhaseFailure(
          "`%s` takes batches of %d, and the %s part of `%s` has %d examples: give its recipe a smaller `batch`, or the data a larger part."
              .formatted(phase.label(), batch, name, data.name(), part.size()));
    }
  }
}

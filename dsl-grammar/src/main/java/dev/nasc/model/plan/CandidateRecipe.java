package dev.nasc.model.plan;

import dev.nasc.model.Architecture;
import java.util.Set;

/** How a candidate is trained: like all others, or by the recipe that it decides itself. */
public interface CandidateRecipe {
  /**
   * The recipe of one candidate.
   *
   * @param candidate of the space of the search, with what it decides of the recipe
   */
  Recipe of(Architecture candidate);

  /** Examples a step, of the candidate that takes most. */
  int greatestBatch();

  /** The labels of the phases whose networks it may learn from. */
  Set<String> teachers();
}

package dev.nasc.model.plan;

import dev.nasc.model.Architecture;

/** How a candidate is trained: like all others, or by the recipe that it decides itself. */
public interface CandidateRecipe {
  /**
   * The recipe of one candidate.
   *
   * @param candidate of the space of the search, with what it decides of the recipe
   */
  Recipe of(Architecture candidate);
}

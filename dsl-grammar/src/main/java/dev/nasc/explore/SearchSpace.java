package dev.nasc.explore;

import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Elastic;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Constraint;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A search space, walked once: what the tools and the strategies ask of it. Immutable; every draw
 * comes from the generator that is passed in.
 */
public interface SearchSpace extends Moves {
  String name();

  /** How many architectures it holds, exactly. */
  BigInteger count();

  /** The least and the greatest of a cost over the whole space. */
  Bounds bounds(Measure cost);

  /** Its choice blocks in the order in which they are met. */
  List<ChoiceBlock> choiceBlocks();

  /** The network that an architecture of this space decides. */
  Network network(Architecture architecture);

  /** All its networks as one, each option with a share (checked before a search runs). */
  Mixture mixture();

  /** All its networks as slices of the largest (checked before a search runs). */
  Elastic elastic();

  /** An architecture that costs the least. */
  Architecture cheapest(Measure cost);

  /** An architecture that costs the most. */
  Architecture dearest(Measure cost);

  /** The architecture that {@code decider} decides, asked choice by choice. */
  Architecture decided(Decider decider);

  /** What an architecture of this space costs, exactly; read off the walk, no network is built. */
  Cost cost(Architecture architecture);

  /**
   * Moves among the architectures that meet all {@code constraints}, or empty where none does.
   * Draws stay uniform and never loop.
   */
  Optional<Moves> within(List<Constraint> constraints);

  /** The least and the greatest value of a cost. */
  record Bounds(long least, long greatest) {}
}

package dev.nasc.explore;

import dev.nasc.analysis.Chooser;
import dev.nasc.model.Architecture;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a strategy does in a space: draws, mutations and crossings that stay inside it. */
public interface Moves {
  /** An architecture drawn uniformly over architectures (not over choices). */
  Architecture sample(RandomGenerator random);

  /** One with some decisions drawn anew, each with probability {@code rate}. */
  Architecture mutate(Architecture architecture, double rate, RandomGenerator random);

  /** One that takes each decision from either parent, where the walk allows it. */
  Architecture cross(Architecture mother, Architecture father, RandomGenerator random);

  /** What a chooser decides, choice by choice; empty where that turns out to break a limit. */
  Optional<Architecture> decide(Chooser chooser);
}

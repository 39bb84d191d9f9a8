package dev.nasc.explore;

import dev.nasc.analysis.Chooser;
import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Neighbours;
import dev.nasc.analysis.PathDraws;
import dev.nasc.model.Architecture;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws uniformly, and moves by neighbours; where those keep breaking a bound, a draw takes their
 * place.
 */
record Proposer(Diagram diagram, PathDraws draws, Neighbours neighbours) implements Moves {
  @Override
  public Architecture sample(RandomGenerator random) {
    return diagram.architecture(draws.draw(random));
  }

  @Override
  public Architecture mutate(Architecture parent, double rate, RandomGenerator random) {
    return neighbours.mutate(parent, rate, random).orElseGet(() -> sample(random));
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    return neighbours.cross(mother, father, random).orElseGet(() -> sample(random));
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return neighbours.decide(chooser);
  }
}

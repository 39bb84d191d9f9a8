package dev.nasc.explore;

import dev.nasc.analysis.Chooser;
import dev.nasc.model.Architecture;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Moves among the architectures that keep a condition which no walk can bound, but which is known
 * of each without evaluating it: whatever breaks it is drawn again.
 */
public final class KeptMoves implements Moves {
  /** Draws before a space counts as one in which nothing keeps the condition. */
  private static final int DRAWS = 20_000;

  /** Children of the same parents before a fresh draw takes their place. */
  private static final int CHILDREN = 100;

  private final Moves moves;
  private final Predicate<Architecture> keeps;

  /** One that keeps it, for where the luck of the draws runs out. */
  private final Architecture witness;

  /**
   * @param witness an architecture that keeps the condition
   */
  KeptMoves(Moves moves, Predicate<Architecture> keeps, Architecture witness) {
    this.moves = moves;
    this.keeps = keeps;
    this.witness = witness;
  }

  /** Empty where none of many draws keeps the condition. */
  public static Optional<Moves> of(
      Moves moves, Predicate<Architecture> keeps, RandomGenerator random) {
    return draw(moves, keeps, random).map(found -> new KeptMoves(moves, keeps, found));
  }

  private static Optional<Architecture> draw(
      Moves moves, Predicate<Architecture> keeps, RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      var drawn = moves.sample(random);
      if (keeps.test(drawn)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }

  /** Only the first draw is the generator's own: a point of a sequence has no second. */
  @Override
  public Architecture sample(RandomGenerator random) {
    var first = moves.sample(random);
    return keeps.test(first)
        ? first
        : draw(moves, keeps, new SplittableRandom(random.nextLong())).orElse(witness);
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    for (int i = 0; i < CHILDREN; i++) {
      var child = moves.mutate(architecture, rate, random);
      if (keeps.test(child)) {
        return child;
      }
    }
    return sample(random);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    for (int i = 0; i < CHILDREN; i++) {
      var child = moves.cross(mother, father, random);
      if (keeps.test(child)) {
        return child;
      }
    }
    return sample(random);
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return moves.decide(chooser).filter(keeps);
  }
}

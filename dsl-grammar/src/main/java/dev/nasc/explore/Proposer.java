package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Draws paths of a diagram by arc weights; a draw that a predicate refuses is drawn again. */
final class Proposer implements Moves {
  private static final int TRIES = 10_000;
  private static final int MOVE_TRIES = 64;

  private final Diagram diagram;
  private final ArcWeights weights;
  private final Predicate<Architecture> allowed;

  Proposer(Diagram diagram, ArcWeights weights, Predicate<Architecture> allowed) {
    this.diagram = diagram;
    this.weights = weights;
    this.allowed = allowed;
  }

  /** Which arc of a node to take, given the weights of all. */
  private interface Picker {
    int pick(Diagram.Node node, double[] weights);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      var drawn = walk((node, shares) -> draw(shares, random));
      if (allowed.test(drawn)) {
        return drawn;
      }
    }
    throw new IllegalStateException(
        "no architecture that meets all constraints was found in " + TRIES + " draws");
  }

  /** Whether there is something to draw. */
  boolean isPossible(RandomGenerator random) {
    double sum = 0;
    for (double weight : weights.of(0, 0)) {
      sum += weight;
    }
    if (sum <= 0) {
      return false;
    }
    try {
      sample(random);
      return true;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  @Override
  public Architecture mutate(Architecture parent, double rate, RandomGenerator random) {
    return move(
        (node, shares) -> {
          int kept = arc(node, shares, parent);
          return kept < 0 || random.nextDouble() < rate ? other(shares, kept, random) : kept;
        },
        random);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    return move(
        (node, shares) -> {
          boolean first = random.nextBoolean();
          int wanted = arc(node, shares, first ? mother : father);
          int second = arc(node, shares, first ? father : mother);
          int taken = wanted >= 0 ? wanted : second;
          return taken >= 0 ? taken : draw(shares, random);
        },
        random);
  }

  private Architecture move(Picker picker, RandomGenerator random) {
    for (int i = 0; i < MOVE_TRIES; i++) {
      var moved = walk(picker);
      if (allowed.test(moved)) {
        return moved;
      }
    }
    return sample(random);
  }

  private Architecture walk(Picker picker) {
    Map<Address, String> decisions = new LinkedHashMap<>();
    long spent = 0;
    for (int id = 0; id != diagram.sink(); ) {
      var node = diagram.node(id);
      var arc = node.arcs().get(picker.pick(node, weights.of(id, spent)));
      if (id > 0) {
        decisions.put(node.address(), arc.option());
      }
      spent += weights.spend(arc);
      id = arc.target();
    }
    return new Architecture(decisions);
  }

  /** The arc that takes {@code parent}'s option, or -1 where it has none that leads on. */
  private static int arc(Diagram.Node node, double[] shares, Architecture parent) {
    var option = parent.decisions().get(node.address());
    for (int i = 0; i < shares.length; i++) {
      if (node.arcs().get(i).option().equals(option) && shares[i] > 0) {
        return i;
      }
    }
    return -1;
  }

  /** One of the arcs that lead on, all alike, other than {@code kept} where there is another. */
  private static int other(double[] shares, int kept, RandomGenerator random) {
    int open = 0;
    for (int i = 0; i < shares.length; i++) {
      open += shares[i] > 0 && i != kept ? 1 : 0;
    }
    if (open == 0) {
      return Math.max(kept, 0);
    }
    int chosen = random.nextInt(open);
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0 && i != kept && chosen-- == 0) {
        return i;
      }
    }
    throw new IllegalStateException("unreachable");
  }

  private static int draw(double[] shares, RandomGenerator random) {
    if (shares.length == 1) {
      return 0;
    }
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double point = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        last = i;
        point -= shares[i];
        if (point < 0) {
          return i;
        }
      }
    }
    return last;
  }
}

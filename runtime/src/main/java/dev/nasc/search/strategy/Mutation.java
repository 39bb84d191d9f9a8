package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Changes of exactly one decision. What a change makes open anew is drawn uniformly; what it closes
 * is forgotten.
 */
final class Mutation {
  private static final int TRIES = 32;

  private Mutation() {}

  /** A neighbour, by a decision drawn uniformly; a fresh draw where the parent has none. */
  static Architecture one(Moves moves, Architecture parent, RandomGenerator random) {
    var addresses = parent.decisions().keySet().toArray(Address[]::new);
    for (int i = 0; i < TRIES && addresses.length > 0; i++) {
      var target = addresses[random.nextInt(addresses.length)];
      boolean[] other = {false};
      var child = changed(moves, parent, target, other, random);
      if (child.isPresent() && other[0]) {
        return child.get();
      }
    }
    return moves.sample(random);
  }

  /**
   * @param other set where the target could be changed
   */
  private static Optional<Architecture> changed(
      Moves moves, Architecture parent, Address target, boolean[] other, RandomGenerator random) {
    return moves.decide(
        (address, open) -> {
          var kept = parent.decisions().get(address);
          int at = kept == null ? -1 : open.indexOf(kept);
          if (address.equals(target)) {
            other[0] = at >= 0;
            int drawn = random.nextInt(at < 0 ? open.size() : open.size() - 1);
            return open.get(at >= 0 && drawn >= at ? drawn + 1 : drawn);
          }
          return at < 0 ? open.get(random.nextInt(open.size())) : open.get(at);
        });
  }

  /** Every neighbour, one an address and option. */
  static List<Architecture> all(Moves moves, Architecture parent, RandomGenerator random) {
    var neighbours = new ArrayList<Architecture>();
    for (var target : parent.decisions().keySet()) {
      for (var option : options(moves, parent, target)) {
        moves
            .decide(
                (address, open) -> {
                  var wanted = address.equals(target) ? option : parent.decisions().get(address);
                  return wanted != null && open.contains(wanted)
                      ? wanted
                      : open.get(random.nextInt(open.size()));
                })
            .filter(neighbour -> !neighbour.equals(parent))
            .ifPresent(neighbours::add);
      }
    }
    return neighbours;
  }

  /** The other options that are open at an address of the parent. */
  private static List<String> options(Moves moves, Architecture parent, Address target) {
    var others = new ArrayList<String>();
    var unused =
        moves.decide(
            (address, open) -> {
              if (address.equals(target)) {
                others.addAll(open);
              }
              var kept = parent.decisions().get(address);
              return kept != null && open.contains(kept) ? kept : open.get(0);
            });
    others.remove(parent.decisions().get(target));
    return others;
  }
}

package dev.nasc.search;

import dev.nasc.analysis.Chooser;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Meets every architecture once, in the order of the walk: the last decision changes fastest. */
public final class EveryArchitecture {
  private final Decider space;

  /** What the next walk takes at each choice: the number of an option among the open ones. */
  private List<Integer> next = new ArrayList<>();

  private boolean ended;

  /** Decides an architecture by a chooser, if that keeps all limits. */
  @FunctionalInterface
  public interface Decider {
    Optional<Architecture> decide(Chooser chooser);
  }

  public EveryArchitecture(Decider space) {
    this.space = space;
  }

  /** The next one; empty after the last. */
  public Optional<Architecture> next() {
    var found = Optional.<Architecture>empty();
    while (!ended && found.isEmpty()) {
      found = walk(); // empty where all decisions together break a limit
    }
    return found;
  }

  private Optional<Architecture> walk() {
    var taken = new ArrayList<Integer>();
    var open = new ArrayList<Integer>();
    var architecture =
        space.decide(
            (address, options) -> {
              int option = taken.size() < next.size() ? next.get(taken.size()) : 0;
              taken.add(option);
              open.add(options.size());
              return options.get(option);
            });
    turn(taken, open);
    return architecture;
  }

  /** Takes the next option of the last choice that has one. */
  private void turn(List<Integer> taken, List<Integer> open) {
    int last = taken.size() - 1;
    while (last >= 0 && taken.get(last) + 1 >= open.get(last)) {
      last--;
    }
    ended = last < 0;
    next = new ArrayList<>(taken.subList(0, last + 1));
    if (!ended) {
      next.set(last, taken.get(last) + 1);
    }
  }
}

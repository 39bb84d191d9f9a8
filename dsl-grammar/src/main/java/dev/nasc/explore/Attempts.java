package dev.nasc.explore;

import dev.nasc.model.Cost;
import java.util.ArrayList;
import java.util.List;

/**
 * The combinations of options that a part of the program is run under, one after another. Choices
 * are known when they are met; the last one met turns fastest.
 */
final class Attempts {
  private final int depth;
  private final List<Turning> choices = new ArrayList<>();

  private record Turning(MixingCourse.Met met, int option) {
    Flow.Arc arc() {
      return new Flow.Arc(met.number(), option, Cost.ZERO);
    }
  }

  /**
   * @param depth choices that are written here or deeper turn with this part
   */
  Attempts(int depth) {
    this.depth = depth;
  }

  int depth() {
    return depth;
  }

  /** The option of a choice in the run that is under way. */
  int option(MixingCourse.Met met) {
    for (var turning : choices) {
      if (turning.met.equals(met)) {
        return turning.option;
      }
    }
    choices.add(new Turning(met, 0));
    return 0;
  }

  /** Goes to the next combination; false where that was the last. */
  boolean next() {
    while (!choices.isEmpty()) {
      var last = choices.remove(choices.size() - 1);
      if (last.option + 1 < last.met.options().size()) {
        choices.add(new Turning(last.met, last.option + 1));
        return true;
      }
    }
    return false;
  }

  List<Flow.Arc> taken() {
    return choices.stream().map(Turning::arc).toList();
  }

  /** The options taken of a {@code let}, which no step around them adds to the names of weights. */
  List<String> shared() {
    return choices.stream()
        .filter(turning -> turning.met.choice().site().owner() >= 0)
        .map(turning -> turning.met.options().get(turning.option))
        .toList();
  }
}

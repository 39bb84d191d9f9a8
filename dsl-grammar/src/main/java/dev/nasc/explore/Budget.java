package dev.nasc.explore;

import dev.nasc.model.Term;
import java.util.List;
import java.util.Optional;

/** How long a walk may be: what would take longer is stopped, with a problem that says so. */
final class Budget {
  private static final int MOST_STEPS = 100_000;
  private static final int DEEPEST = 250;

  /** Of flows that were led through a step, each weighed by what it takes. */
  private static final long MOST_WORK = 3_000_000;

  /** So many decisions, each compared with each, take as long as a flow that remembers none. */
  private static final int DECISIONS = 8;

  private int steps;
  private int depth;
  private long work;

  /** Whether a limit was reached: what is left to walk would not change the answer. */
  boolean isSpent() {
    return steps > MOST_STEPS || work > MOST_WORK;
  }

  /** One step more, or why it is one too many. */
  Optional<Fault> enter(Term term, List<Flow> flows) {
    work += weight(flows);
    if (work > MOST_WORK) {
      return Optional.of(Fault.of(Problem.What.TOO_ENTANGLED, term, MOST_WORK));
    }
    if (depth >= DEEPEST || ++steps > MOST_STEPS) {
      int most = depth >= DEEPEST ? DEEPEST : MOST_STEPS;
      steps = MOST_STEPS + 1;
      return Optional.of(Fault.of(Problem.What.ENDLESS, term, most));
    }
    depth++;
    return Optional.empty();
  }

  void leave() {
    depth--;
  }

  private static long weight(List<Flow> flows) {
    long weight = 0;
    for (var flow : flows) {
      long decisions = flow.state().decisions().size();
      weight += 1 + decisions * decisions / DECISIONS;
    }
    return weight;
  }

  int steps() {
    return steps;
  }

  /** Takes steps back that are not the program's own. */
  void back(int before) {
    steps = isSpent() ? steps : before;
  }
}

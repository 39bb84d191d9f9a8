package dev.nasc.explore;

import dev.nasc.model.Term;
import java.util.List;
import java.util.Optional;

/** How long a walk may be: what would take longer is stopped, with a problem that says so. */
final class Budget {
  private static final int MOST_STEPS = 100_000;
  private static final int DEEPEST = 250;

  /** Flows that were led through a step, each weighed by what it remembers, and nodes drawn. */
  private static final long MOST_WORK = 6_000_000;

  /** The same, where something is wrong already and little but more of that can be found. */
  private static final long MOST_BROKEN = 600_000;

  private static final int MOST_BROKEN_STEPS = 10_000;

  /**
   * Decisions are compared with each other: so many of these comparisons take as long as a flow.
   */
  private static final int DECISIONS = 32;

  private final Work work;
  private final boolean readable;
  private final int runs;
  private int steps;
  private int depth;

  /**
   * @param readable whether the parser could read the text
   */
  Budget(boolean readable) {
    this(new Work(), readable, 1);
  }

  private Budget(Work work, boolean readable, int runs) {
    this.work = work;
    this.readable = readable;
    this.runs = runs;
  }

  /** For so many runs that are followed side by side: as much as each would have by itself. */
  static Budget of(int runs) {
    return new Budget(new Work(), true, runs);
  }

  /** What has been done so far, by a walk and by those within it. */
  private static final class Work {
    private long done;
  }

  /** For a walk of a part by itself: what it does is done in this walk. */
  Budget part() {
    return new Budget(work, readable, runs);
  }

  /** Whether a limit was reached: what is left to walk would not change the answer. */
  boolean isSpent(boolean broken) {
    return (broken || !readable)
        ? steps > MOST_BROKEN_STEPS || work.done > MOST_BROKEN
        : steps > mostSteps() || work.done > mostWork();
  }

  private int mostSteps() {
    return runs * MOST_STEPS;
  }

  private long mostWork() {
    return runs * MOST_WORK;
  }

  /** Whether the walk of a text that cannot be read was ended: what it has found is not all. */
  boolean gaveUp() {
    return !readable && isSpent(true);
  }

  /** One step more, or why it is one too many. */
  Optional<Fault> enter(Term term, List<Flow> flows) {
    work.done += weight(flows);
    if (work.done > mostWork()) {
      return Optional.of(Fault.of(Problem.What.TOO_ENTANGLED, term, MOST_WORK));
    }
    if (depth >= DEEPEST || ++steps > mostSteps()) {
      int most = depth >= DEEPEST ? DEEPEST : mostSteps();
      steps = mostSteps() + 1;
      return Optional.of(Fault.of(Problem.What.ENDLESS, term, most));
    }
    depth++;
    return Optional.empty();
  }

  void leave() {
    depth--;
  }

  /** A body is drawn behind a flow. */
  void drawn(CellBody body) {
    work.done += body.nodes().size();
  }

  private static long weight(List<Flow> flows) {
    long weight = 0;
    for (var flow : flows) {
      long decisions = flow.state().decisions().size();
      weight += 1 + flow.state().size() + decisions * decisions / DECISIONS;
    }
    return weight;
  }

  /** What was spent when. */
  record Mark(int steps, long done) {}

  Mark mark() {
    return new Mark(steps, work.done);
  }

  /** Takes back what was not spent for the program itself. */
  void back(Mark before) {
    if (!isSpent(false)) {
      steps = before.steps();
      work.done = before.done();
    }
  }
}

package dev.nasc.analysis;

import java.util.OptionalDouble;

/**
 * The share of paths within windows on two costs, exactly, by two halves: pairs of costs that occur
 * are grown from both ends, the cheaper side first, until the halves meet; then every path crosses
 * from one to the other in one arc, and pairs of halves that fit together are counted by dominance.
 */
final class Halves {
  private static final int MOST_ATOMS = 2_000_000;
  private static final long MOST_WORK = 30_000_000;

  private final Diagram diagram;
  private final Counts after;
  private final Counts before;
  private final long[] first;
  private final long[] second;
  private final Atoms[] front;
  private final Atoms[] back;
  private final boolean[] isFront;
  private long work;

  private Halves(Diagram diagram, Window a, Window b) {
    this.diagram = diagram;
    this.after = new Counts(diagram.forward());
    this.before = new Counts(diagram.backward());
    this.first = diagram.costs(a.measure());
    this.second = diagram.costs(b.measure());
    this.front = new Atoms[diagram.nodes().size()];
    this.back = new Atoms[diagram.nodes().size()];
    this.isFront = new boolean[diagram.nodes().size()];
  }

  /**
   * How many paths lie within both windows, as a number where doubles count exactly, else as a
   * share; empty where the halves would be too large.
   */
  static OptionalDouble within(Diagram diagram, Window a, Window b) {
    var halves = new Halves(diagram, a, b);
    return halves.grow() ? OptionalDouble.of(halves.sum(a, b)) : OptionalDouble.empty();
  }

  private boolean grow() {
    int[] order = diagram.backward().inOrder();
    int[] usesOfFront = diagram.backward().uses();
    int[] usesOfBack = diagram.forward().uses();
    int low = 0;
    int high = order.length;
    int frontSize = 0;
    int backSize = 0;
    while (low < high) {
      boolean forwards = frontSize <= backSize;
      int node = forwards ? order[low++] : order[--high];
      isFront[node] = forwards;
      if (forwards) {
        frontSize += extend(diagram.backward(), node, front, before, usesOfFront);
      } else {
        backSize += extend(diagram.forward(), node, back, after, usesOfBack);
      }
      if (frontSize + backSize > MOST_ATOMS || work > MOST_WORK) {
        return false;
      }
    }
    return true;
  }

  /** Adds a node to a side and frees what is not needed any more; returns by how much it grew. */
  private int extend(View view, int node, Atoms[] side, Counts counts, int[] uses) {
    side[node] = Atoms.behind(view, node, side, first, second, counts);
    int grown = side[node].size();
    for (int i = view.first(node); i < view.last(node); i++) {
      int next = view.next(view.arc(i));
      work += side[next].size();
      if (--uses[next] == 0) {
        grown -= side[next].size();
        side[next] = Atoms.NONE;
      }
    }
    return grown;
  }

  private double sum(Window a, Window b) {
    double sum = 0;
    var arriving = diagram.backward();
    for (int node = 0; node < isFront.length; node++) {
      if (!isFront[node] && back[node].size() > 0) {
        var crossing = Atoms.NONE;
        for (int i = arriving.first(node); i < arriving.last(node); i++) {
          int arc = arriving.arc(i);
          int from = arriving.next(arc);
          if (isFront[from]) {
            double factor = after.isSmall() ? 1 : share(from, node);
            crossing = crossing.plus(front[from], first[arc], second[arc], factor);
          }
        }
        sum += new Dominance(back[node]).within(crossing, a, b);
      }
    }
    return sum;
  }

  /** The share of all paths that cross from one node to another. */
  private double share(int from, int to) {
    return Counts.ratio(before.of(from).multiply(after.of(to)), after.total());
  }
}

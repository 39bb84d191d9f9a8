package dev.nasc.analysis;

import java.math.BigInteger;
import java.util.Arrays;

/** How many paths lead from each node of a view to its end: exact counts, and shares by arc. */
public final class Counts {
  /** Bits that a double surely holds the size of. */
  private static final int LONGEST = 1_000;

  /** Up to here a double counts exactly. */
  private static final int EXACT_BITS = 53;

  private final View view;
  private final BigInteger[] paths;
  private final double[] shares;

  public Counts(Diagram diagram) {
    this(diagram.forward());
  }

  Counts(View view) {
    this.view = view;
    paths = new BigInteger[view.nodes()];
    Arrays.fill(paths, BigInteger.ZERO);
    int arcs = 0;
    for (int node : view.inOrder()) {
      var sum = node == view.end() ? BigInteger.ONE : BigInteger.ZERO;
      for (int i = view.first(node); i < view.last(node); i++) {
        sum = sum.add(paths[view.next(view.arc(i))]);
        arcs++;
      }
      paths[node] = sum;
    }
    shares = new double[arcs];
    for (int arc = 0; arc < arcs; arc++) {
      shares[arc] = ratio(paths[view.next(arc)], paths[view.from(arc)]);
    }
  }

  public BigInteger total() {
    return paths[view.root()];
  }

  BigInteger of(int node) {
    return paths[node];
  }

  /** The share of the paths from an arc's node that take it. */
  double share(int arc) {
    return shares[arc];
  }

  /** Whether doubles hold every count exactly. */
  boolean isSmall() {
    return total().bitLength() <= EXACT_BITS;
  }

  /** {@code part / whole}, 0 where there is nothing. */
  static double ratio(BigInteger part, BigInteger whole) {
    if (whole.signum() == 0) {
      return 0;
    }
    int beyond = Math.max(0, whole.bitLength() - LONGEST);
    return part.shiftRight(beyond).doubleValue() / whole.shiftRight(beyond).doubleValue();
  }
}

package dev.nasc.analysis;

import java.math.BigInteger;

/** How many paths lead from each node of a view to its end: exact counts, and shares by arc. */
public final class Counts {
  /** Bits that a double surely holds the size of. */
  private static final int LONGEST = 1_000;

  /** Up to here a double counts exactly. */
  private static final int EXACT_BITS = 53;

  /** Numbers of so many bits can be added up as a long, 2^31 of them. */
  private static final int SHORT_BITS = 32;

  private final View view;
  private final BigInteger[] paths;
  private final Lazy<double[]> shares = new Lazy<>(this::shares);

  public Counts(Diagram diagram) {
    this(diagram.forward());
  }

  Counts(View view) {
    this.view = view;
    paths = new BigInteger[view.nodes()];
    for (int node : view.inOrder()) {
      paths[node] = node == view.end() ? BigInteger.ONE : sum(node);
    }
  }

  /** What fits is added up as a long. */
  private BigInteger sum(int node) {
    var sum = BigInteger.ZERO;
    long part = 0;
    for (int i = view.first(node); i < view.last(node); i++) {
      var more = paths[view.next(view.arc(i))];
      if (more.bitLength() > SHORT_BITS) {
        sum = sum.add(more);
      } else {
        part += more.longValue();
      }
    }
    return part == 0 ? sum : sum.add(BigInteger.valueOf(part));
  }

  private double[] shares() {
    var all = new double[view.arcs()];
    for (int arc = 0; arc < all.length; arc++) {
      all[arc] = ratio(paths[view.next(arc)], paths[view.from(arc)]);
    }
    return all;
  }

  public BigInteger total() {
    return paths[view.root()];
  }

  BigInteger of(int node) {
    return paths[node];
  }

  /** The share of the paths from an arc's node that take it. */
  double share(int arc) {
    return shares.get()[arc];
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

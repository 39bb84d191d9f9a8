package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Number, sum and sum of squares of a cost over architectures, exactly; mean and variance follow.
 */
public record Moments(BigInteger count, BigInteger sum, BigInteger squares) {
  static final Moments NONE = new Moments(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
  static final Moments ONE = new Moments(BigInteger.ONE, BigInteger.ZERO, BigInteger.ZERO);

  /** Of all paths of a diagram. */
  public static Moments of(Diagram diagram, Measure measure) {
    return all(diagram, diagram.forward(), measure)[diagram.forward().root()];
  }

  /** Of the paths from each node of a view to its end. */
  static Moments[] all(Diagram diagram, View view, Measure measure) {
    var costs = diagram.costs(measure);
    var of = new Moments[view.nodes()];
    for (int node : view.inOrder()) {
      Interruption.check();
      var sum = node == view.end() ? ONE : NONE;
      for (int i = view.first(node); i < view.last(node); i++) {
        int arc = view.arc(i);
        sum = sum.plus(of[view.next(arc)].after(costs[arc]));
      }
      of[node] = sum;
    }
    return of;
  }

  Moments plus(Moments other) {
    return new Moments(count.add(other.count), sum.add(other.sum), squares.add(other.squares));
  }

  /** The same paths, each with {@code cost} more. */
  Moments after(long cost) {
    var more = BigInteger.valueOf(cost);
    var twice = more.multiply(sum).shiftLeft(1);
    return new Moments(
        count,
        sum.add(more.multiply(count)),
        squares.add(twice).add(more.multiply(more).multiply(count)));
  }

  /** Each of these followed by each of {@code others}. */
  Moments times(Moments others) {
    var cross = sum.multiply(others.sum).shiftLeft(1);
    return new Moments(
        count.multiply(others.count),
        sum.multiply(others.count).add(others.sum.multiply(count)),
        squares.multiply(others.count).add(cross).add(others.squares.multiply(count)));
  }

  /** The mean, correctly rounded. */
  public double mean() {
    return divide(sum, count);
  }

  /** The variance over all architectures, correctly rounded. */
  public double variance() {
    return divide(squares.multiply(count).subtract(sum.multiply(sum)), count.multiply(count));
  }

  private static double divide(BigInteger a, BigInteger b) {
    return b.signum() == 0
        ? Double.NaN
        : new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL64).doubleValue();
  }
}

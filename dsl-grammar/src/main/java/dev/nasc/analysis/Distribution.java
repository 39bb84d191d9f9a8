package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How the architectures of a space spread over a cost. Where the cost's values lie on a lattice
 * that is not too fine, every value is kept with its share. Elsewhere values are put together in
 * cells: the share of a cell is known, and the least and greatest value in it, so that any
 * cumulative share is bounded from both sides.
 */
public final class Distribution {
  private final Exactness exactness;
  private final double whole;
  private final Cells byLeast;
  private final Cells byGreatest;

  /** Cells in the order of one end, with the mass of all up to and including each. */
  @SuppressWarnings("ArrayRecordComponent") // as fast as arrays, and never compared
  private record Cells(long[] ends, double[] upTo) {
    static Cells of(long[] ends, double[] mass) {
      double[] upTo = mass.clone();
      for (int i = 1; i < upTo.length; i++) {
        upTo[i] += upTo[i - 1];
      }
      return new Cells(ends, upTo);
    }

    static Cells sorted(long[] ends, double[] mass) {
      int[] order =
          IntStream.range(0, ends.length)
              .boxed()
              .sorted(Comparator.comparingLong(i -> ends[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      return of(
          IntStream.of(order).mapToLong(i -> ends[i]).toArray(),
          IntStream.of(order).mapToDouble(i -> mass[i]).toArray());
    }

    /** The mass of the cells whose end is at most {@code limit}. */
    double upTo(long limit) {
      int at = Arrays.binarySearch(ends, limit);
      int after = at < 0 ? -at - 1 : at + 1;
      while (at >= 0 && after < ends.length && ends[after] == limit) {
        after++;
      }
      return after == 0 ? 0 : upTo[after - 1];
    }

    double whole() {
      return upTo[upTo.length - 1];
    }
  }

  /**
   * An equal part of the range of values.
   *
   * @param from the least value that belongs here
   * @param to the greatest
   */
  public record Bin(long from, long to, Share share) {}

  /**
   * A value that a share of the architectures does not exceed.
   *
   * @param least it is at least this
   * @param greatest it is at most this
   */
  public record Quantile(double share, long least, long greatest, Exactness exactness) {}

  private Distribution(Exactness exactness, Cells byLeast, Cells byGreatest) {
    this.exactness = exactness;
    this.whole = byLeast.whole();
    this.byLeast = byLeast;
    this.byGreatest = byGreatest;
  }

  /** The distribution of a cost over all paths of a diagram, which must have one. */
  public static Distribution of(Diagram diagram, Measure measure, Resolution resolution) {
    return of(diagram, new Counts(diagram), measure, resolution);
  }

  static Distribution of(Diagram diagram, Counts counts, Measure measure, Resolution resolution) {
    var view = diagram.forward();
    var axis = resolution.axis(diagram, view, measure);
    boolean few = counts.total().compareTo(BigInteger.valueOf(2L * resolution.cells())) <= 0;
    if (!axis.isExact() && few) {
      return ofEach(diagram, counts, measure);
    }
    var grid = new Grid(view, counts, List.of(axis), Grid.Keep.ROOT);
    var mass = grid.mass(view.root());
    int[] used = IntStream.range(0, mass.length).filter(cell -> mass[cell] > 0).toArray();
    var masses = IntStream.of(used).mapToDouble(cell -> mass[cell]).toArray();
    var least = IntStream.of(used).mapToLong(cell -> grid.least(0, view.root(), cell)).toArray();
    if (axis.isExact()) {
      return ofValues(counts, least, masses);
    }
    var greatest =
        IntStream.of(used).mapToLong(cell -> grid.greatest(0, view.root(), cell)).toArray();
    return new Distribution(
        Exactness.BOUNDED, Cells.sorted(least, masses), Cells.sorted(greatest, masses));
  }

  /** Of values that were drawn, in ascending order. */
  public static Distribution sampled(long[] values) {
    var once = new double[values.length];
    Arrays.fill(once, 1);
    var cells = Cells.of(values, once);
    return new Distribution(Exactness.SAMPLED, cells, cells);
  }

  private static Distribution ofEach(Diagram diagram, Counts counts, Measure measure) {
    var view = diagram.forward();
    var known = new Atoms[view.nodes()];
    var costs = diagram.costs(measure);
    var none = new long[costs.length];
    for (int node : view.inOrder()) {
      known[node] = Atoms.behind(view, node, known, costs, none, counts);
    }
    return ofValues(counts, known[view.root()].first(), known[view.root()].mass());
  }

  private static Distribution ofValues(Counts counts, long[] values, double[] mass) {
    var cells = Cells.of(values, mass);
    var exactness = counts.isSmall() ? Exactness.EXACT : Exactness.ROUNDED;
    return new Distribution(exactness, cells, cells);
  }

  /** How sure its shares are. */
  public Exactness exactness() {
    return exactness;
  }

  private boolean hasEveryValue() {
    return exactness != Exactness.BOUNDED;
  }

  public long least() {
    return byLeast.ends[0];
  }

  public long greatest() {
    return byGreatest.ends[byGreatest.ends.length - 1];
  }

  /** How many different values occur, where every value is kept. */
  public OptionalInt distinct() {
    return hasEveryValue() && exactness != Exactness.SAMPLED
        ? OptionalInt.of(byLeast.ends.length)
        : OptionalInt.empty();
  }

  /** The share of the architectures that cost at most {@code limit}. */
  public Share upTo(long limit) {
    return within(least(), limit);
  }

  /** The share of the architectures that cost from {@code least} to {@code greatest}, ends in. */
  public Share within(long least, long greatest) {
    double low = byGreatest.upTo(greatest) - byLeast.upTo(least - 1);
    double high = byLeast.upTo(greatest) - byGreatest.upTo(least - 1);
    if (exactness == Exactness.SAMPLED) {
      return Share.sampled((int) low, (int) whole);
    }
    return hasEveryValue()
        ? Share.added(low / whole, exactness == Exactness.EXACT)
        : Share.bounded(low / whole, high / whole);
  }

  /** How many architectures cost from {@code least} to {@code greatest}, where that is exact. */
  public Optional<BigInteger> count(long least, long greatest) {
    double count = byLeast.upTo(greatest) - byLeast.upTo(least - 1);
    return exactness == Exactness.EXACT
        ? Optional.of(BigInteger.valueOf(Math.round(count)))
        : Optional.empty();
  }

  /** The values that occur, ascending, where every value is kept; else none. */
  public long[] values() {
    return hasEveryValue() ? byLeast.ends.clone() : new long[0];
  }

  /** The greatest distance between the bounds of a cumulative share. */
  public double gap() {
    double widest = 0;
    for (long end : byLeast.ends) {
      var share = upTo(end);
      widest = Math.max(widest, share.greatest() - share.least());
    }
    return widest;
  }

  /** The range of values in {@code bins} equal parts. */
  public List<Bin> histogram(int bins) {
    var parts = new ArrayList<Bin>();
    long width = (greatest() - least()) / bins + 1;
    for (long from = least(); from <= greatest(); from += width) {
      long to = Math.min(from + width - 1, greatest());
      parts.add(new Bin(from, to, within(from, to)));
    }
    return parts;
  }

  /** The least value that at least {@code share} of the architectures do not exceed. */
  public Quantile quantile(double share) {
    return new Quantile(share, reaching(byLeast, share), reaching(byGreatest, share), exactness);
  }

  private long reaching(Cells cells, double share) {
    int low = 0;
    int high = cells.ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells.upTo[middle] / whole >= share) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return cells.ends[low];
  }
}

package dev.nasc.explore;

import dev.nasc.model.Measure;
import java.math.BigInteger;

/**
 * Weights under a bound on one cost: how many paths from a node end within it. All costs of paths
 * from one node differ by multiples of a common step, so they lie on a lattice; where that is too
 * fine, cells are wider and cover a little more than the bound, never less, and the draw is
 * checked.
 */
final class CappedWeights implements ArcWeights {
  private static final int CELLS = 65_536;

  /** Of all nodes together: a wide diagram gets a coarser lattice, not all of the memory. */
  private static final int MOST_CELLS = 8_000_000;

  private final Diagram diagram;
  private final Measure measure;
  private final Extremes extremes;
  private final long unit;
  private final long slack;
  private final double least;
  private final double greatest;
  private final double[][] upTo;

  CappedWeights(Diagram diagram, Measure measure, double least, double greatest) {
    this.diagram = diagram;
    this.measure = measure;
    this.extremes = new Extremes(diagram, measure);
    long step = step();
    long range = extremes.bounds().greatest() - extremes.bounds().least();
    int cells = Math.max(64, Math.min(CELLS, MOST_CELLS / diagram.nodes().size()));
    this.unit = Math.max(step, range / cells + 1);
    boolean exact = unit == step;
    this.slack = exact ? 0 : unit * diagram.nodes().size();
    this.least = least;
    this.greatest = greatest;
    this.upTo = masses();
  }

  /** The greatest common divisor of all differences of costs. */
  private long step() {
    var base = new long[diagram.nodes().size()];
    java.util.Arrays.fill(base, Long.MAX_VALUE);
    base[0] = 0;
    for (int node = 0; node < diagram.sink(); node++) {
      for (var arc : diagram.node(node).arcs()) {
        long cost = base[node] + arc.cost().of(measure);
        base[arc.target()] = Math.min(base[arc.target()], cost);
      }
    }
    var common = BigInteger.ZERO;
    for (int node = 0; node < diagram.sink(); node++) {
      for (var arc : diagram.node(node).arcs()) {
        long excess = base[node] + arc.cost().of(measure) - base[arc.target()];
        common = common.gcd(BigInteger.valueOf(excess));
      }
    }
    return Math.max(1, common.longValueExact());
  }

  /**
   * For each node and cell the mass up to and including it; all masses of a node are scaled alike.
   */
  private double[][] masses() {
    var masses = new double[diagram.nodes().size()][];
    masses[diagram.sink()] = new double[] {1};
    var scales = new double[masses.length];
    for (int node = diagram.sink() - 1; node >= 0; node--) {
      int cells = (int) ((extremes.greatest(node) - extremes.least(node)) / unit) + 1;
      var mass = new double[cells];
      double largest = 0;
      for (var arc : diagram.node(node).arcs()) {
        largest = Math.max(largest, scales[arc.target()]);
      }
      for (var arc : diagram.node(node).arcs()) {
        add(mass, node, arc, masses[arc.target()], Math.exp(scales[arc.target()] - largest));
      }
      scales[node] = largest + normalize(mass);
      masses[node] = mass;
    }
    for (var mass : masses) {
      for (int i = 1; i < mass.length; i++) {
        mass[i] += mass[i - 1];
      }
    }
    this.scale = scales;
    return masses;
  }

  private double[] scale = new double[0];

  private void add(double[] mass, int node, Diagram.Arc arc, double[] of, double factor) {
    long shift = arc.cost().of(measure) + extremes.least(arc.target()) - extremes.least(node);
    for (int cell = 0; cell < of.length; cell++) {
      mass[(int) ((shift + cell * unit) / unit)] += of[cell] * factor;
    }
  }

  /** Divides by the sum and returns its logarithm, so that huge spaces do not overflow. */
  private static double normalize(double[] mass) {
    double sum = 0;
    for (double part : mass) {
      sum += part;
    }
    for (int i = 0; i < mass.length; i++) {
      mass[i] /= sum;
    }
    return Math.log(sum);
  }

  @Override
  public long spend(Diagram.Arc arc) {
    return arc.cost().of(measure);
  }

  @Override
  public double[] of(int node, long spent) {
    var arcs = diagram.node(node).arcs();
    var weights = new double[arcs.size()];
    double largest = 0;
    for (var arc : arcs) {
      largest = Math.max(largest, scale[arc.target()]);
    }
    for (int i = 0; i < weights.length; i++) {
      int target = arcs.get(i).target();
      weights[i] = within(target, spent + spend(arcs.get(i))) * Math.exp(scale[target] - largest);
    }
    return weights;
  }

  /** The share of the paths from {@code node} that end within the bound. */
  private double within(int node, long spent) {
    double from = (double) spent + extremes.least(node);
    double high = Math.floor((greatest - from) / unit);
    double low = Math.ceil((least - slack - from) / unit) - 1;
    return at(node, high) - at(node, low);
  }

  private double at(int node, double cell) {
    var mass = upTo[node];
    return cell < 0 ? 0 : mass[(int) Math.min(cell, mass.length - 1.0)];
  }
}

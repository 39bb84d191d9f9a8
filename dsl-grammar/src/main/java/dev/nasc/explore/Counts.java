package dev.nasc.explore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** How many paths lead from each node to the sink: exact counts, and uniform draws by them. */
final class Counts implements ArcWeights {
  private final BigInteger[] paths;
  private final double[][] shares;

  Counts(Diagram diagram) {
    int nodes = diagram.nodes().size();
    paths = new BigInteger[nodes];
    shares = new double[nodes][];
    paths[diagram.sink()] = BigInteger.ONE;
    shares[diagram.sink()] = new double[0];
    for (int node = nodes - 2; node >= 0; node--) {
      var arcs = diagram.node(node).arcs();
      var sum = BigInteger.ZERO;
      for (var arc : arcs) {
        sum = sum.add(paths[arc.target()]);
      }
      paths[node] = sum;
      shares[node] = new double[arcs.size()];
      for (int i = 0; i < arcs.size(); i++) {
        shares[node][i] = share(paths[arcs.get(i).target()], sum);
      }
    }
  }

  BigInteger total() {
    return paths[0];
  }

  private static double share(BigInteger part, BigInteger whole) {
    return whole.signum() == 0
        ? 0
        : new BigDecimal(part).divide(new BigDecimal(whole), MathContext.DECIMAL64).doubleValue();
  }

  @Override
  public double[] of(int node, long spent) {
    return shares[node];
  }

  @Override
  public long spend(Diagram.Arc arc) {
    return 0;
  }
}

package dev.nasc.explore;

/**
 * With what weight a draw follows each arc of a node; zero where nothing allowed lies behind it.
 */
interface ArcWeights {
  /**
   * The weights of a node's arcs, in their order.
   *
   * @param spent what the path to the node has cost, in the measure that is bounded
   */
  double[] of(int node, long spent);

  /** What an arc adds to {@code spent}. */
  long spend(Diagram.Arc arc);
}

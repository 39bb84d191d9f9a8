package dev.nasc.network;

import ai.djl.ndarray.NDManager;

/**
 * How batch norm and dropout behave in a forward pass.
 *
 * @param statistics the running means and variances that are read or moved
 * @param batchStatistics whether to normalise by the batch and move the running statistics
 * @param momentum how far they move: PyTorch's, 1 forgets the past
 * @param dropout whether elements are dropped
 * @param dropPath the share of examples for which a branch of a sum is dropped
 * @param shares what mixed operations take of their inputs
 */
public record Mode(
    Statistics statistics,
    boolean batchStatistics,
    double momentum,
    boolean dropout,
    double dropPath,
    Shares shares) {

  /** The same on another device. */
  public Mode on(Replica replica, NDManager pass) {
    return new Mode(
        replica.statistics().orElse(statistics),
        batchStatistics,
        momentum,
        dropout,
        dropPath,
        shares.on(replica, pass));
  }

  /**
   * The same for a part of a pass that runs again, or is the first to: with a graph of its own from
   * the shares on.
   *
   * @param moved the statistics that it moves
   */
  Mode again(Statistics moved) {
    return new Mode(moved, batchStatistics, momentum, dropout, dropPath, shares.again());
  }

  /** While weights are trained. */
  public static Mode training(Statistics statistics) {
    return training(statistics, 0);
  }

  /** While weights are trained, and branches of sums are dropped. */
  public static Mode training(Statistics statistics, double dropPath) {
    return new Mode(statistics, true, 0.1, true, dropPath, Shares.NONE);
  }

  /** While a mixture is searched: each batch by its own statistics, and none are kept. */
  public static Mode searching(Statistics statistics, Shares shares) {
    return new Mode(statistics, true, 0, true, 0, shares);
  }

  /**
   * While only the statistics are measured: after batches 0…n they are the plain mean over the
   * batches, whatever they were before (cumulative, no momentum).
   *
   * @param batch its number, from 0
   */
  public static Mode recalibrating(Statistics statistics, int batch) {
    return new Mode(statistics, true, 1.0 / (batch + 1), false, 0, Shares.NONE);
  }

  /** Whether norms go by the batch and keep no statistics. */
  boolean keepsNoStatistics() {
    return batchStatistics && momentum == 0;
  }

  /** With statistics that stand. */
  public static Mode evaluating(Statistics statistics) {
    return new Mode(statistics, false, 0, false, 0, Shares.NONE);
  }
}

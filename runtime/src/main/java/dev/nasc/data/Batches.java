package dev.nasc.data;

import dev.nasc.search.Draws;

/**
 * Which examples are in which batch. Each epoch shuffles anew, by a draw keyed by the epoch, so a
 * resumed training goes on in the middle of one. The last batch of an epoch may be smaller, but
 * never holds a single example, which batch norm could not normalise: that one joins the batch
 * before it.
 */
public final class Batches {
  private final int examples;
  private final int batch;
  private final long seed;
  private final String phase;

  /**
   * @param examples at least 2
   * @param batch examples a batch, as the recipe has it; no more than there are
   * @param seed of the run
   * @param phase the label of the phase that trains
   */
  public Batches(int examples, int batch, long seed, String phase) {
    if (examples < 2) {
      throw new DataUnavailable("Training needs at least 2 examples; there are " + examples + ".");
    }
    this.examples = examples;
    this.batch = Math.max(2, Math.min(batch, examples));
    this.seed = seed;
    this.phase = phase;
  }

  public int perEpoch() {
    int whole = examples / batch;
    return examples % batch > 1 ? whole + 1 : whole;
  }

  /** The order in which an epoch takes the examples. */
  public long[] order(long epoch) {
    var random = Draws.of(seed, phase, epoch, "order of examples");
    var order = new long[examples];
    var permutation = Shuffle.permutation(examples, random);
    for (int i = 0; i < examples; i++) {
      order[i] = permutation[i];
    }
    return order;
  }

  /** Where batch {@code number} of an epoch starts in its order. */
  public int start(int number) {
    return number * batch;
  }

  /** Where it ends, exclusive. */
  public int end(int number) {
    return number == perEpoch() - 1 ? examples : start(number + 1);
  }
}

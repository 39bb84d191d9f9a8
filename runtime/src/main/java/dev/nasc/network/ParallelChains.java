package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chains of layers that begin at one tensor and can run as one, over their channels side by side:
 * alike but for their weights. With few channels the engine takes as long for one of them as for
 * all.
 *
 * @param input the tensor, by number
 * @param kinds as many chains of each
 * @param elements the most that all chains of a kind yield in a stage for one image, or take
 */
record ParallelChains(int input, List<Kind> kinds, long elements) {
  /** Up to so many, what one stage hands to the next stays in a core's cache. */
  private static final long MOST_ELEMENTS = 1 << 18;

  ParallelChains {
    kinds = List.copyOf(kinds);
  }

  /**
   * Chains of the same operations.
   *
   * @param stages layers by number: as many a stage as there are chains, the n-th of a stage
   *     following on the n-th before
   */
  record Kind(List<List<Integer>> stages) {
    Kind {
      stages = List.copyOf(stages);
    }

    /** The tensors that the last layers yield. */
    List<Integer> outputs() {
      return stages.get(stages.size() - 1).stream().map(layer -> layer + 1).toList();
    }
  }

  /** How many chains there are of each kind. */
  int count() {
    return kinds.get(0).stages().get(0).size();
  }

  /** All layers, by number. */
  Stream<Integer> layers() {
    return kinds.stream().flatMap(kind -> kind.stages().stream()).flatMap(List::stream);
  }

  /** Whether running them side by side is the same, and faster. */
  boolean fit(NDArray input, Mode mode) {
    return mode.keepsNoStatistics()
        && input.getDataType() == DataType.FLOAT32
        && elements * input.getShape().get(0) <= MOST_ELEMENTS;
  }
}

package dev.nasc.explore;

import dev.nasc.model.Cost;
import dev.nasc.model.TensorShape;
import java.util.Map;

/**
 * A cell counted by itself in some surroundings.
 *
 * @param entry what is paid in these surroundings beyond what the body costs
 * @param ends where the body ends, for each shape that the cell can yield here
 */
record CellWalk(CellBody body, Cost entry, Map<TensorShape, Integer> ends) {

  /** What it yields where its body ends at {@code end}. */
  TensorShape output(int end) {
    return ends.entrySet().stream()
        .filter(entry -> entry.getValue() == end)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}

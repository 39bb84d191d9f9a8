package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import dev.nasc.model.Operation;
import java.util.List;

/**
 * The code of an operation that a file declares with {@code java: "…"}. It is offered to {@link
 * java.util.ServiceLoader} by a jar on the class path of the runtime; nothing else is ever loaded,
 * whatever a file names.
 */
public interface OwnOperation {
  /** The shapes of what it learns, in the order in which {@link #forward} takes them. */
  List<long[]> parameters(Operation.Custom operation);

  /**
   * Runs it.
   *
   * @param input N×C×H×W; it stays open
   * @return a new array of N images of the declared output's shape
   */
  NDArray forward(Operation.Custom operation, NDArray input, List<NDArray> parameters);
}

package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A forward pass through a network and its heads that a backward pass can follow. */
public interface Pass extends AutoCloseable {
  /** What each head yields, in their order, then what the network does: N×classes each; close. */
  List<NDArray> outputs();

  /** Goes on from the outputs, whose gradients are known by now, to the parameters. */
  void backward();

  @Override
  void close();

  /** One whose graph the engine keeps whole, so that its own backward pass reaches all. */
  record Whole(List<NDArray> outputs) implements Pass {
    @Override
    public void backward() {}

    @Override
    public void close() {}
  }
}

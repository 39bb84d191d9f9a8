package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;

/** The weights of one layer: what is learned, and what a forward pass makes of it. */
public interface LayerWeights {
  /** What an update moves. */
  List<Parameter> learned();

  /** The arrays that the layer computes with, in the order and shapes of its operation. */
  List<NDArray> values();

  /** Ends what {@link #values} made for one pass. */
  void release(List<NDArray> values);

  /** The same with other parameters in place of what is learned. */
  LayerWeights with(UnaryOperator<Parameter> others);

  /** Parameters as they are. */
  record Whole(List<Parameter> learned) implements LayerWeights {
    @Override
    public List<NDArray> values() {
      return learned.stream().map(Parameter::value).toList();
    }

    @Override
    public void release(List<NDArray> values) {}

    @Override
    public LayerWeights with(UnaryOperator<Parameter> others) {
      return new Whole(learned.stream().map(others).toList());
    }
  }
}

package dev.nasc.network;

import dev.nasc.model.Layer;

/** Where networks take their weights from. */
public interface Bank extends AutoCloseable {
  /** The weights of a layer. */
  LayerWeights layer(Layer layer);

  @Override
  void close();
}

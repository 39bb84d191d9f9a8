package dev.nasc.train;

import ai.djl.ndarray.NDArray;

/** A trained network, from which another learns (Hinton et al. 2015). */
public interface Teacher extends AutoCloseable {
  /**
   * What it says of some images.
   *
   * @param images N×C×H×W
   * @return the probabilities of the classes, N×classes, in the images' manager; not differentiated
   */
  NDArray probabilities(NDArray images);

  @Override
  void close();
}

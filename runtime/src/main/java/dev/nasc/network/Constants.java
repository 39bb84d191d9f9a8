package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Arrays on a device that every pass needs and none changes, each made once. */
final class Constants {
  private final Torch torch;
  private final NDManager manager;
  private final Map<Integer, Statistics.Pair> plain = new HashMap<>();
  private final Map<Integer, Statistics.Pair> unread = new HashMap<>();
  private final Map<Integer, NDArray> diagonals = new HashMap<>();

  /**
   * @param manager with which they end
   */
  Constants(Torch torch, NDManager manager) {
    this.torch = torch;
    this.manager = manager;
  }

  /** The scale of a norm that learns none. */
  NDArray one(int channels) {
    return plain.computeIfAbsent(channels, this::standing).variance();
  }

  /** The shift of a norm that learns none. */
  NDArray zero(int channels) {
    return plain.computeIfAbsent(channels, this::standing).mean();
  }

  /** Statistics of norms that keep none; the engine counts them as written to, so no others. */
  Statistics.Pair unread(int channels) {
    return unread.computeIfAbsent(channels, this::standing);
  }

  /** Mean 0 and variance 1. */
  Statistics.Pair standing(int channels) {
    var shape = new Shape(channels);
    var ones = new float[channels];
    Arrays.fill(ones, 1);
    return new Statistics.Pair(torch.zeros(manager, shape), torch.upload(manager, ones, shape));
  }

  /** Ones where the first of four axes agrees with the third, else zeros: k×1×k×1. */
  NDArray diagonal(int k) {
    return diagonals.computeIfAbsent(
        k,
        key -> {
          var ones = new float[k * k];
          for (int i = 0; i < k; i++) {
            ones[i * k + i] = 1;
          }
          return torch.upload(manager, ones, new Shape(k, 1, k, 1));
        });
  }
}

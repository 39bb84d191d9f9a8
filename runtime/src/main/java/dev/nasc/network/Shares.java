package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import dev.nasc.model.Operation;

/** What mixed operations take of each of their inputs. */
public interface Shares {
  /** Of a network without mixed operations. */
  Shares NONE =
      share -> {
        throw new IllegalStateException("this network mixes nothing");
      };

  /** The factor of an input: an array without axes, which stays open. */
  NDArray of(Operation.Mix.Share share);
}

package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.model.Operation;

/** What mixed operations take of each of their inputs. */
public interface Shares {
  /** Of a network without mixed operations. */
  Shares NONE =
      new Shares() {
        @Override
        public NDArray of(Operation.Mix.Share share) {
          throw new IllegalStateException("this network mixes nothing");
        }

        @Override
        public Shares on(Replica replica, NDManager pass) {
          return this;
        }

        @Override
        public Shares again() {
          return this;
        }
      };

  /** The factor of an input: an array without axes, which stays open. */
  NDArray of(Operation.Mix.Share share);

  /**
   * The same on another device.
   *
   * @param pass the manager of a pass there, with which they end
   */
  Shares on(Replica replica, NDManager pass);

  /** The same, computed anew: a backward pass takes the graph of what was computed with it. */
  Shares again();
}

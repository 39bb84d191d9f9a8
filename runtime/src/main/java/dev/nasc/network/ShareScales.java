package dev.nasc.network;

import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.Operation.Mix.Share;
import java.util.HashMap;
import java.util.Map;

/**
 * Norms without a learned scale that end an option of a mixed operation, and are used nowhere else:
 * the option's share is their scale. That spares the product, and keeping what it was made of until
 * the backward pass.
 *
 * @param shares by the number of the norm
 */
record ShareScales(Map<Integer, Share> shares) {

  static ShareScales of(Network network) {
    var uses = new int[network.layers().size() + 1];
    network.layers().forEach(layer -> layer.inputs().forEach(id -> uses[id]++));
    var shares = new HashMap<Integer, Share>();
    for (var layer : network.layers()) {
      if (layer.operation() instanceof Operation.Mix mix) {
        for (int i = 0; i < layer.inputs().size(); i++) {
          int id = layer.inputs().get(i);
          if (uses[id] == 1 && isPlainNorm(network, id - 1)) {
            shares.put(id - 1, mix.shares().get(i));
          }
        }
      }
    }
    return new ShareScales(Map.copyOf(shares));
  }

  private static boolean isPlainNorm(Network network, int layer) {
    return layer >= 0
        && network.layers().get(layer).operation() instanceof Operation.BatchNorm norm
        && !norm.learned();
  }

  /** Whether a tensor has been multiplied with its share. */
  boolean isScaled(int tensor) {
    return shares.containsKey(tensor - 1);
  }
}

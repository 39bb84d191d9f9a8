package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.nasc.model.Network;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs layers of a network: one after another, or chains of them side by side, where the first of
 * their layers stands.
 *
 * @param weights of all layers, by number
 */
record Runner(Network network, List<LayerWeights> weights, Plan plan, Mode mode) {
  /**
   * Which layers of a network run together.
   *
   * @param chains by the number of their first layer
   */
  record Plan(Map<Integer, ParallelChains> chains, ShareScales scales) {
    static Plan of(Network network) {
      return new Plan(ChainFinder.find(network), ShareScales.of(network));
    }
  }

  /**
   * @param tensors by number, those that enter; what the steps yield is added
   * @param kept which of them are not closed after their last use; one whose place another takes is
   *     none of them any more
   */
  void run(List<Step> steps, NDArray[] tensors, Set<Integer> kept) {
    int last = steps.get(steps.size() - 1).number();
    var done = new HashSet<Integer>();
    for (var step : steps) {
      var parallel = plan.chains().get(step.number());
      if (parallel != null
          && parallel.layers().allMatch(layer -> layer <= last)
          && parallel.fit(tensors[parallel.input()], mode)) {
        Torch.run(() -> run(parallel, tensors));
        parallel.layers().forEach(done::add);
      }
      if (!done.contains(step.number())) {
        run(step, tensors, kept);
      }
      for (int id : step.last()) {
        if (!kept.contains(id) && tensors[id] != null) { // what lies within chains is closed
          tensors[id].close();
        }
      }
    }
  }

  private void run(ParallelChains parallel, NDArray[] tensors) {
    try (var input = ParallelCall.repeated(tensors[parallel.input()], parallel.count())) {
      for (var kind : parallel.kinds()) {
        var outputs = ParallelCall.run(kind, this, input);
        for (int i = 0; i < outputs.size(); i++) {
          tensors[kind.outputs().get(i)] = outputs.get(i);
        }
      }
    }
  }

  private void run(Step step, NDArray[] tensors, Set<Integer> kept) {
    if (mode.dropPath() > 0) {
      step.branches().forEach(id -> dropPath(tensors, id, kept));
    }
    var layer = network.layers().get(step.number());
    var inputs = layer.inputs().stream().map(id -> tensors[id]).toList();
    var own = weights.get(step.number());
    tensors[step.number() + 1] =
        Torch.call(
            () -> {
              var values = own.values();
              var output =
                  layer.operation().accept(new LayerCall(this, step.number(), values, inputs));
              own.release(values);
              return output;
            });
  }

  /** The scale of a norm that learns none. Close it. */
  NDArray scale(int norm, int channels) {
    var one = mode.statistics().constants().one(channels);
    var share = plan.scales().shares().get(norm);
    return share == null ? one.reshape(one.getShape()) : one.mul(mode.shares().of(share));
  }

  /**
   * Sets a branch to 0 for a share of the examples, and scales it up for the others (Larsson et al.
   * 2017, FractalNet; quark0/darts cnn/utils.py).
   */
  private void dropPath(NDArray[] tensors, int id, Set<Integer> kept) {
    var branch = tensors[id];
    float share = (float) mode.dropPath();
    try (var one = branch.get(new NDIndex(":, 0:1, 0:1, 0:1"));
        var ones = one.onesLike();
        var factors = ones.getNDArrayInternal().dropout(ones, share, true).get(0)) {
      tensors[id] = branch.mul(factors);
    }
    if (!kept.remove(id)) {
      branch.close();
    }
  }
}

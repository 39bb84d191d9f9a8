package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.TreeMap;

/**
 * Forward and backward passes through a mixture, by what they are to reach: gradients are added to
 * the architecture parameters, to the weights, or to both.
 */
final class MixturePasses {
  private final Torch torch;
  private final Execution network;
  private final Alphas alphas;
  private final Statistics statistics;
  private final List<Parameter> weights;

  MixturePasses(Torch torch, Execution network, Alphas alphas, Statistics statistics) {
    this.torch = torch;
    this.network = network;
    this.alphas = alphas;
    this.statistics = statistics;
    var byKey = new TreeMap<String, Parameter>();
    network.parameters().forEach(parameter -> byKey.put(parameter.key(), parameter));
    this.weights = List.copyOf(byKey.values());
  }

  /** The weights of the mixture, without its architecture parameters. */
  List<Parameter> weights() {
    return weights;
  }

  Alphas alphas() {
    return alphas;
  }

  /** To α alone. */
  void toAlphas(LossStep loss, Batch batch) {
    without(weights, () -> toBoth(loss, batch));
  }

  /** To the weights alone. */
  void toWeights(LossStep loss, Batch batch) {
    without(alphas.parameters(), () -> toBoth(loss, batch));
  }

  void toBoth(LossStep loss, Batch batch) {
    try (NDManager pass = torch.newManager()) {
      var mode = Mode.searching(statistics, alphas.softmax(pass));
      loss.backward(network, batch, mode, new Scaled(pass));
    }
  }

  /** What a backward pass need not reach, it does not compute. */
  static void without(List<Parameter> parameters, Runnable pass) {
    parameters.forEach(parameter -> Torch.record(parameter.value(), false));
    try {
      pass.run();
    } finally {
      parameters.forEach(parameter -> Torch.record(parameter.value(), true));
    }
  }
}

package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.Examples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.evaluate.network.Latency;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Network;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;

/**
 * What a trained network does on its data.
 *
 * @param accuracy on the validation part, 0–1
 * @param testAccuracy on the test part, 0–1
 * @param latencySeconds of one image on this device
 * @param sameData whether the weights were trained on these data
 */
public record NetworkFigures(
    double accuracy, double testAccuracy, double latencySeconds, boolean sameData) {

  private static final LatencySource.Device ONE_IMAGE = new LatencySource.Device(1, 31);

  /**
   * Measures them.
   *
   * @param saved as {@link EngineFiles#network} wrote it
   * @throws dev.nasc.network.BrokenFile where it is not of this network
   */
  static NetworkFigures of(Torch torch, Network network, Dataset data, Safetensors saved) {
    try (var weights = new Weights(torch, 0, "saved");
        var statistics = new Statistics(torch)) {
      EngineFiles.restore(network, saved, weights, statistics);
      var execution = new Execution(network, weights);
      var mode = Mode.evaluating(statistics);
      return new NetworkFigures(
          accuracy(torch, execution, mode, data.validation()),
          accuracy(torch, execution, mode, data.test()),
          Latency.of(torch, execution, ONE_IMAGE).seconds(),
          data.fingerprint().equals(saved.metadata().get("data_sha256")));
    }
  }

  private static double accuracy(Torch torch, Execution network, Mode mode, Examples part) {
    try (var examples = new DeviceExamples(torch, part)) {
      return Accuracy.of(torch, network, mode, examples);
    }
  }
}

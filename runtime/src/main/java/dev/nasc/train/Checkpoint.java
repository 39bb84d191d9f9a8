package dev.nasc.train;

import dev.nasc.network.BrokenFile;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a training as a file holds it: step, weights, batch norm's statistics, the updater's
 * slots with a count for each parameter, the counters of fairness, the fingerprint of the engine.
 * No generator's state: every draw is a function of the step.
 */
final class Checkpoint {
  private static final String FORMAT = "nasc checkpoint 1";
  private static final String WEIGHTS = "weights/";
  private static final String MEANS = "means/";
  private static final String VARIANCES = "variances/";
  private static final String SLOTS = "slots/";
  private static final String COUNTS = "counts/";
  private static final String FAIRNESS = "fairness";

  private Checkpoint() {}

  /** The file of a state. */
  static Safetensors of(
      long step,
      Map<String, String> notes,
      Weights weights,
      Statistics statistics,
      Slots slots,
      FairCounters counters) {
    List<Tensor> tensors = new ArrayList<>();
    weights.all().forEach((key, p) -> tensors.add(Torch.download(WEIGHTS + key, p.value())));
    statistics
        .all()
        .forEach(
            (key, pair) -> {
              tensors.add(Torch.download(MEANS + key, pair.mean()));
              tensors.add(Torch.download(VARIANCES + key, pair.variance()));
            });
    slots.arrays().forEach((key, array) -> tensors.add(Torch.download(SLOTS + key, array)));
    slots.counts().forEach((key, count) -> tensors.add(Tensor.of(COUNTS + key, count)));
    tensors.add(Tensor.of(FAIRNESS, counters.flat()));
    var metadata = new TreeMap<>(notes);
    metadata.put("format", FORMAT);
    metadata.put("step", Long.toString(step));
    return Safetensors.of(metadata, tensors);
  }

  /** How many steps it has done. */
  static long step(Safetensors file) {
    if (!FORMAT.equals(file.metadata().get("format"))) {
      throw new BrokenFile("This is no checkpoint of a training in the format `" + FORMAT + "`.");
    }
    return Long.parseLong(file.metadata().getOrDefault("step", "0"));
  }

  /** Puts what it holds into a training that has not begun. */
  static void restore(
      Safetensors file,
      Weights weights,
      Statistics statistics,
      Slots slots,
      FairCounters counters) {
    file.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(WEIGHTS)) {
                weights.put(name.substring(WEIGHTS.length()), tensor);
              } else if (name.startsWith(MEANS)) {
                var key = name.substring(MEANS.length());
                statistics.put(key, tensor, file.tensor(VARIANCES + key));
              } else if (name.startsWith(SLOTS)) {
                slots.put(name.substring(SLOTS.length()), tensor);
              } else if (name.startsWith(COUNTS)) {
                slots.putCount(name.substring(COUNTS.length()), tensor.longs()[0]);
              }
            });
    counters.restore(file.tensor(FAIRNESS).longs());
  }
}

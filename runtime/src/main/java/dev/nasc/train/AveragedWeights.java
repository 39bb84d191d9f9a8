package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.network.Parameter;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The moving means of all weights and of batch norm's statistics, as TensorFlow has them: {@code m
 * = dm + (1−d)w} with {@code d = min(kept, (1+t)/(10+t))} in step t. They lie in the slots, so a
 * checkpoint holds them.
 *
 * @param kept what a step keeps of a mean, 0–1
 */
record AveragedWeights(Torch torch, Slots slots, double kept) {

  /** Moves the means, after an update. */
  void update(Scaled scaled, Weights weights, Statistics statistics) {
    for (var parameter : all(weights, statistics)) {
      long updates = slots.count(parameter);
      double decay = updates == 1 ? 0 : Math.min(kept, (1.0 + updates) / (10 + updates));
      var mean = slots.of("mean", parameter);
      scaled.scale(mean, decay);
      scaled.add(mean, parameter.value(), 1 - decay);
    }
  }

  /** Uses the means in place of what they are of, which comes back afterwards. */
  <T> T inPlace(Weights weights, Statistics statistics, Supplier<T> use) {
    var all = all(weights, statistics);
    try (var manager = torch.newManager()) {
      var before = new ArrayList<NDArray>();
      for (var parameter : all) {
        var copy = parameter.value().duplicate();
        copy.attach(manager);
        before.add(copy);
      }
      set(all, all.stream().map(parameter -> slots.of("mean", parameter)).toList());
      try {
        return use.get();
      } finally {
        set(all, before);
      }
    }
  }

  private static void set(List<Parameter> parameters, List<NDArray> values) {
    for (int i = 0; i < values.size(); i++) {
      Torch.set(parameters.get(i).value(), values.get(i));
    }
  }

  private static List<Parameter> all(Weights weights, Statistics statistics) {
    var all = new ArrayList<>(weights.all().values());
    statistics
        .all()
        .forEach(
            (key, pair) -> {
              all.add(new Parameter(key + ".running_mean", pair.mean()));
              all.add(new Parameter(key + ".running_var", pair.variance()));
            });
    return all;
  }
}

package dev.nasc.train;

import dev.nasc.network.Torch;
import java.util.Map;
import java.util.TreeMap;

/** The gradients of a training's first step, by parameter; none where a parameter has none. */
final class Gradients {
  private Gradients() {}

  static Map<String, float[]> of(Torch torch, PathTraining training) {
    var all = new TreeMap<String, float[]>();
    Torch.notRecording(
        () -> {
          try (var manager = torch.newManager()) {
            training
                .gradients(manager, 0)
                .forEach(
                    (key, parameter) -> {
                      try (var gradient = Torch.gradient(parameter.value())) {
                        all.put(key, gradient == null ? new float[0] : gradient.toFloatArray());
                      }
                    });
          }
        });
    return all;
  }
}

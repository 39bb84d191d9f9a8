package dev.nasc.phase;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonParser;
import dev.nasc.data.Standard;
import dev.nasc.network.Torch;
import dev.nasc.search.CandidateJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings images to the scale of other data: from what was standardised by one mean and deviation a
 * channel to what the others would have made of the same pixels.
 *
 * @param factor 1×C×1×1
 * @param shift 1×C×1×1
 */
record Rescaling(NDManager manager, NDArray factor, NDArray shift) implements AutoCloseable {

  /**
   * From the scale of some data to that of the data in a file's metadata; empty where they are the
   * same, or the file tells none.
   */
  static Optional<Rescaling> of(Torch torch, Standard here, Map<String, String> metadata) {
    var mean = numbers(metadata.get("mean"));
    var deviation = numbers(metadata.get("deviation"));
    int channels = here.mean().size();
    boolean same = mean.equals(here.mean()) && deviation.equals(here.deviation());
    if (same || mean.size() != channels || deviation.size() != channels) {
      return Optional.empty();
    }
    var factor = new float[channels];
    var shift = new float[channels];
    for (int i = 0; i < channels; i++) {
      factor[i] = (float) (here.deviation().get(i) / deviation.get(i));
      shift[i] = (float) ((here.mean().get(i) - mean.get(i)) / deviation.get(i));
    }
    var manager = torch.newManager();
    var shape = new Shape(1, channels, 1, 1);
    return Optional.of(
        new Rescaling(
            manager, torch.upload(manager, factor, shape), torch.upload(manager, shift, shape)));
  }

  /** Whether the metadata of a file tell a scale that can be used, or none. */
  static boolean isScale(Map<String, String> metadata) {
    return numbers(metadata.get("mean")).stream().allMatch(Double::isFinite)
        && numbers(metadata.get("deviation")).stream()
            .allMatch(it -> it > 0 && Double.isFinite(it));
  }

  private static List<Double> numbers(@Nullable String json) {
    try {
      return CandidateJson.numbers(
          json == null ? null : JsonParser.parseString(json).getAsJsonArray());
    } catch (RuntimeException e) { // whatever the text is, it tells no scale
      return List.of();
    }
  }

  /** What some work makes of the images at the other scale. */
  NDArray in(NDArray images, UnaryOperator<NDArray> work) {
    try (var scaled = images.mul(factor);
        var shifted = scaled.add(shift)) {
      return work.apply(shifted);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}

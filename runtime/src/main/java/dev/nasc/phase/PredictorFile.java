package dev.nasc.phase;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.learn.AccuracyPredictor.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The artefact of a phase that learns to predict: a JSON object of layers and scales, whose numbers
 * read back as themselves.
 */
final class PredictorFile {
  static final String NAME = "predictor.json";

  private PredictorFile() {}

  static void write(Path file, AccuracyPredictor predictor) throws IOException {
    Files.writeString(file, new Gson().toJson(predictor.snapshot()) + "\n");
  }

  /**
   * The predictor again.
   *
   * @param random for what it learns from now on
   */
  static AccuracyPredictor read(Path file, RandomGenerator random) {
    try {
      var saved = new Gson().fromJson(Files.readString(file), Snapshot.class);
      return AccuracyPredictor.of(Objects.requireNonNull(saved), random);
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw new PhaseFailure("`" + file + "` cannot be read: " + e.getMessage());
    }
  }
}

package dev.nasc.search.strategy;

import dev.nasc.explore.SearchSpace;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.learn.AccuracyPredictor.Input;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.search.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a predictor says of architectures with their recipes, beside what is known of them. */
public final class Predictions {
  private final Known known;
  private final Encoding encoding;
  private final AccuracyPredictor predictor;
  private final Map<Architecture, Input> inputs = new HashMap<>();

  public Predictions(SearchSpace space, Known known, AccuracyPredictor predictor) {
    this.known = known;
    this.encoding = new Encoding(space);
    this.predictor = predictor;
  }

  AccuracyPredictor predictor() {
    return predictor;
  }

  /** An architecture with what came of it. */
  record Labelled(Architecture architecture, double accuracy) {}

  /**
   * Learns all that is known by now; nothing of one candidate alone.
   *
   * @param pretrained whether the embedding was trained before and stays at first
   */
  void learn(List<Labelled> told, boolean pretrained) {
    if (told.size() >= 2) {
      predictor.fit(
          told.stream().map(it -> input(it.architecture)).toList(),
          told.stream().mapToDouble(Labelled::accuracy).toArray(),
          pretrained);
    }
  }

  double accuracy(Architecture architecture) {
    return predictor.accuracy(input(architecture));
  }

  /** The predicted accuracy beside what is known. */
  public Map<Measure, Double> values(Architecture architecture) {
    var values = known.of(architecture);
    values.put(Measure.ACCURACY, accuracy(architecture));
    return values;
  }

  private Input input(Architecture architecture) {
    return inputs.computeIfAbsent(architecture, encoding::of);
  }
}

package dev.nasc.search.strategy;

import dev.nasc.explore.SearchSpace;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.learn.AccuracyPredictor.Input;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a predictor says of architectures with their recipes, beside what they cost. */
public final class Predictions {
  private final SearchSpace space;
  private final Encoding encoding;
  private final AccuracyPredictor predictor;
  private final Map<Architecture, Input> inputs = new HashMap<>();

  public Predictions(SearchSpace space, AccuracyPredictor predictor) {
    this.space = space;
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
  void learn(List<Labelled> known, boolean pretrained) {
    if (known.size() >= 2) {
      predictor.fit(
          known.stream().map(it -> input(it.architecture)).toList(),
          known.stream().mapToDouble(Labelled::accuracy).toArray(),
          pretrained);
    }
  }

  double accuracy(Architecture architecture) {
    return predictor.accuracy(input(architecture));
  }

  /** The predicted accuracy and the exact costs. */
  public Map<Measure, Double> values(Architecture architecture) {
    var values = new EnumMap<Measure, Double>(Measure.class);
    values.put(Measure.ACCURACY, accuracy(architecture));
    var cost = space.cost(architecture);
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        values.put(measure, (double) cost.of(measure));
      }
    }
    return values;
  }

  private Input input(Architecture architecture) {
    return inputs.computeIfAbsent(architecture, encoding::of);
  }
}

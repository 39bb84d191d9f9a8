package dev.nasc.search;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.util.EnumMap;
import java.util.Map;

/** What is known of an architecture before anything is evaluated. */
@FunctionalInterface
public interface Known {
  /** The figures, in a map that the caller may add to. */
  Map<Measure, Double> of(Architecture architecture);

  /** Its costs. */
  static Known costs(SearchSpace space) {
    return architecture -> {
      var values = new EnumMap<Measure, Double>(Measure.class);
      var cost = space.cost(architecture);
      for (var measure : Measure.values()) {
        if (measure.isCost()) {
          values.put(measure, (double) cost.of(measure));
        }
      }
      return values;
    };
  }
}

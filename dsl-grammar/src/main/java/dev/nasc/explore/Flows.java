package dev.nasc.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a walk does to all its flows alike. */
final class Flows {
  private Flows() {}

  static List<Flow> map(List<Flow> flows, UnaryOperator<State> change) {
    var changed = new ArrayList<Flow>(flows.size());
    for (var flow : flows) {
      changed.add(flow.with(change.apply(flow.state())));
    }
    return changed;
  }

  /** Flows in equal states go on as one. */
  static List<Flow> merge(List<Flow> flows) {
    if (flows.size() < 2) {
      return flows;
    }
    var places = new HashMap<State, Integer>(2 * flows.size());
    var alike = new ArrayList<List<Flow>>(flows.size());
    for (var flow : flows) {
      var place = places.putIfAbsent(flow.state(), alike.size());
      if (place == null) {
        alike.add(List.of(flow));
      } else if (alike.get(place).size() == 1) {
        alike.set(place, new ArrayList<>(List.of(alike.get(place).get(0), flow)));
      } else {
        alike.get(place).add(flow);
      }
    }
    if (alike.size() == flows.size()) {
      return flows;
    }
    var merged = new ArrayList<Flow>(alike.size());
    alike.forEach(group -> merged.add(Flow.join(group)));
    return merged;
  }
}

package dev.nasc.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    var byState = new LinkedHashMap<State, List<Flow>>();
    for (var flow : flows) {
      byState.computeIfAbsent(flow.state(), of -> new ArrayList<>(1)).add(flow);
    }
    if (byState.size() == flows.size()) {
      return flows;
    }
    var merged = new ArrayList<Flow>(byState.size());
    byState.values().forEach(alike -> merged.add(Flow.join(alike)));
    return merged;
  }
}

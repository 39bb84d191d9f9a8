package dev.nasc.explore;

import dev.nasc.model.Network;
import dev.nasc.model.TensorShape;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;

/**
 * Which layers of an architecture's network each place of the text has run, once each time.
 *
 * @param places those that run a layer
 */
public record Runs(Network network, Map<Span, List<Run>> places) {
  /**
   * A run.
   *
   * @param from its first layer
   * @param to behind its last
   */
  public record Run(int from, int to) {}

  public List<Run> of(Span place) {
    return places.getOrDefault(place, List.of());
  }

  /** What a place yields, once each time. */
  public List<TensorShape> yields(Span place) {
    return of(place).stream().map(run -> network.layers().get(run.to() - 1).output()).toList();
  }
}

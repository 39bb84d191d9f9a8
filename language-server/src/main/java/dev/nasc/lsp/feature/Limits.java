package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Measure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Limits for a {@code require} that is being typed, between which the costs of its space lie. */
final class Limits {
  private static final Set<String> ABOVE = Set.of("<", "<=");
  private static final Set<String> BELOW = Set.of(">", ">=");

  private final Caret caret;
  private final Visible visible;

  Limits(Caret caret, Visible visible) {
    this.caret = caret;
    this.visible = visible;
  }

  /** The least, the mean and the greatest cost, rounded to where the limit can be met. */
  List<Offer> all() {
    var frame = caret.inner();
    var cost = cost(frame.word(frame.entry().size() - 2));
    boolean above = ABOVE.contains(frame.lastWord());
    if (cost.isEmpty() || !(above || BELOW.contains(frame.lastWord()))) {
      return List.of();
    }
    return space().map(it -> limits(it, cost.get(), above)).orElse(List.of());
  }

  private static Optional<Measure> cost(String word) {
    return Stream.of(Measure.values())
        .filter(measure -> measure.isCost() && measure.word().equals(word))
        .findFirst();
  }

  private static List<Offer> limits(WalkedSpace space, Measure cost, boolean above) {
    var bounds = space.bounds(cost);
    long mean = Math.round(space.moments(cost).mean());
    return List.of(
        limit("least", bounds.least(), above, 0),
        limit("mean", mean, above, 1),
        limit("greatest", bounds.greatest(), above, 2));
  }

  private static Offer limit(String what, long cost, boolean above, int rank) {
    return Offer.value(Figures.limit(cost, above), rank, what + ": " + Figures.grouped(cost));
  }

  /** The space that is required of: the one around the caret, or the one that is searched. */
  private Optional<WalkedSpace> space() {
    var around = caret.frames().get(Math.min(1, caret.frames().size() - 1)).head();
    if (around.size() < 2) {
      return Optional.empty();
    }
    var name = around.get(1).text();
    return around.get(0).text().equals("space") ? visible.walked(name) : visible.searched(name);
  }
}

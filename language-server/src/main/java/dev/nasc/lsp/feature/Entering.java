package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.TensorShape;
import dev.nasc.source.Span;
import java.util.Optional;

/** The shape that enters the step at a caret: what the step before it yields. */
final class Entering {
  private Entering() {}

  /** Of the cheapest architecture; nothing where that has not been asked for yet. */
  static Optional<TensorShape> at(Analysis good, Snapshot snapshot, int offset) {
    var map = OffsetMap.between(snapshot.text(), good.file().text());
    int then = map.map(offset).orElse(map.same());
    return NodesAt.find(good.compilation().tree(), then).stream()
        .filter(Expression.Braces.class::isInstance)
        .map(Expression.Braces.class::cast)
        .reduce((outer, inner) -> inner)
        .flatMap(braces -> before(braces, then))
        .flatMap(step -> yields(good, step));
  }

  private static Optional<Span> before(Expression.Braces braces, int offset) {
    return braces.items().stream()
        .filter(item -> NodesAt.span(item).end() <= offset)
        .flatMap(item -> step(item).stream())
        .reduce((earlier, later) -> later);
  }

  private static Optional<Span> step(Item item) {
    if (item instanceof Item.Step step) {
      return Optional.of(step.value().span());
    }
    return item instanceof Item.Labelled step ? Optional.of(step.value().span()) : Optional.empty();
  }

  private static Optional<TensorShape> yields(Analysis good, Span step) {
    return good.spacesAt(step).stream()
        .flatMap(space -> good.knownCheapest(space).stream())
        .flatMap(runs -> runs.yields(step).stream())
        .findFirst();
  }
}

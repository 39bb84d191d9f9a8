package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.source.Span;
import java.util.Optional;

/** The options of a choice as they are written. */
final class Options {
  private Options() {}

  /** What to delete so that an option is gone, with the comma behind it or before it. */
  static Optional<Span> dropped(Expression.Choice choice, Span option) {
    var all = choice.options();
    for (int at = 0; at < all.size(); at++) {
      var own = all.get(at).span();
      if (own.contains(option.start()) && own.contains(option.end())) {
        boolean last = at + 1 == all.size();
        var file = own.file();
        return Optional.of(
            last
                ? file.span(at == 0 ? own.start() : all.get(at - 1).span().end(), own.end())
                : file.span(own.start(), all.get(at + 1).span().start()));
      }
    }
    return Optional.empty();
  }
}

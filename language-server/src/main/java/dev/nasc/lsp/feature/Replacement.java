package dev.nasc.lsp.feature;

import dev.nasc.source.Span;
import java.util.Comparator;
import java.util.List;

/** Another word in the place of one. */
record Replacement(Span span, String word) {

  /** A text with all of them made; none of them overlap. */
  static String apply(String text, List<Replacement> all) {
    var edited = new StringBuilder(text);
    all.stream()
        .sorted(Comparator.comparingInt((Replacement it) -> it.span.start()).reversed())
        .forEach(it -> edited.replace(it.span.start(), it.span.end(), it.word));
    return edited.toString();
  }
}

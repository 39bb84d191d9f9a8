package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The newest text that could be read, the document's or an earlier one, and where its places lie
 * now: while someone types, what was known stays in sight.
 *
 * @param toNow nothing where it is the document's text itself
 */
record LastReadable(Analysis analysis, Optional<OffsetMap> toNow) {
  /** What is said beside all that is taken from an earlier text. */
  static final String NOTE = "As of the last text without errors.";

  static LastReadable of(Question question) {
    var now = question.analysis();
    return question
        .lastGood()
        .filter(good -> !now.isReadable())
        .map(good -> new LastReadable(good, Optional.of(map(good, question))))
        .orElseGet(() -> new LastReadable(now, Optional.empty()));
  }

  private static OffsetMap map(Analysis good, Question question) {
    return OffsetMap.between(good.file().text(), question.snapshot().text());
  }

  boolean isNow() {
    return toNow.isEmpty();
  }

  /** Where one of its offsets lies now; nowhere where that has been typed over. */
  OptionalInt now(int offset) {
    return toNow.map(map -> map.map(offset)).orElseGet(() -> OptionalInt.of(offset));
  }

  /** Whether it has such a place. */
  boolean holds(int start, int end) {
    return 0 <= start && start <= end && end <= analysis.file().text().length();
  }
}

package dev.nasc.lsp.document;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.Diagnostic.Related;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Mistakes of syntax are told as soon as they are made or mended; what else was found stays where
 * its declaration is the same, until the whole text has been analysed again.
 */
final class SyntaxFirst {
  private final Snapshot snapshot;
  private final Analysis last;

  private SyntaxFirst(Snapshot snapshot, Analysis last) {
    this.snapshot = snapshot;
    this.last = last;
  }

  /** What to tell of the newest text; empty where its mistakes of syntax have been told already. */
  static Optional<List<Diagnostic>> findings(Document document, Snapshot snapshot) {
    var mistakes = snapshot.parsed().findings();
    var told = document.findings().stream().filter(Analysis::isSyntax).toList();
    if (words(mistakes).equals(words(told))) {
      return Optional.empty();
    }
    var findings = new ArrayList<>(mistakes);
    document.last().ifPresent(last -> findings.addAll(new SyntaxFirst(snapshot, last).carried()));
    return Optional.of(findings);
  }

  private static List<String> words(List<Diagnostic> mistakes) {
    return mistakes.stream().map(Diagnostic::message).sorted().toList();
  }

  private List<Diagnostic> carried() {
    return last.compilation().diagnostics().stream()
        .filter(Predicate.not(Analysis::isSyntax))
        .flatMap(finding -> moved(finding).stream())
        .toList();
  }

  private Optional<Diagnostic> moved(Diagnostic finding) {
    return moved(finding.span())
        .map(
            span ->
                new Diagnostic(
                    finding.code(),
                    span,
                    finding.arguments(),
                    finding.hint(),
                    finding.related().flatMap(this::moved)));
  }

  private Optional<Related> moved(Related related) {
    return moved(related.span()).map(span -> new Related(span, related.message()));
  }

  /** The place in the newest text; that of an imported file as it is. */
  private Optional<Span> moved(Span span) {
    if (!span.file().name().equals(snapshot.uri())) {
      return Optional.of(span);
    }
    OptionalInt start = last.moved(span.start(), snapshot);
    int length = snapshot.text().length();
    return start.isPresent() && start.getAsInt() + span.length() <= length
        ? Optional.of(snapshot.file().span(start.getAsInt(), start.getAsInt() + span.length()))
        : Optional.empty();
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;

/**
 * A change to this document that someone may want.
 *
 * @param title what it changes, with what was before and what is after
 * @param kind the protocol's word for what it is
 * @param finding what it mends
 */
record Fix(String title, String kind, Optional<Diagnostic> finding, List<Replacement> changes) {

  static Fix of(Diagnostic finding, String title, Span place, String word) {
    var change = List.of(new Replacement(place, word));
    return new Fix(title, CodeActionKind.QuickFix, Optional.of(finding), change);
  }

  static Fix rewriting(String title, List<Replacement> changes) {
    return new Fix(title, CodeActionKind.RefactorRewrite, Optional.empty(), changes);
  }
}

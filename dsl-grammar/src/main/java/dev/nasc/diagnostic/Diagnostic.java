package dev.nasc.diagnostic;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A finding as data: what it is, where, and the words that its sentence needs. Sentence, severity
 * and hint hang on the code.
 *
 * @param hint the way out, where it is known
 * @param related a second place and what is there
 */
public record Diagnostic(
    DiagnosticCode code,
    Span span,
    List<String> arguments,
    Optional<String> hint,
    Optional<Related> related) {
  public Diagnostic {
    arguments = List.copyOf(arguments);
  }

  public static Diagnostic of(DiagnosticCode code, Span span, Object... arguments) {
    var words = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    return new Diagnostic(code, span, words, Optional.empty(), Optional.empty());
  }

  public Diagnostic hint(String sentence) {
    return new Diagnostic(code, span, arguments, Optional.of(sentence), related);
  }

  public Diagnostic related(Span place, String sentence) {
    return new Diagnostic(code, span, arguments, hint, Optional.of(new Related(place, sentence)));
  }

  /** One sentence that names the thing. */
  public String message() {
    return code.sentence(arguments);
  }

  public Severity severity() {
    return code.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /** The other place that a finding is about. */
  public record Related(Span span, String message) {}
}

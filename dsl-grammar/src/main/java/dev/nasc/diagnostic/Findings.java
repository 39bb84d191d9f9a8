package dev.nasc.diagnostic;

import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings; a place is not told the same thing twice. */
public final class Findings {
  /** More of them help nobody, and a file of nonsense must not take for ever to describe. */
  private static final int MOST = 200;

  private final Map<Key, Diagnostic> findings = new LinkedHashMap<>();

  private record Key(DiagnosticCode code, String file, int start, int end) {}

  public void add(Diagnostic finding) {
    if (findings.size() > MOST) {
      return;
    }
    if (findings.size() == MOST) {
      findings.put(
          new Key(DiagnosticCode.TOO_MANY, "", 0, 0),
          Diagnostic.of(DiagnosticCode.TOO_MANY, finding.span(), MOST));
      return;
    }
    var span = finding.span();
    var key = new Key(finding.code(), span.file().name(), span.start(), span.end());
    findings.putIfAbsent(key, finding);
  }

  public void add(DiagnosticCode code, Span span, Object... arguments) {
    add(Diagnostic.of(code, span, arguments));
  }

  public void addAll(List<Diagnostic> all) {
    all.forEach(this::add);
  }

  public boolean hasErrors() {
    return findings.values().stream().anyMatch(Diagnostic::isError);
  }

  public List<Diagnostic> all() {
    return new ArrayList<>(findings.values());
  }
}

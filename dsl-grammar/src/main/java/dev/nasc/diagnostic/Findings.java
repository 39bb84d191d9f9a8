package dev.nasc.diagnostic;

import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings; a place is not told the same thing twice. */
public final class Findings {
  private final Map<Key, Diagnostic> findings = new LinkedHashMap<>();

  private record Key(DiagnosticCode code, String file, int start, int end) {}

  public void add(Diagnostic finding) {
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

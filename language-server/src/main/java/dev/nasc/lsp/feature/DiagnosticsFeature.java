package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;

/** Findings as the protocol tells them: with their hint in the message, and as data. */
public final class DiagnosticsFeature {
  private final Snapshot snapshot;
  private final Client client;

  public DiagnosticsFeature(Snapshot snapshot, Client client) {
    this.snapshot = snapshot;
    this.client = client;
  }

  public List<org.eclipse.lsp4j.Diagnostic> told(List<Diagnostic> findings) {
    return findings.stream().map(this::diagnostic).toList();
  }

  /** The same for a client that asks for them. */
  public static DocumentDiagnosticReport report(Question question) {
    boolean library = question.documents().library().holds(question.snapshot().uri());
    var told =
        library
            ? List.<org.eclipse.lsp4j.Diagnostic>of()
            : new DiagnosticsFeature(question.snapshot(), question.client())
                .told(question.analysis().compilation().diagnostics());
    var report = new RelatedFullDocumentDiagnosticReport(told);
    report.setResultId(Integer.toString(question.snapshot().version()));
    return new DocumentDiagnosticReport(report);
  }

  org.eclipse.lsp4j.Diagnostic diagnostic(Diagnostic finding) {
    var told = new org.eclipse.lsp4j.Diagnostic();
    told.setRange(range(finding.span()));
    told.setSeverity(severity(finding));
    told.setCode(finding.code().id());
    told.setSource("nasc");
    told.setMessage(Markdown.visible(message(finding)));
    finding.hint().ifPresent(hint -> told.setData(Map.of("hint", hint)));
    if (client.tags() && finding.code() == DiagnosticCode.UNUSED) {
      told.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    if (client.related()) {
      told.setRelatedInformation(related(finding));
    }
    return told;
  }

  private static DiagnosticSeverity severity(Diagnostic finding) {
    return switch (finding.severity()) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFORMATION -> DiagnosticSeverity.Information;
    };
  }

  private String message(Diagnostic finding) {
    var message = new StringBuilder(finding.message());
    finding.hint().ifPresent(hint -> message.append(' ').append(hint));
    finding
        .related()
        .filter(related -> isLibrary(related.span()))
        .ifPresent(it -> message.append(" (").append(it.span()).append(')'));
    if (!isHere(finding.span())) {
      message.insert(0, "In an imported file: ");
    }
    return message.toString();
  }

  private List<DiagnosticRelatedInformation> related(Diagnostic finding) {
    var places = new java.util.ArrayList<DiagnosticRelatedInformation>();
    if (!isHere(finding.span()) && !isLibrary(finding.span())) {
      places.add(new DiagnosticRelatedInformation(location(finding.span()), finding.message()));
    }
    finding
        .related()
        .filter(related -> !isLibrary(related.span()))
        .ifPresent(
            it -> places.add(new DiagnosticRelatedInformation(location(it.span()), it.message())));
    return places;
  }

  private boolean isHere(Span span) {
    return span.file().name().equals(snapshot.uri());
  }

  /** The library lies in our jar: no editor could open it. */
  private static boolean isLibrary(Span span) {
    return span.file().name().startsWith("std/");
  }

  private Location location(Span span) {
    var file = span.file();
    var positions =
        isHere(span)
            ? snapshot.positions()
            : new Positions(file.text(), snapshot.positions().encoding());
    return new Location(file.name(), positions.range(span));
  }

  /** Where it is shown in this document: what is wrong in an imported file at the first import. */
  private Range range(Span span) {
    return isHere(span)
        ? snapshot.positions().range(span)
        : snapshot.tree().items().stream()
            .filter(item -> item instanceof Item.Import imported && imported.quoted())
            .findFirst()
            .map(item -> snapshot.positions().range(item.span()))
            .orElseGet(() -> snapshot.positions().range(0, 0));
  }
}

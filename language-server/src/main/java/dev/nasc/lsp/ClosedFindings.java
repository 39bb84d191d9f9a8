package dev.nasc.lsp;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.ClosedFiles;
import dev.nasc.lsp.feature.DiagnosticsFeature;
import dev.nasc.lsp.protocol.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;

/** What is wrong in files that are not open, for a client that asks about the whole workspace. */
final class ClosedFindings {
  private final ClosedFiles files;
  private final Client client;
  private final Map<String, Told> told = new HashMap<>();
  private int last;

  private record Told(Analysis analysis, String id) {}

  ClosedFindings(ClosedFiles files, Client client) {
    this.files = files;
    this.client = client;
  }

  /**
   * @param before what the client has been told
   */
  synchronized WorkspaceDiagnosticReport report(List<PreviousResultId> before) {
    var known = new HashMap<String, String>();
    before.forEach(it -> known.put(it.getUri(), it.getValue()));
    var reports = new ArrayList<WorkspaceDocumentDiagnosticReport>();
    for (var file : files.all()) {
      var analysis = files.analysis(file);
      var id = id(file.uri(), analysis);
      if (id.equals(known.get(file.uri()))) {
        reports.add(
            new WorkspaceDocumentDiagnosticReport(
                new WorkspaceUnchangedDocumentDiagnosticReport(id, file.uri(), null)));
      } else {
        var findings =
            new DiagnosticsFeature(file, client).told(analysis.compilation().diagnostics());
        var report = new WorkspaceFullDocumentDiagnosticReport(findings, file.uri(), null);
        report.setResultId(id);
        reports.add(new WorkspaceDocumentDiagnosticReport(report));
      }
    }
    return new WorkspaceDiagnosticReport(reports);
  }

  private String id(String uri, Analysis analysis) {
    var before = told.get(uri);
    if (before != null && before.analysis() == analysis) {
      return before.id();
    }
    var now = new Told(analysis, Integer.toString(++last));
    told.put(uri, now);
    return now.id();
  }
}

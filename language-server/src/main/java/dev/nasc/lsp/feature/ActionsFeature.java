package dev.nasc.lsp.feature;

import dev.nasc.lsp.protocol.Client;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;

/** What can be changed at a place: ways out of its findings, and what else someone may want. */
public final class ActionsFeature {
  private final Question question;
  private final DiagnosticsFeature told;

  public ActionsFeature(Question question) {
    this.question = question;
    this.told = new DiagnosticsFeature(question.snapshot(), question.client());
  }

  /**
   * What can be done about a range.
   *
   * @param only the kinds that are asked for; empty for all
   */
  public List<CodeAction> actions(Range range, List<String> only) {
    return fixes(range)
        .filter(fix -> only.isEmpty() || only.stream().anyMatch(kind -> isA(fix.kind(), kind)))
        .map(fix -> action(fix, range))
        .toList();
  }

  private static boolean isA(String kind, String asked) {
    return kind.equals(asked) || kind.startsWith(asked + ".");
  }

  private Stream<Fix> fixes(Range range) {
    int from = question.snapshot().positions().offset(range.getStart());
    int to = question.snapshot().positions().offset(range.getEnd());
    var mending = new FindingFixes(question);
    var mended =
        question.analysis().compilation().diagnostics().stream()
            .filter(finding -> question.isHere(finding.span()))
            .filter(finding -> finding.span().start() <= to && finding.span().end() >= from)
            .flatMap(mending::of);
    var others =
        Stream.of(new ChoiceFixes(question, from), new Extraction(question, from, to))
            .flatMap(Supplier::get);
    return question.analysis().isReadable() ? Stream.concat(mended, others) : mended;
  }

  private CodeAction action(Fix fix, Range range) {
    var action = new CodeAction(fix.title());
    action.setKind(fix.kind());
    fix.finding().ifPresent(it -> action.setDiagnostics(List.of(told.diagnostic(it))));
    if (question.client().resolves().contains(Client.Later.EDIT)) {
      var positions = question.snapshot().positions();
      var later = Pending.data(question.snapshot());
      later.addProperty("from", positions.offset(range.getStart()));
      later.addProperty("to", positions.offset(range.getEnd()));
      action.setData(later);
    } else {
      action.setEdit(edit(fix));
    }
    return action;
  }

  /** An action with its edit. */
  public CodeAction resolve(CodeAction action, Pending pending) {
    var range = question.snapshot().positions().range(pending.number("from"), pending.number("to"));
    fixes(range)
        .filter(fix -> fix.title().equals(action.getTitle()))
        .findFirst()
        .ifPresent(fix -> action.setEdit(edit(fix)));
    return action;
  }

  private WorkspaceEdit edit(Fix fix) {
    return Edits.of(question, Map.of(question.snapshot().file(), fix.changes()));
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.compiler.Compilation;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Draft;
import dev.nasc.lsp.feature.RenameFeature.Answer;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One name on its way to another. What mentions it is edited first; then the compiler says what the
 * choices are called in that draft, and the addresses that are written down follow. Where the
 * result has findings that the texts did not have, there is no rename.
 */
final class Renaming {
  private final Question question;
  private final Target target;
  private final String to;
  private final Map<SourceFile, List<Replacement>> edits = new LinkedHashMap<>();

  Renaming(Question question, Target target, String to) {
    this.question = question;
    this.target = target;
    this.to = to;
  }

  Answer answer() {
    ReferencesFeature.places(question, target)
        .values()
        .forEach(spans -> spans.forEach(span -> replace(span, to)));
    edits.values().forEach(all -> all.removeIf(it -> isInAddress(it.span())));
    var draft = draft();
    for (var analysis : question.everywhere(target)) {
      var after = draft.compile(analysis.file());
      new AddressChanges(analysis, after)
          .replacements()
          .forEach(it -> replace(it.span(), it.word()));
    }
    return broken()
        .<Answer>map(it -> new Answer.Refused("`" + to + "` cannot stand here: " + it.message()))
        .orElseGet(() -> new Answer.Edits(Edits.of(question, edits)));
  }

  private void replace(Span span, String word) {
    var all = edits.computeIfAbsent(span.file(), it -> new ArrayList<>());
    if (all.stream().noneMatch(it -> it.span().start() == span.start())) {
      all.add(new Replacement(span, word));
    }
  }

  /** Addresses follow from the draft: not every one with this name means this target. */
  private boolean isInAddress(Span span) {
    return question.everywhere(target).stream()
        .filter(analysis -> analysis.file().equals(span.file()))
        .anyMatch(analysis -> analysis.bindings().at(span.start()).isEmpty());
  }

  private Draft draft() {
    Map<String, String> texts = new LinkedHashMap<>();
    edits.forEach(
        (file, replaced) -> texts.put(file.name(), Replacement.apply(file.text(), replaced)));
    return new Draft(question.documents(), question.workspace(), texts);
  }

  /** What would be wrong afterwards that is not wrong now. */
  private Optional<Diagnostic> broken() {
    var draft = draft();
    return question.everywhere(target).stream()
        .flatMap(analysis -> broken(analysis, draft.compile(analysis.file())).stream())
        .findFirst();
  }

  private static Optional<Diagnostic> broken(Analysis before, Compilation after) {
    long known = before.compilation().diagnostics().stream().filter(Diagnostic::isError).count();
    var errors = after.diagnostics().stream().filter(Diagnostic::isError).toList();
    return errors.size() > known ? Optional.of(errors.get(0)) : Optional.empty();
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.compiler.Compilation;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.lsp.document.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a change out before it is offered. */
final class Trial {
  private final Question question;

  Trial(Question question) {
    this.question = question;
  }

  /** What the document would be; nothing where it would have errors that it does not have. */
  Optional<Compilation> of(List<Replacement> changes) {
    var file = question.snapshot().file();
    var text = Replacement.apply(file.text(), changes);
    var after =
        new Draft(question.documents(), question.workspace(), Map.of(file.name(), text))
            .compile(file);
    return errors(after) <= errors(question.analysis().compilation())
        ? Optional.of(after)
        : Optional.empty();
  }

  private static long errors(Compilation compilation) {
    return compilation.diagnostics().stream().filter(Diagnostic::isError).count();
  }
}

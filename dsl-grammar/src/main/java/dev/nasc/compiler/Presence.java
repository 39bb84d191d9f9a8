package dev.nasc.compiler;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.resolve.Module;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Optional;

/** Says which data and latency tables are not there yet: nothing but a run reads them. */
final class Presence {
  private final SourceFile file;
  private final Sources sources;
  private final Findings findings;

  Presence(SourceFile file, Sources sources, Findings findings) {
    this.file = file;
    this.sources = sources;
    this.findings = findings;
  }

  void check(Module module) {
    for (var search : module.searches()) {
      Optional.ofNullable(search.parts().get("data"))
          .ifPresent(data -> check(data, Constants.of(search.lets(), search.slots())));
    }
    for (var table : DeclaredTables.of(module)) {
      absent(table.term(), table.path());
    }
  }

  private void check(Term term, Constants constants) {
    if (constants.evaluate(term).value().orElse(null) instanceof Value.Call call
        && call.arguments().get("path") instanceof Value.Text path) {
      absent(term, path.text());
    }
  }

  private void absent(Term term, String path) {
    if (sources.isAbsent(file, path)) {
      findings.add(DiagnosticCode.ABSENT, term.span(), path);
    }
  }
}

package dev.nasc.compiler;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.resolve.Module;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which data, tables and weights are not there yet: nothing but a run reads them. */
final class Presence {
  /** Those of natives that name files. */
  private static final List<String> ARGUMENTS = List.of("path", "file");

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
      var constants = Constants.of(search.lets(), search.slots());
      Optional.ofNullable(search.parts().get("data")).ifPresent(data -> check(data, constants));
      Stream.of(
              search.phases().stream().map(SearchProgram.LabelledPhase::term),
              search.goals().stream().map(SearchProgram.Goal::term),
              search.requirements().stream())
          .flatMap(terms -> terms)
          .flatMap(Parts::of)
          .filter(Presence::isFile)
          .forEach(term -> check(term, constants));
    }
    for (var table : DeclaredTables.of(module)) {
      absent(table.term(), table.path());
    }
  }

  /** Data of a phase's own, the table of a scorer, one of latencies without a name, weights. */
  private static boolean isFile(Term term) {
    return term instanceof Term.Use use
        && use.target() instanceof Callable.Native target
        && target.parameters().stream().anyMatch(it -> ARGUMENTS.contains(it.name()));
  }

  private void check(Term term, Constants constants) {
    if (constants.evaluate(term).value().orElse(null) instanceof Value.Call call) {
      ARGUMENTS.stream()
          .map(call.arguments()::get)
          .filter(Value.Text.class::isInstance)
          .forEach(path -> absent(term, ((Value.Text) path).text()));
    }
  }

  private void absent(Term term, String path) {
    if (sources.isAbsent(file, path)) {
      findings.add(DiagnosticCode.ABSENT, term.span(), path);
    }
  }
}

package dev.nasc.cli;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Spaces;
import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunSpec;
import dev.nasc.source.SourceFile;
import java.util.Optional;

/**
 * What a run was about, compiled again from its own record.
 *
 * @param search empty where this version of nasc does not understand the text any more
 * @param space that the search is in
 * @param spaces the same, with those in other sizes that its phases name
 */
record RecordedRun(
    RunSpec spec, Optional<Search> search, Optional<WalkedSpace> space, Optional<Spaces> spaces) {

  static RecordedRun of(RunDirectory directory) {
    try (var log = EventLog.openToRead(directory)) {
      return of(log.spec());
    }
  }

  static RecordedRun of(RunSpec spec) {
    var compilation =
        Compiler.compile(
            new SourceFile(spec.file(), spec.text()),
            new RecordedSources(spec.imports()),
            Options.DEFAULT.with(spec.overrides()));
    var search = compilation.search(spec.search());
    return new RecordedRun(
        spec,
        search,
        search.flatMap(found -> compilation.space(found.space())),
        search.map(found -> SearchSpaces.of(compilation, found)));
  }
}

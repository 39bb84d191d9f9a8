package dev.nasc.cli;

import dev.nasc.run.RunSpec;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;

/** The imports of a run as they were when it began. */
record RecordedSources(List<RunSpec.Import> imports) implements Sources {
  @Override
  public Loaded load(SourceFile from, String name) {
    return imports.stream()
        .filter(each -> each.from().equals(from.name()) && each.name().equals(name))
        .findFirst()
        .<Loaded>map(each -> new Loaded.Found(new SourceFile(each.file(), each.text())))
        .orElseGet(() -> new Loaded.Refused("the run was begun without it"));
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.Target;
import dev.nasc.lsp.name.Target.Kind;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Position;

/**
 * The places of a name that change together while it is typed. Labels are left out: what an
 * architecture calls them is known only to a rename.
 */
public final class LinkedFeature {
  private static final Set<Kind> LINKED =
      Set.of(Kind.LET, Kind.PARAMETER, Kind.BLOCK, Kind.CELL, Kind.SPACE, Kind.RECIPE);

  private final Snapshot snapshot;

  public LinkedFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public Optional<LinkedEditingRanges> ranges(Position position) {
    var bindings = snapshot.bindings();
    return bindings
        .at(snapshot.positions().offset(position))
        .map(Mention::target)
        .filter(target -> LINKED.contains(target.kind()) && target.file().equals(snapshot.uri()))
        .filter(target -> !isInAddress(target))
        .map(bindings::of)
        .filter(spans -> spans.size() > 1)
        .map(spans -> spans.stream().map(snapshot.positions()::range).toList())
        .map(ranges -> new LinkedEditingRanges(ranges, "[a-zA-Z_][a-zA-Z_0-9]*"));
  }

  private boolean isInAddress(Target target) {
    return snapshot.bindings().lines().stream()
        .flatMap(line -> line.path().stream())
        .anyMatch(
            name ->
                name.text().equals(target.name())
                    && snapshot.bindings().at(name.span().start()).isEmpty());
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.NodesAt;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.jspecify.annotations.Nullable;

/** What a selection grows to: word, expression, step, body, declaration, file. */
public final class SelectionFeature {
  private final Snapshot snapshot;

  public SelectionFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<SelectionRange> ranges(List<Position> positions) {
    return positions.stream().map(this::range).toList();
  }

  private SelectionRange range(Position position) {
    int offset = snapshot.positions().offset(position);
    int start = 0;
    int end = snapshot.text().length();
    var range = grown(start, end, null);
    for (var node : NodesAt.find(snapshot.tree(), offset)) {
      var span = NodesAt.span(node);
      boolean smaller = span.start() >= start && span.end() <= end;
      if (smaller && span.end() - span.start() < end - start) {
        start = span.start();
        end = span.end();
        range = grown(start, end, range);
      }
    }
    return range;
  }

  @SuppressWarnings("NullAway") // the protocol's `null` for the outermost
  private SelectionRange grown(int start, int end, @Nullable SelectionRange around) {
    return new SelectionRange(snapshot.positions().range(start, end), around);
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * What stands under the pointer and what it costs. Where the text is broken, the last one that was
 * not answers for what is the same in both, and the answer says so.
 */
public final class HoverFeature {
  private static final String NOTE = "\n\n*As of the last text without errors.*";

  private final Snapshot snapshot;
  private final Analysis analysis;
  private final Optional<Analysis> lastGood;
  private final Client client;

  public HoverFeature(
      Snapshot snapshot, Analysis analysis, Optional<Analysis> lastGood, Client client) {
    this.snapshot = snapshot;
    this.analysis = analysis;
    this.lastGood = lastGood;
    this.client = client;
  }

  public Optional<Hover> hover(Position position) {
    int offset = snapshot.positions().offset(position);
    if (!analysis.isReadable() && lastGood.isPresent()) {
      var then = then(lastGood.get(), offset);
      if (then.isPresent()) {
        return then;
      }
    }
    return HoverText.at(analysis, offset)
        .map(
            text ->
                hover(
                    text.markdown(),
                    Optional.of(
                        snapshot.positions().range(text.place().start(), text.place().end()))));
  }

  private Optional<Hover> then(Analysis good, int offset) {
    var map = OffsetMap.between(snapshot.text(), good.file().text());
    var mapped = map.map(offset);
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    return HoverText.at(good, mapped.getAsInt())
        .map(
            text -> {
              var start = map.back().map(text.place().start());
              var end = map.back().map(text.place().end());
              boolean whole =
                  start.isPresent() && end.isPresent() && start.getAsInt() <= end.getAsInt();
              var range =
                  whole
                      ? Optional.of(snapshot.positions().range(start.getAsInt(), end.getAsInt()))
                      : Optional.<Range>empty();
              return hover(text.markdown() + NOTE, range);
            });
  }

  private Hover hover(String markdown, Optional<Range> range) {
    var hover = new Hover(new MarkupContent(client.markupKind(), markdown));
    range.ifPresent(hover::setRange);
    return hover;
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Carried;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.source.Span;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Range;

/**
 * What stands under the pointer and what it costs. Where the text is broken, the last one that was
 * not answers for what is the same in both; the answer says so where more than this place changed.
 */
public final class HoverFeature {
  private static final String NOTE = "\n\n*" + LastReadable.NOTE + "*";

  private final Snapshot snapshot;
  private final Optional<Analysis> lastGood;
  private final Client client;

  public HoverFeature(Snapshot snapshot, Optional<Analysis> lastGood, Client client) {
    this.snapshot = snapshot;
    this.lastGood = lastGood;
    this.client = client;
  }

  public Optional<Hover> hover(Carried known) {
    return hover(known, CostText::place);
  }

  /** The same with those costs alone that have been counted before. */
  public Optional<Hover> hoverAtOnce(Carried known) {
    return hover(known, CostText::known);
  }

  private Optional<Hover> hover(Carried known, BiFunction<Analysis, Span, String> costs) {
    int offset = known.offset() + known.shift();
    if (!known.analysis().isReadable() && lastGood.isPresent()) {
      var then = then(lastGood.get(), offset, costs);
      if (then.isPresent()) {
        return then;
      }
    }
    return HoverText.at(known.analysis(), known.offset(), costs)
        .map(text -> hover(text.markdown(), range(text.place(), known.shift())));
  }

  private Optional<Range> range(Span place, int shift) {
    return Optional.of(snapshot.positions().range(place.start() + shift, place.end() + shift));
  }

  private Optional<Hover> then(
      Analysis good, int offset, BiFunction<Analysis, Span, String> costs) {
    var map = OffsetMap.between(snapshot.text(), good.file().text());
    var mapped = map.map(offset);
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    return HoverText.at(good, mapped.getAsInt(), costs)
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

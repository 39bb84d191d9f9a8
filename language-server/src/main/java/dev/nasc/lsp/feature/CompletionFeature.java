package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.source.SourceFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may stand at the caret, the likeliest first. */
public final class CompletionFeature {
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int MOST_ITEMS = 200;

  private final Snapshot snapshot;
  private final Optional<Analysis> lastGood;
  private final Client client;

  public CompletionFeature(Snapshot snapshot, Optional<Analysis> lastGood, Client client) {
    this.snapshot = snapshot;
    this.lastGood = lastGood;
    this.client = client;
  }

  public List<CompletionItem> complete(Position position) {
    if (snapshot.text().length() > MOST_CHARACTERS) {
      return List.of();
    }
    int offset = snapshot.positions().offset(position);
    var section = snapshot.sections().at(offset);
    var caret = Caret.at(section.section().file(), offset - section.start());
    if (caret.isEmpty()) {
      return List.of();
    }
    var visible = Visible.of(snapshot, section, caret.get(), lastGood);
    var offers = new LinkedHashMap<String, Offer>();
    for (var offer : new Offers(caret.get(), visible).all()) {
      offers.putIfAbsent(offer.label(), offer);
    }
    var typed = caret.get().prefix().toLowerCase(Locale.ROOT);
    return offers.values().stream()
        .filter(offer -> Letters.match(offer.label().toLowerCase(Locale.ROOT), typed))
        .sorted(Comparator.comparingInt(Offer::rank).thenComparing(Offer::label))
        .limit(MOST_ITEMS)
        .map(offer -> item(offer, offset - caret.get().prefix().length(), offset))
        .toList();
  }

  private CompletionItem item(Offer offer, int start, int end) {
    var item = new CompletionItem(offer.label());
    item.setKind(offer.kind());
    item.setSortText(String.format(Locale.ROOT, "%02d %s", offer.rank(), offer.label()));
    boolean stops = client.snippets() && offer.snippet().contains("$");
    item.setInsertTextFormat(stops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    var text =
        client.snippets() || !offer.snippet().contains("$") ? offer.snippet() : offer.plain();
    item.setTextEdit(Either.forLeft(new TextEdit(snapshot.positions().range(start, end), text)));
    if (!offer.detail().isEmpty()) {
      item.setDetail(offer.detail());
    }
    if (!offer.documentation().isEmpty()) {
      item.setDocumentation(new MarkupContent(client.markupKind(), offer.documentation()));
    }
    return item;
  }
}

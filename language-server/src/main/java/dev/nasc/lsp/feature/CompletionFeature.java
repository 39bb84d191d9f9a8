package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.model.Callable;
import dev.nasc.model.Callable.Realm;
import dev.nasc.model.TensorShape;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may stand at the caret, the likeliest first. */
public final class CompletionFeature {
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
    int offset = snapshot.positions().offset(position);
    var caret = caret(offset);
    if (caret.isEmpty()) {
      return List.of();
    }
    var typed = caret.get().prefix().toLowerCase(Locale.ROOT);
    return offers(caret.get(), offset).stream()
        .filter(offer -> Letters.match(offer.label().toLowerCase(Locale.ROOT), typed))
        .sorted(Comparator.comparingInt(Offer::rank).thenComparing(Offer::label))
        .limit(MOST_ITEMS)
        .map(offer -> item(offer, offset - caret.get().prefix().length(), offset))
        .toList();
  }

  private Optional<Caret> caret(int offset) {
    if (snapshot.isTooLong()) {
      return Optional.empty();
    }
    var section = snapshot.sections().at(offset);
    return Caret.at(section.section().file(), offset - section.start());
  }

  /** The first of those with the same label. */
  private Collection<Offer> offers(Caret caret, int offset) {
    var visible = Visible.of(snapshot, snapshot.sections().at(offset), caret, lastGood);
    var offers = new LinkedHashMap<String, Offer>();
    for (var offer : new Offers(caret, visible, () -> entering(offset)).all()) {
      offers.putIfAbsent(offer.label(), offer);
    }
    return offers.values();
  }

  private Optional<TensorShape> entering(int offset) {
    return lastGood.flatMap(good -> Entering.at(good, snapshot, offset));
  }

  /** What an item is, in words, and what its kind costs where this text has it. */
  public CompletionItem resolve(CompletionItem item, Pending pending) {
    int offset = pending.number("offset");
    caret(offset).stream()
        .flatMap(caret -> offers(caret, offset).stream())
        .filter(offer -> offer.label().equals(item.getLabel()))
        .findFirst()
        .ifPresent(offer -> document(item, offer.documentation().get() + cost(offer)));
    return item;
  }

  private String cost(Offer offer) {
    return lastGood
        .filter(analysis -> offer.kind() == CompletionItemKind.Class)
        .flatMap(
            analysis ->
                analysis
                    .compilation()
                    .module()
                    .find(Realm.NETWORK, offer.label())
                    .filter(Callable.Declared.class::isInstance)
                    .map(it -> ((Callable.Declared) it).whole())
                    .filter(it -> it.file().equals(analysis.file()))
                    .map(it -> CostText.place(analysis, it)))
        .map(table -> "\n\n" + table)
        .orElse("");
  }

  private void document(CompletionItem item, String words) {
    if (!words.isBlank()) {
      item.setDocumentation(new MarkupContent(client.markupKind(), words.strip()));
    }
  }

  private CompletionItem item(Offer offer, int start, int end) {
    var item = new CompletionItem(offer.label());
    item.setKind(offer.kind());
    item.setSortText((offer.rank() < 10 ? "0" : "") + offer.rank() + " " + offer.label());
    boolean stops = client.snippets() && offer.snippet().contains("$");
    item.setInsertTextFormat(stops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    var text =
        client.snippets() || !offer.snippet().contains("$") ? offer.snippet() : offer.plain();
    item.setTextEdit(Either.forLeft(new TextEdit(snapshot.positions().range(start, end), text)));
    if (!offer.detail().isEmpty()) {
      item.setDetail(offer.detail());
    }
    if (client.resolves().contains(Client.Later.DOCUMENTATION)) {
      var later = Pending.data(snapshot);
      later.addProperty("offset", end);
      item.setData(later);
    } else {
      document(item, offer.documentation().get());
    }
    return item;
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.lsp.document.ClosedFiles;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What a document declares, as a tree; and what the whole workspace declares, by name. */
public final class SymbolsFeature {
  private static final int MOST = 500;

  private final Snapshot snapshot;

  public SymbolsFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<DocumentSymbol> symbols() {
    return symbols(snapshot.tree().items());
  }

  private List<DocumentSymbol> symbols(List<Item> items) {
    return items.stream().flatMap(item -> symbol(item).stream()).toList();
  }

  private Optional<DocumentSymbol> symbol(Item item) {
    if (item instanceof Item.Let it) {
      return symbol(it, it.name(), SymbolKind.Variable, "let", List.of());
    }
    if (item instanceof Item.Declaration it) {
      return symbol(it, it.name(), kind(it.kind()), it.kind().word(), inner(it.value()));
    }
    return item instanceof Item.Labelled it
        ? symbol(it, it.label(), SymbolKind.Field, "", inner(Optional.of(it.value())))
        : Optional.empty();
  }

  private static List<Item> inner(Optional<Expression> value) {
    if (value.orElse(null) instanceof Expression.Braces braces) {
      return braces.items();
    }
    return value.orElse(null) instanceof Expression.Path path && path.body().isPresent()
        ? path.body().get().items()
        : List.of();
  }

  private Optional<DocumentSymbol> symbol(
      Item item, Identifier name, SymbolKind kind, String detail, List<Item> inner) {
    if (name.text().isBlank()) {
      return Optional.empty(); // the protocol forbids it
    }
    var positions = snapshot.positions();
    var whole = positions.range(item.span().to(name.span()));
    var symbol = new DocumentSymbol(name.text(), kind, whole, positions.range(name.span()));
    symbol.setDetail(detail);
    symbol.setChildren(symbols(inner));
    return Optional.of(symbol);
  }

  private static SymbolKind kind(Item.Kind kind) {
    return switch (kind) {
      case SPACE -> SymbolKind.Module;
      case BLOCK, CELL -> SymbolKind.Class;
      case ARCHITECTURE -> SymbolKind.Object;
      case RECIPE -> SymbolKind.Struct;
      case SEARCH -> SymbolKind.Event;
      case OPERATION -> SymbolKind.Function;
    };
  }

  /**
   * The declarations whose names hold the letters of {@code query} in their order, those of open
   * documents first: a list a document, and not too many in all.
   */
  public static List<List<WorkspaceSymbol>> all(
      Documents documents, ClosedFiles files, String query) {
    var all = new ArrayList<List<WorkspaceSymbol>>();
    var open = documents.all().stream().map(Document::current);
    var left = new AtomicInteger(MOST);
    Stream.concat(open, files.all().stream())
        .takeWhile(it -> left.get() > 0)
        .forEach(
            it -> {
              var some = of(it, query.toLowerCase(Locale.ROOT)).limit(left.get()).toList();
              left.addAndGet(-some.size());
              all.add(some);
            });
    return all;
  }

  private static Stream<WorkspaceSymbol> of(Snapshot snapshot, String query) {
    return new SymbolsFeature(snapshot)
        .symbols().stream()
            .flatMap(SymbolsFeature::withInner)
            .filter(symbol -> Letters.match(symbol.getName().toLowerCase(Locale.ROOT), query))
            .map(
                symbol ->
                    new WorkspaceSymbol(
                        symbol.getName(),
                        symbol.getKind(),
                        Either.forLeft(new Location(snapshot.uri(), symbol.getSelectionRange()))));
  }

  /** Labels are many, and found in their document. */
  private static Stream<DocumentSymbol> withInner(DocumentSymbol symbol) {
    var inner = symbol.getChildren().stream().filter(it -> it.getKind() != SymbolKind.Field);
    return Stream.concat(Stream.of(symbol), inner.flatMap(SymbolsFeature::withInner));
  }
}

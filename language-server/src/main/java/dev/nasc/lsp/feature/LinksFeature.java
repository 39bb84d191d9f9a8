package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentLink;

/** The files that are imported, as links. */
public final class LinksFeature {
  private final Question question;

  public LinksFeature(Question question) {
    this.question = question;
  }

  public List<DocumentLink> links() {
    return question.analysis().compilation().tree().items().stream()
        .filter(Item.Import.class::isInstance)
        .flatMap(item -> link((Item.Import) item).stream())
        .toList();
  }

  private Optional<DocumentLink> link(Item.Import item) {
    var positions = question.snapshot().positions();
    int start = item.span().start() + item.span().text().indexOf(item.name());
    return new DefinitionFeature(question)
        .definition(positions.position(item.span().start())).stream()
            .findFirst()
            .map(
                file ->
                    new DocumentLink(
                        positions.range(start, start + item.name().length()), file.getUri()));
  }
}

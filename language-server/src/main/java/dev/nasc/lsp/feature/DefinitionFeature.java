package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.lsp.name.Target;
import dev.nasc.model.Callable;
import dev.nasc.resolve.Library;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** Where what stands under the pointer is declared, and where its kind is. */
public final class DefinitionFeature {
  private static final Pattern IS_A = Pattern.compile("\\s*(\\([^)]*\\))?\\s*(:|=|of)\\s*");

  private final Question question;

  public DefinitionFeature(Question question) {
    this.question = question;
  }

  /** The declaration of a name; of a whole address, the choice that it decides. */
  public List<Location> definition(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return imported(offset)
        .or(() -> choice(offset))
        .or(() -> Pointed.at(question.analysis(), offset).map(it -> it.target().span()))
        .flatMap(question::location)
        .stream()
        .toList();
  }

  private Optional<Span> choice(int offset) {
    var addresses = new Addresses(question.analysis());
    var named = question.analysis().bindings().at(offset);
    return named.isPresent()
        ? Optional.empty()
        : addresses.at(offset).filter(Addresses.Piece::isLast).flatMap(addresses::choice);
  }

  /** The first place of a file that is imported. */
  private Optional<Span> imported(int offset) {
    return question.analysis().compilation().tree().items().stream()
        .filter(item -> item instanceof Item.Import && item.span().contains(offset))
        .map(item -> (Item.Import) item)
        .findFirst()
        .flatMap(this::file)
        .map(file -> file.span(0, 0));
  }

  private Optional<SourceFile> file(Item.Import item) {
    if (!item.quoted()) {
      return Library.find(item.name()).map(module -> module.file());
    }
    var module = question.analysis().compilation().module();
    return Stream.concat(
            module.imported().values().stream().map(Callable::span),
            module.importedSpaces().stream().map(space -> space.declared().span()))
        .map(Span::file)
        .filter(file -> file.name().endsWith("/" + item.name().replaceFirst("^(\\./)+", "")))
        .findFirst();
  }

  /** The block that a label, a {@code let} or a cell is one of; the space of an architecture. */
  public List<Location> type(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return Pointed.at(question.analysis(), offset)
        .flatMap(pointed -> type(pointed.target()))
        .flatMap(question::location)
        .stream()
        .toList();
  }

  private Optional<Span> type(Target target) {
    if (!question.isHere(target.span())) {
      return Optional.empty();
    }
    var text = question.snapshot().text();
    return question.analysis().bindings().all().stream()
        .filter(it -> !it.declares() && it.span().start() > target.span().end())
        .filter(it -> it.span().end() <= target.whole().end())
        .filter(it -> isA(text.substring(target.span().end(), it.span().start())))
        .map(it -> it.target().span())
        .findFirst();
  }

  private static boolean isA(String between) {
    return IS_A.matcher(between).matches();
  }
}

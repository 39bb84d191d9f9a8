package dev.nasc.lsp.name;

import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.model.Callable;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each name of a text stands for, and the addresses in it. */
public final class Bindings {
  private final List<Mention> mentions;
  private final List<Line> lines;

  /** What a file sees of others. */
  @FunctionalInterface
  public interface Outside {
    Optional<Callable> find(Realm realm, String name);

    /** The modules of the library that a text imports, for a text that is not analysed yet. */
    static Outside library(SyntaxTree tree) {
      var imported =
          tree.items().stream()
              .filter(Item.Import.class::isInstance)
              .map(item -> ((Item.Import) item).name());
      var modules =
          Stream.concat(Stream.of(Library.OPERATIONS, Library.SEARCH, Library.RECIPES), imported)
              .flatMap(name -> Library.find(name).stream())
              .toList();
      return (realm, name) ->
          modules.stream().flatMap(module -> module.find(realm, name).stream()).findFirst();
    }
  }

  private Bindings(List<Mention> mentions, List<Line> lines) {
    this.mentions = mentions;
    this.lines = lines;
  }

  public static Bindings of(SyntaxTree tree, Outside outside) {
    var binder = new Binder(outside);
    binder.file(tree.items());
    var inOrder =
        binder.mentions().stream()
            .sorted(Comparator.comparingInt(mention -> mention.span().start()))
            .toList();
    return new Bindings(inOrder, List.copyOf(binder.lines()));
  }

  /** All names that stand for something, in the order of the text. */
  public List<Mention> all() {
    return mentions;
  }

  public List<Line> lines() {
    return lines;
  }

  public Optional<Mention> at(int offset) {
    var touching = mentions.stream().filter(it -> it.span().contains(offset)).toList();
    return touching.stream()
        .filter(it -> offset < it.span().end())
        .findFirst()
        .or(() -> touching.stream().findFirst());
  }

  /** Where a target is named or mentioned in this text. */
  public List<Span> of(Target target) {
    return mentions.stream().filter(it -> it.target().isSame(target)).map(Mention::span).toList();
  }
}

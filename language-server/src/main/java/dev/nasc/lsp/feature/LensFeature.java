package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * Lines above what can be counted: a space, a {@code require}, a search. They are found at once and
 * worked out when they come into view.
 */
public final class LensFeature {
  private final Snapshot snapshot;

  public LensFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<CodeLens> lenses() {
    return snapshot.tree().items().stream()
        .filter(Item.Declaration.class::isInstance)
        .map(item -> (Item.Declaration) item)
        .filter(it -> !it.name().text().isBlank())
        .flatMap(this::lenses)
        .toList();
  }

  private Stream<CodeLens> lenses(Item.Declaration it) {
    return switch (it.kind()) {
      case SPACE ->
          of(
              it,
              Stream.concat(
                  Stream.of(
                      command(it, "Sample", "nasc.sample"), command(it, "Graph", "nasc.graph")),
                  searches(it).map(search -> command(it, "Run " + search, "nasc.run", search))));
      case SEARCH ->
          of(it, Stream.of(command(it, "Run", "nasc.run"), command(it, "Resume", "nasc.resume")));
      case BLOCK, CELL, ARCHITECTURE, RECIPE, OPERATION -> Stream.empty();
    };
  }

  /** What is known first, then what can be done, then the requirements inside. */
  private Stream<CodeLens> of(Item.Declaration declaration, Stream<CodeLens> commands) {
    var inner =
        declaration.value().orElse(null) instanceof Expression.Braces braces
            ? braces.items()
            : List.<Item>of();
    var requires =
        inner.stream()
            .filter(it -> it instanceof Item.Statement statement && isRequire(statement))
            .map(it -> lens(it.span()));
    return Stream.of(Stream.of(lens(declaration.name().span())), commands, requires)
        .flatMap(lenses -> lenses);
  }

  /** The searches of this text that search a space. */
  private Stream<String> searches(Item.Declaration space) {
    return snapshot.tree().items().stream()
        .filter(item -> item instanceof Item.Declaration it && it.kind() == Item.Kind.SEARCH)
        .map(item -> (Item.Declaration) item)
        .filter(search -> uses(search, space.name().text()))
        .map(search -> search.name().text());
  }

  private boolean uses(Item.Declaration search, String space) {
    return snapshot.bindings().all().stream()
        .filter(it -> search.span().contains(it.span().start()))
        .map(Mention::target)
        .anyMatch(it -> it.kind() == Target.Kind.SPACE && it.name().equals(space));
  }

  private CodeLens command(Item.Declaration of, String title, String command) {
    return command(of, title, command, of.name().text());
  }

  /** The client carries it out; README.md says what it is given. */
  private CodeLens command(Item.Declaration of, String title, String command, String name) {
    var lens = new CodeLens(snapshot.positions().range(of.name().span()));
    lens.setCommand(new Command(title, command, List.of(snapshot.uri(), name)));
    return lens;
  }

  private static boolean isRequire(Item.Statement statement) {
    return statement.word() == Item.Statement.Word.REQUIRE;
  }

  private CodeLens lens(Span place) {
    var lens = new CodeLens(snapshot.positions().range(place));
    lens.setData(Pending.data(snapshot));
    return lens;
  }

  /** The lens with its words; it does nothing when clicked. */
  public CodeLens resolve(CodeLens lens, Question question) {
    int offset = snapshot.positions().offset(lens.getRange().getStart());
    lens.setCommand(new Command(new LensText(question).at(offset), ""));
    return lens;
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.analysis.Resolution;
import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.name.Target;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Search;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;
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
  public CodeLens resolve(CodeLens lens, Analysis analysis) {
    int offset = snapshot.positions().offset(lens.getRange().getStart());
    lens.setCommand(new Command(words(analysis, offset), ""));
    return lens;
  }

  private static String words(Analysis analysis, int offset) {
    var nodes = NodesAt.find(analysis.compilation().tree(), offset);
    if (nodes.isEmpty() || !(nodes.get(0) instanceof Item.Declaration declaration)) {
      return "";
    }
    var name = declaration.name().text();
    var search = analysis.compilation().search(name);
    var space =
        declaration.kind() == Item.Kind.SPACE
            ? analysis.compilation().space(name)
            : search.flatMap(it -> analysis.compilation().space(it.space()));
    if (space.isEmpty()) {
      return "not counted: it has errors";
    }
    return nodes.stream()
        .filter(Item.Statement.class::isInstance)
        .findFirst()
        .map(node -> requirement(space.get(), search, (Item.Statement) node))
        .orElseGet(() -> search.map(it -> search(space.get(), it)).orElseGet(() -> space(space)));
  }

  private static String space(Optional<WalkedSpace> space) {
    return space.map(it -> count(it) + " · " + range(it)).orElse("");
  }

  private static String count(WalkedSpace space) {
    return Figures.grouped(space.count()) + " architectures";
  }

  private static String range(WalkedSpace space) {
    var macs = space.bounds(Measure.MACS);
    var params = space.bounds(Measure.PARAMS);
    return Figures.brief(macs.least())
        + " to "
        + Figures.brief(macs.greatest())
        + " multiply-adds · "
        + Figures.brief(params.least())
        + " to "
        + Figures.brief(params.greatest())
        + " parameters";
  }

  private static String search(WalkedSpace space, Search search) {
    var meeting = space.meeting(search.constraints(), Resolution.EDITOR);
    return search.phases().size()
        + " phases in "
        + space.name()
        + " · "
        + Figures.share(meeting.share())
        + " of it meet all requirements";
  }

  /** A condition on decisions cuts the space itself; it has no share of its own. */
  private static String requirement(
      WalkedSpace space, Optional<Search> search, Item.Statement statement) {
    var all = search.map(Search::constraints).orElseGet(space::requirements);
    return all.stream()
        .filter(it -> statement.expressions().stream().anyMatch(e -> isText(e, it)))
        .filter(it -> !it.bounds().isEmpty() && it.bounds().size() == it.limits().size())
        .findFirst()
        .map(it -> Figures.share(space.meetingAlone(it, Resolution.EDITOR).share()) + " meet it")
        .orElse(count(space) + " are left");
  }

  private static boolean isText(Expression expression, Constraint constraint) {
    var typed = expression.span().text().strip().replaceAll("\\s+", " ");
    return typed.equals(constraint.text());
  }
}

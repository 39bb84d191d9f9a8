package dev.nasc.lsp.feature;

import com.google.gson.JsonObject;
import dev.nasc.analysis.Resolution;
import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.NodesAt;
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
        .flatMap(LensFeature::places)
        .map(this::lens)
        .toList();
  }

  /** The declaration's name and its requirements. */
  private static Stream<Span> places(Item.Declaration declaration) {
    boolean counted =
        declaration.kind() == Item.Kind.SPACE || declaration.kind() == Item.Kind.SEARCH;
    var inner =
        declaration.value().orElse(null) instanceof Expression.Braces braces
            ? braces.items()
            : List.<Item>of();
    var requires =
        inner.stream()
            .filter(it -> it instanceof Item.Statement statement && isRequire(statement))
            .map(Item::span);
    return counted ? Stream.concat(Stream.of(declaration.name().span()), requires) : Stream.of();
  }

  private static boolean isRequire(Item.Statement statement) {
    return statement.word() == Item.Statement.Word.REQUIRE;
  }

  private CodeLens lens(Span place) {
    var lens = new CodeLens(snapshot.positions().range(place));
    var data = new JsonObject();
    data.addProperty("uri", snapshot.uri());
    data.addProperty("version", snapshot.version());
    lens.setData(data);
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

package dev.nasc.lsp.feature;

import dev.nasc.analysis.Resolution;
import dev.nasc.ast.Item;
import dev.nasc.compiler.Compilation;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Search;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is said above a space, a search, a {@code require}. While one of them cannot be read, the
 * last text without errors answers for it.
 */
final class LensText {
  private final Analysis now;
  private final Optional<Analysis> before;

  LensText(Question question) {
    now = question.analysis();
    before = question.lastGood().filter(good -> good != now);
  }

  String at(int offset) {
    var nodes = NodesAt.find(now.compilation().tree(), offset);
    if (nodes.isEmpty() || !(nodes.get(0) instanceof Item.Declaration declaration)) {
      return "";
    }
    var statement =
        nodes.stream()
            .filter(Item.Statement.class::isInstance)
            .map(Item.Statement.class::cast)
            .findFirst();
    return unsatisfiable(declaration, statement)
        .or(() -> words(now.compilation(), declaration, statement))
        .or(
            () ->
                before
                    .flatMap(good -> words(good.compilation(), declaration, statement))
                    .map(words -> words + " · before the error"))
        .orElse("not counted: it has errors");
  }

  private Optional<String> unsatisfiable(
      Item.Declaration declaration, Optional<Item.Statement> statement) {
    var place = statement.map(Item.Statement::span).orElse(declaration.span());
    return now.compilation().diagnostics().stream()
        .filter(it -> it.code() == DiagnosticCode.UNSATISFIABLE)
        .filter(it -> holds(place, it.span()))
        .findFirst()
        .map(
            it ->
                "no architecture meets " + statement.map(found -> "it").orElse("what it requires"));
  }

  private static boolean holds(Span whole, Span part) {
    return whole.file().name().equals(part.file().name())
        && whole.start() <= part.start()
        && part.end() <= whole.end();
  }

  private static Optional<String> words(
      Compilation of, Item.Declaration declaration, Optional<Item.Statement> statement) {
    var name = declaration.name().text();
    if (declaration.kind() == Item.Kind.SPACE) {
      return of.space(name)
          .map(
              space ->
                  statement
                      .map(it -> requirement(space, space, it, space.requirements()))
                      .orElseGet(() -> space(of, space)));
    }
    return of.search(name)
        .flatMap(search -> of.space(search.space()).map(space -> search(search, space, statement)));
  }

  private static String search(
      Search search, WalkedSpace space, Optional<Item.Statement> statement) {
    return statement
        .map(it -> requirement(space, cut(space, search), it, search.constraints()))
        .orElseGet(() -> search(space, search));
  }

  private static String space(Compilation of, WalkedSpace space) {
    var range = space.bounds(Measure.MACS);
    var params = space.bounds(Measure.PARAMS);
    return Figures.count(space.count(), "architecture")
        + " · "
        + Figures.brief(range.least(), range.greatest())
        + " multiply-adds · "
        + Figures.brief(params.least(), params.greatest())
        + " parameters"
        + share(of, space);
  }

  /** How much of the space as written meets its own requirements, or those of its one search. */
  private static String share(Compilation of, WalkedSpace space) {
    if (isBounded(space.requirements())) {
      return " · " + share(space, List.of()) + " meet its requirements";
    }
    var searches =
        of.searches().stream()
            .filter(it -> it.space().equals(space.name()) && isBounded(it.constraints()))
            .toList();
    return searches.size() == 1
        ? " · "
            + share(space, searches.get(0).constraints())
            + " meet the requirements of "
            + searches.get(0).name()
        : "";
  }

  private static String share(WalkedSpace space, List<Constraint> constraints) {
    return Figures.share(space.meeting(constraints, Resolution.EDITOR).share());
  }

  private static boolean isBounded(List<Constraint> constraints) {
    return constraints.stream().anyMatch(it -> !it.bounds().isEmpty());
  }

  private static String search(WalkedSpace space, Search search) {
    var phases = Figures.count(search.phases().size(), "phase");
    if (!isBounded(space.requirements()) && !isBounded(search.constraints())) {
      return phases + " · " + Figures.count(space.count(), "architecture");
    }
    boolean all = search.constraints().stream().allMatch(LensText::isCounted);
    return phases
        + " · "
        + share(space, search.constraints())
        + " of "
        + space.name()
        + (all ? " meet all requirements" : " meet the requirements that can be counted");
  }

  /** Whether all of it bounds costs of the whole network. */
  private static boolean isCounted(Constraint constraint) {
    return !constraint.bounds().isEmpty()
        && constraint.bounds().size() == constraint.limits().size();
  }

  private static WalkedSpace cut(WalkedSpace space, Search search) {
    return space.cut(search.constraints()).space().orElse(space);
  }

  /**
   * A condition on decisions cuts the space itself; it has no share of its own.
   *
   * @param cut what such conditions leave of the space
   */
  private static String requirement(
      WalkedSpace space, WalkedSpace cut, Item.Statement statement, List<Constraint> all) {
    var typed =
        all.stream()
            .filter(it -> statement.expressions().stream().anyMatch(e -> isText(e.span(), it)))
            .toList();
    if (typed.stream().anyMatch(LensText::isPriced)) {
      return "checked for each architecture that is tried";
    }
    return typed.stream()
        .filter(LensText::isCounted)
        .findFirst()
        .map(it -> Figures.share(space.meetingAlone(it, Resolution.EDITOR).share()) + " meet it")
        .orElseGet(() -> Figures.count(cut.count(), "architecture") + " left");
  }

  private static boolean isPriced(Constraint constraint) {
    return constraint.limits().stream().anyMatch(Constraint.Priced.class::isInstance);
  }

  private static boolean isText(Span expression, Constraint constraint) {
    return expression.text().strip().replaceAll("\\s+", " ").equals(constraint.text());
  }
}

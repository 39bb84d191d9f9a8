package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.lsp.name.NodesAt;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pointwise convolution that brings one branch of a sum to the shape of another. */
final class Projection {
  private static final Pattern SHAPE = Pattern.compile("(\\d+)×(\\d+)×(\\d+)");

  private final Question question;
  private final Diagnostic finding;

  Projection(Question question, Diagnostic finding) {
    this.question = question;
    this.finding = finding;
  }

  /** For each branch that it mends the sum to project. */
  Stream<Fix> fixes() {
    var shapes = SHAPE.matcher(finding.message()).results().toList();
    return shapes.size() != 2
        ? Stream.empty()
        : branches().stream()
            .flatMap(
                branch ->
                    Stream.of(
                        fix(branch, shapes.get(0), shapes.get(1)),
                        fix(branch, shapes.get(1), shapes.get(0))))
            .filter(fix -> mends(fix.changes()));
  }

  /** The arguments of the call that joins. */
  private List<Expression> branches() {
    return NodesAt.find(question.analysis().compilation().tree(), finding.span().start()).stream()
        .filter(node -> node instanceof Expression.Path path && isHere(path))
        .flatMap(node -> ((Expression.Path) node).segments().stream())
        .filter(Expression.Segment.Name.class::isInstance)
        .flatMap(name -> ((Expression.Segment.Name) name).arguments().stream())
        .flatMap(List::stream)
        .map(Expression.Argument::value)
        .toList();
  }

  private boolean isHere(Expression.Path path) {
    return path.span().start() == finding.span().start();
  }

  private Fix fix(Expression branch, MatchResult from, MatchResult to) {
    int stride = Math.max(1, number(from, 2) / Math.max(1, number(to, 2)));
    var strided = stride == 1 ? "" : ", stride: " + stride;
    var conv = "conv(" + number(to, 1) + ", kernel: 1" + strided + ")";
    var typed = branch.span().text();
    var word = typed.equals("input") ? conv : "{ " + typed + "; " + conv + " }";
    var title = "Project `%s` from %s to %s by `%s`";
    var words = typed.strip().replaceAll("\\s+", " ");
    return Fix.of(
        finding, title.formatted(words, from.group(), to.group(), conv), branch.span(), word);
  }

  private static int number(MatchResult shape, int group) {
    return Integer.parseInt(shape.group(group));
  }

  /** It is gone, and nothing came in its place. */
  private boolean mends(List<Replacement> changes) {
    return new Trial(question)
        .of(changes)
        .filter(
            after ->
                after.diagnostics().size() < question.analysis().compilation().diagnostics().size())
        .isPresent();
  }
}

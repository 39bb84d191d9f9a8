package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ways out of what was found, each with what it changes in its title. */
final class FindingFixes {
  private static final Pattern MEANT = Pattern.compile("Did you mean `([^`]+)`\\?");
  private static final Pattern FIGURE = Pattern.compile("has ([\\d,]+) ");

  private final Question question;

  FindingFixes(Question question) {
    this.question = question;
  }

  Stream<Fix> of(Diagnostic finding) {
    return switch (finding.code()) {
      case UNKNOWN_NAME -> Stream.concat(nearest(finding), imports(finding));
      case NAMELESS_CHOICE, SHARED_ADDRESS -> label(finding);
      case UNSATISFIABLE -> relax(finding);
      case DEAD_OPTION -> drop(finding);
      case SHAPE -> new Projection(question, finding).fixes();
      default -> nearest(finding);
    };
  }

  /** The name that the finding suggests, in the place of the one that it names. */
  private Stream<Fix> nearest(Diagnostic finding) {
    var meant = finding.hint().map(MEANT::matcher).filter(matcher -> matcher.find());
    if (meant.isEmpty()) {
      return Stream.empty();
    }
    var name = meant.get().group(1);
    return word(finding)
        .map(at -> Fix.of(finding, "Replace `%s` by `%s`".formatted(at.text(), name), at, name))
        .stream();
  }

  /** The first of the finding's words that stands at its place. */
  private static Optional<Span> word(Diagnostic finding) {
    var tokens = Parser.tokens(finding.span().file());
    return tokens.stream()
        .filter(token -> token.span().start() >= finding.span().start())
        .filter(token -> token.span().end() <= finding.span().end())
        .filter(token -> finding.arguments().contains(token.text()))
        .map(Token::span)
        .findFirst();
  }

  private Stream<Fix> imports(Diagnostic finding) {
    var name = finding.arguments().get(0);
    return Library.names().stream()
        .filter(module -> declares(module, name))
        .map(
            module -> {
              var line = "import " + module + "\n";
              var at = finding.span().file().span(afterImports(), afterImports());
              return Fix.of(
                  finding, "Import `%s`, which has `%s`".formatted(module, name), at, line);
            });
  }

  private static boolean declares(String module, String name) {
    return Library.find(module).stream()
        .anyMatch(
            it ->
                Stream.of(Realm.values())
                    .map(realm -> it.own().get(new Module.Key(realm, name)))
                    .anyMatch(found -> found != null));
  }

  /** Where the line behind the last import begins, or the text. */
  private int afterImports() {
    var text = question.snapshot().text();
    return question.analysis().compilation().tree().items().stream()
        .filter(Item.Import.class::isInstance)
        .map(item -> text.indexOf('\n', item.span().end()) + 1)
        .reduce(0, Math::max);
  }

  /** A label for the innermost step around the finding. */
  private Stream<Fix> label(Diagnostic finding) {
    var nodes = NodesAt.find(question.analysis().compilation().tree(), finding.span().start());
    return nodes.stream()
        .filter(Item.Step.class::isInstance)
        .map(NodesAt::span)
        .reduce((outer, inner) -> inner)
        .map(
            step ->
                Fix.of(
                    finding,
                    "Label the step `op:`",
                    step.file().span(step.start(), step.start()),
                    "op: "))
        .stream();
  }

  /** The option that is never taken, with the comma that parts it from the others. */
  private Stream<Fix> drop(Diagnostic finding) {
    return NodesAt.find(question.analysis().compilation().tree(), finding.span().start()).stream()
        .filter(Expression.Choice.class::isInstance)
        .map(choice -> (Expression.Choice) choice)
        .filter(choice -> choice.options().size() > 2)
        .flatMap(choice -> Options.dropped(choice, finding.span()).stream())
        .map(
            place -> Fix.of(finding, "Drop `%s`".formatted(finding.arguments().get(0)), place, ""));
  }

  /** The limit of a single bound, which is the one number in it, to the least that works. */
  private Stream<Fix> relax(Diagnostic finding) {
    var figure = FIGURE.matcher(finding.arguments().get(1));
    var numbers =
        Parser.tokens(finding.span().file()).stream()
            .filter(token -> token.kind() == Token.Kind.NUMBER)
            .map(Token::span)
            .filter(span -> span.start() >= finding.span().start())
            .filter(span -> span.end() <= finding.span().end())
            .toList();
    if (!figure.find() || numbers.size() != 1) {
      return Stream.empty();
    }
    var limit = numbers.get(0);
    var least = figure.group(1).replace(',', '_');
    var title = "Relax the limit from `%s` to `%s`, where it begins to hold";
    return Stream.of(Fix.of(finding, title.formatted(limit.text(), least), limit, least));
  }
}

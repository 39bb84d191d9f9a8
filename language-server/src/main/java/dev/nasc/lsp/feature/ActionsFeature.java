package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Ways out of the findings at a place, each with what it changes in its title. */
public final class ActionsFeature {
  private static final Pattern MEANT = Pattern.compile("Did you mean `([^`]+)`\\?");
  private static final Pattern FIGURE = Pattern.compile("has ([\\d,]+) ");

  private final Question question;
  private final DiagnosticsFeature told;

  public ActionsFeature(Question question) {
    this.question = question;
    this.told = new DiagnosticsFeature(question.snapshot(), question.analysis(), question.client());
  }

  public List<CodeAction> actions(Range range) {
    int from = question.snapshot().positions().offset(range.getStart());
    int to = question.snapshot().positions().offset(range.getEnd());
    return question.analysis().compilation().diagnostics().stream()
        .filter(finding -> question.isHere(finding.span()))
        .filter(finding -> finding.span().start() <= to && finding.span().end() >= from)
        .flatMap(this::fixes)
        .toList();
  }

  private Stream<CodeAction> fixes(Diagnostic finding) {
    return switch (finding.code()) {
      case UNKNOWN_NAME -> Stream.concat(nearest(finding), imports(finding));
      case NAMELESS_CHOICE, SHARED_ADDRESS -> label(finding);
      case UNSATISFIABLE -> relax(finding);
      default -> nearest(finding);
    };
  }

  /** The name that the finding suggests, in the place of the one that it names. */
  private Stream<CodeAction> nearest(Diagnostic finding) {
    var meant = finding.hint().map(MEANT::matcher).filter(matcher -> matcher.find());
    if (meant.isEmpty()) {
      return Stream.empty();
    }
    var name = meant.get().group(1);
    return word(finding)
        .map(at -> fix(finding, "Replace `%s` by `%s`".formatted(at.text(), name), at, name))
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

  private Stream<CodeAction> imports(Diagnostic finding) {
    var name = finding.arguments().get(0);
    return Library.names().stream()
        .filter(module -> declares(module, name))
        .map(
            module -> {
              var line = "import " + module + "\n";
              var at = finding.span().file().span(afterImports(), afterImports());
              return fix(finding, "Import `%s`, which has `%s`".formatted(module, name), at, line);
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
  private Stream<CodeAction> label(Diagnostic finding) {
    var nodes = NodesAt.find(question.analysis().compilation().tree(), finding.span().start());
    return nodes.stream()
        .filter(Item.Step.class::isInstance)
        .map(NodesAt::span)
        .reduce((outer, inner) -> inner)
        .map(
            step ->
                fix(
                    finding,
                    "Label the step `op:`",
                    step.file().span(step.start(), step.start()),
                    "op: "))
        .stream();
  }

  /** The limit of a single bound, which is the one number in it, to the least that works. */
  private Stream<CodeAction> relax(Diagnostic finding) {
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
    return Stream.of(fix(finding, title.formatted(limit.text(), least), limit, least));
  }

  private CodeAction fix(Diagnostic finding, String title, Span place, String word) {
    var action = new CodeAction(title);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(told.diagnostic(finding)));
    var edit = new TextEdit(question.snapshot().positions().range(place), word);
    action.setEdit(Edits.byUri(question, Map.of(question.snapshot().uri(), List.of(edit))));
    return action;
  }
}

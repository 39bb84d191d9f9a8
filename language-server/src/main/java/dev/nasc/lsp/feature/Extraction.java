package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionKind;

/** Makes a block of the selected steps; what they use of their surroundings becomes parameters. */
final class Extraction implements Supplier<Stream<Fix>> {
  private static final Set<Target.Kind> PASSED =
      Set.of(Target.Kind.PARAMETER, Target.Kind.LET, Target.Kind.BLOCK, Target.Kind.CELL);

  private final Question question;
  private final int from;
  private final int to;

  Extraction(Question question, int from, int to) {
    this.question = question;
    this.from = from;
    this.to = to;
  }

  @Override
  public Stream<Fix> get() {
    var tree = question.analysis().compilation().tree();
    return from == to
        ? Stream.empty()
        : tree.items().stream()
            .filter(item -> item.span().contains(from) && item.span().contains(to))
            .filter(Item.Declaration.class::isInstance)
            .findFirst()
            .flatMap(item -> fix((Item.Declaration) item))
            .stream();
  }

  private Optional<Fix> fix(Item.Declaration around) {
    return steps(around)
        .flatMap(
            steps -> {
              var passed = passed(around, steps);
              var name = freshName();
              var given = passed.isEmpty() ? "" : "(" + String.join(", ", passed) + ")";
              var block = "block " + name + given + " {\n  " + body(steps) + "\n}\n\n";
              var changes =
                  List.of(
                      new Replacement(start(around), block),
                      new Replacement(steps, name + ": " + name + given));
              var unlabelled = List.of(changes.get(0), new Replacement(steps, name + given));
              var trial = new Trial(question);
              return Stream.of(unlabelled, changes)
                  .filter(it -> trial.of(it).isPresent())
                  .findFirst()
                  .map(
                      it ->
                          new Fix(
                              "Extract the steps into `block " + name + given + "`",
                              CodeActionKind.RefactorExtract,
                              Optional.empty(),
                              it));
            });
  }

  /** The selection, where it is one step or several in a row of one body. */
  private Optional<Span> steps(Item.Declaration around) {
    var text = question.snapshot().text();
    int first = from;
    int last = to;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && ";\n\r\t ".indexOf(text.charAt(last - 1)) >= 0) {
      last--;
    }
    var selected = question.snapshot().file().span(first, last);
    return NodesAt.find(question.analysis().compilation().tree(), first).stream()
        .filter(Expression.Braces.class::isInstance)
        .map(braces -> ((Expression.Braces) braces).items())
        .filter(items -> isRow(items, selected))
        .map(items -> selected)
        .filter(it -> isNetwork(around))
        .findFirst();
  }

  private static boolean isNetwork(Item.Declaration around) {
    return switch (around.kind()) {
      case SPACE, BLOCK, CELL -> true;
      case ARCHITECTURE, RECIPE, SEARCH, OPERATION -> false;
    };
  }

  private static boolean isRow(List<Item> items, Span selected) {
    boolean begins = items.stream().anyMatch(it -> it.span().start() == selected.start());
    boolean ends = items.stream().anyMatch(it -> it.span().end() == selected.end());
    return begins
        && ends
        && items.stream()
            .filter(it -> it.span().start() >= selected.start())
            .filter(it -> it.span().end() <= selected.end())
            .allMatch(it -> it instanceof Item.Step || isLabelled(it));
  }

  private static boolean isLabelled(Item item) {
    return item instanceof Item.Labelled labelled && !labelled.label().text().equals("input");
  }

  /** The names of the declaration around that the steps use, in the order of their use. */
  private Set<String> passed(Item.Declaration around, Span steps) {
    return question.analysis().bindings().all().stream()
        .filter(mention -> !mention.declares() && isIn(mention.span(), steps))
        .map(Mention::target)
        .filter(target -> PASSED.contains(target.kind()) && question.isHere(target.span()))
        .filter(target -> isIn(target.span(), around.span()) && !isIn(target.span(), steps))
        .filter(target -> target.span().start() != around.name().span().start())
        .map(Target::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isIn(Span inner, Span outer) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** Before the declaration and its documentation. */
  private Span start(Item.Declaration around) {
    int section = question.snapshot().sections().at(around.span().start()).start();
    return question.snapshot().file().span(section, section);
  }

  private String freshName() {
    var taken =
        question.analysis().bindings().all().stream().map(it -> it.target().name()).toList();
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? "part" : "part" + number)
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }

  /** The steps, two blanks in. */
  private static String body(Span steps) {
    int indent = steps.startColumn() - 1;
    return steps.text().replaceAll("\n {0," + indent + "}", "\n  ");
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.compiler.Compilation;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.name.Line;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.Address;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Decides the choice under the pointer for good, or takes an option away that nothing can take. */
final class ChoiceFixes implements Supplier<Stream<Fix>> {
  private final Question question;
  private final int offset;

  ChoiceFixes(Question question, int offset) {
    this.question = question;
    this.offset = offset;
  }

  @Override
  public Stream<Fix> get() {
    return choice().stream()
        .flatMap(
            choice ->
                question.analysis().spacesAt(choice.span()).stream()
                    .filter(space -> !addresses(space, choice).isEmpty())
                    .limit(1)
                    .flatMap(space -> Stream.concat(freezes(space, choice), drops(space, choice))));
  }

  private Optional<Expression.Choice> choice() {
    return NodesAt.find(question.analysis().compilation().tree(), offset).stream()
        .filter(Expression.Choice.class::isInstance)
        .map(Expression.Choice.class::cast)
        .reduce((outer, inner) -> inner);
  }

  private static List<Address> addresses(WalkedSpace space, Expression.Choice choice) {
    return space.choiceSpans().entrySet().stream()
        .filter(entry -> entry.getValue().equals(choice.span()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** To the option under the pointer, and to what an architecture of the file takes everywhere. */
  private Stream<Fix> freezes(WalkedSpace space, Expression.Choice choice) {
    var addresses = addresses(space, choice);
    var names = ChoiceText.options(space, addresses.get(0));
    var wanted = new LinkedHashMap<Integer, String>();
    for (var found : question.analysis().compilation().architectures()) {
      var taken = new HashSet<String>();
      addresses.forEach(it -> taken.add(found.architecture().decisions().getOrDefault(it, "")));
      if (found.space().name().equals(space.name()) && taken.size() == 1) {
        wanted.putIfAbsent(
            names.indexOf(taken.iterator().next()), ", as in `" + found.name() + "`");
      }
    }
    for (int at = 0; at < choice.options().size(); at++) {
      if (choice.options().get(at).span().contains(offset)) {
        wanted.putIfAbsent(at, "");
      }
    }
    return wanted.entrySet().stream()
        .filter(it -> it.getKey() >= 0 && it.getKey() < choice.options().size())
        .flatMap(it -> freeze(space, choice, it.getKey(), it.getValue()).stream());
  }

  private Optional<Fix> freeze(WalkedSpace space, Expression.Choice choice, int at, String as) {
    var changes = new ArrayList<Replacement>();
    var option = choice.options().get(at).value();
    var value = option instanceof Expression.Conditional guarded ? guarded.value() : option;
    changes.add(new Replacement(choice.span(), value.span().text()));
    decisions(space, choice).forEach(it -> changes.add(new Replacement(it, "")));
    return new Trial(question)
        .of(changes)
        .flatMap(after -> count(space, after))
        .map(
            count ->
                Fix.rewriting(
                    "Freeze `%s` to `%s`%s: %s → %s architectures"
                        .formatted(
                            words(choice.span()),
                            words(value.span()),
                            as,
                            Figures.grouped(space.count()),
                            count),
                    changes));
  }

  private static Optional<String> count(WalkedSpace before, Compilation after) {
    return after.space(before.name()).map(space -> Figures.grouped(space.count()));
  }

  private static String words(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  /** The lines of architectures that decide the choice: there is nothing to decide any more. */
  private List<Span> decisions(WalkedSpace space, Expression.Choice choice) {
    var plain = addresses(space, choice).stream().map(it -> Line.plain(it.text())).distinct();
    var decided = plain.toList();
    return question.analysis().bindings().lines().stream()
        .filter(line -> line.value().isPresent() && decided.contains(line.address()))
        .filter(line -> line.space().filter(space.name()::equals).isPresent())
        .flatMap(line -> step(line).stream())
        .distinct()
        .toList();
  }

  private Optional<Span> step(Line line) {
    var place = line.path().get(line.path().size() - 1).span().start();
    return NodesAt.find(question.analysis().compilation().tree(), place).stream()
        .filter(node -> node instanceof Item.Step it && it.decision().isPresent())
        .map(NodesAt::span)
        .findFirst()
        .map(ChoiceFixes::withSeparator);
  }

  private static Span withSeparator(Span step) {
    var text = step.file().text();
    int end = step.end();
    while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end < text.length() && text.charAt(end) == ';'
        ? step.file().span(step.start(), end + 1)
        : step;
  }

  /** Options that no architecture takes which meets what the space requires. */
  private Stream<Fix> drops(WalkedSpace space, Expression.Choice choice) {
    var addresses = addresses(space, choice);
    var names = ChoiceText.options(space, addresses.get(0));
    if (space.requirements().isEmpty() || names.size() != choice.options().size()) {
      return Stream.empty();
    }
    var met = new HashSet<String>();
    question.analysis().options(space, List.of()).stream()
        .filter(it -> addresses.contains(it.address()) && it.meeting().greatest() > 0)
        .forEach(it -> met.add(it.option()));
    return Stream.iterate(0, at -> at < names.size(), at -> at + 1)
        .filter(at -> !met.contains(names.get(at)) && met.size() > 1)
        .flatMap(at -> drop(choice, at, names.get(at)));
  }

  private static Stream<Fix> drop(Expression.Choice choice, int at, String name) {
    var title = "Drop `%s` from `%s`: nothing with it meets the `require`s";
    return Options.dropped(choice, choice.options().get(at).span())
        .map(place -> List.of(new Replacement(place, "")))
        .map(change -> Fix.rewriting(title.formatted(name, words(choice.span())), change))
        .stream();
  }
}

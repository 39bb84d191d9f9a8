package dev.nasc.lsp.feature;

import dev.nasc.analysis.WhatIf;
import dev.nasc.ast.Expression;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Address;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Search;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What taking the option under the pointer means, at each address where it can be taken. */
final class OptionText {
  private static final int MOST_ROWS = 8;
  private static final int MOST_SEARCHES = 3;
  private static final int MOST_SPACES = 2;

  private OptionText() {}

  static String of(Analysis analysis, Span choice, int offset) {
    var at = analysis.isReadable() ? option(analysis, choice, offset) : Optional.<Integer>empty();
    if (at.isEmpty()) {
      return "";
    }
    var spaces = spaces(analysis, choice);
    return spaces.stream()
        .map(space -> of(analysis, space, choice, at.get(), spaces.size() > 1))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The first size of the space around, and those that are searched. */
  private static List<WalkedSpace> spaces(Analysis analysis, Span choice) {
    var all =
        analysis.spacesAt(choice).stream()
            .filter(it -> it.choiceSpans().containsValue(choice))
            .toList();
    var searched = analysis.compilation().searches().stream().map(Search::space).toList();
    return Stream.concat(
            all.stream().limit(1), all.stream().filter(it -> searched.contains(it.name())))
        .distinct()
        .limit(MOST_SPACES)
        .toList();
  }

  /** Which of the options of {@code any(a, b)} it is. */
  private static Optional<Integer> option(Analysis analysis, Span choice, int offset) {
    for (var node : NodesAt.find(analysis.compilation().tree(), offset)) {
      if (node instanceof Expression.Choice any && any.span().equals(choice)) {
        for (int at = 0; at < any.options().size(); at++) {
          if (any.options().get(at).span().contains(offset)) {
            return Optional.of(at);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String of(
      Analysis analysis, WalkedSpace space, Span choice, int at, boolean named) {
    var addresses =
        space.choiceSpans().entrySet().stream()
            .filter(entry -> entry.getValue().equals(choice))
            .map(Map.Entry::getKey)
            .toList();
    var names = ChoiceText.options(space, addresses.get(0));
    return at < names.size() ? table(analysis, space, addresses, names.get(at), named) : "";
  }

  private static String table(
      Analysis analysis, WalkedSpace space, List<Address> addresses, String option, boolean named) {
    var limits = limits(analysis, space);
    var text = new StringBuilder();
    text.append("What if ").append(Markdown.code(option)).append(" is taken");
    text.append(named ? " in " + Markdown.code(space.name()) + ":" : ":");
    text.append("\n\n| at | architectures | mean multiply-adds |");
    limits.forEach(it -> text.append(" meets ").append(it.words()).append(" |"));
    text.append("\n|:--|--:|--:|").append("--:|".repeat(limits.size())).append('\n');
    double mean = analysis.mean(space, Measure.MACS);
    for (var address : addresses.subList(0, Math.min(MOST_ROWS, addresses.size()))) {
      option(analysis.options(space, List.of()), address, option)
          .ifPresent(
              it -> {
                text.append(row(it, mean));
                for (var limit : limits) {
                  var meeting = option(analysis.options(space, limit.all()), address, option);
                  var share = meeting.map(found -> Figures.share(found.meeting()));
                  text.append(' ').append(share.orElse("–")).append(" |");
                }
                text.append('\n');
              });
    }
    int more = addresses.size() - MOST_ROWS;
    return more > 0 ? text + "\n… and at " + more + " more.\n" : text.toString();
  }

  /** Requirements under which shares are told. */
  private record Limits(String words, List<Constraint> all) {}

  /** The space's own, and beside them those of each search of this space that has any. */
  private static List<Limits> limits(Analysis analysis, WalkedSpace space) {
    var limits = new ArrayList<Limits>();
    if (isCounted(space.requirements())) {
      limits.add(new Limits("the `require`s", List.of()));
    }
    analysis.compilation().searches().stream()
        .filter(it -> it.space().equals(space.name()) && isCounted(it.constraints()))
        .limit(MOST_SEARCHES)
        .map(it -> new Limits("the `require`s of " + Markdown.code(it.name()), it.constraints()))
        .forEach(limits::add);
    return limits;
  }

  private static boolean isCounted(List<Constraint> constraints) {
    return constraints.stream().anyMatch(it -> !it.bounds().isEmpty());
  }

  private static Optional<WhatIf.Option> option(
      List<WhatIf.Option> all, Address address, String option) {
    return all.stream()
        .filter(it -> it.address().equals(address) && it.option().equals(option))
        .findFirst();
  }

  private static String row(WhatIf.Option option, double mean) {
    double own = Objects.requireNonNull(option.effects().get(Measure.MACS)).mean();
    return "| %s | %s | %s (%s) |"
        .formatted(
            Markdown.code(option.address().text()),
            Figures.grouped(option.count()),
            Figures.grouped(Math.round(own)),
            Figures.change(own, mean));
  }
}

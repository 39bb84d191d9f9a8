package dev.nasc.lsp.feature;

import dev.nasc.analysis.WhatIf;
import dev.nasc.ast.Expression;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Address;
import dev.nasc.model.Measure;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What taking the option under the pointer means, at each address where it can be taken. */
final class OptionText {
  private static final int MOST_ROWS = 8;

  private OptionText() {}

  static String of(Analysis analysis, Span choice, int offset) {
    if (!analysis.isReadable()) {
      return "";
    }
    return option(analysis, choice, offset).stream()
        .flatMap(
            at -> analysis.spacesAt(choice).stream().map(space -> of(analysis, space, choice, at)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
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

  private static String of(Analysis analysis, WalkedSpace space, Span choice, int at) {
    var addresses =
        space.choiceSpans().entrySet().stream()
            .filter(entry -> entry.getValue().equals(choice))
            .map(Map.Entry::getKey)
            .limit(MOST_ROWS)
            .toList();
    if (addresses.isEmpty()) {
      return "";
    }
    var names = ChoiceText.options(space, addresses.get(0));
    return at < names.size() ? table(analysis, space, addresses, names.get(at)) : "";
  }

  private static String table(
      Analysis analysis, WalkedSpace space, List<Address> addresses, String option) {
    var text = new StringBuilder();
    text.append("What if ").append(Markdown.code(option)).append(" is taken:\n\n");
    text.append("| at | architectures | mean multiply-adds | meets the `require`s |\n");
    text.append("|:--|--:|--:|--:|\n");
    double mean = CostText.whole(analysis, space).moments(Measure.MACS).mean();
    analysis.options(space).stream()
        .filter(it -> it.option().equals(option) && addresses.contains(it.address()))
        .forEach(it -> text.append(row(it, mean)));
    return text.toString();
  }

  private static String row(WhatIf.Option option, double mean) {
    double own = Objects.requireNonNull(option.effects().get(Measure.MACS)).mean();
    return "| %s | %s | %s (%s) | %s |\n"
        .formatted(
            Markdown.code(option.address().text()),
            Figures.grouped(option.count()),
            Figures.grouped(Math.round(own)),
            Figures.change(own, mean),
            Figures.share(option.meeting()));
  }
}

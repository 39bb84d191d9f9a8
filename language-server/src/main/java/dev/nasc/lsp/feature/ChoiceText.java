package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A choice: what can be taken, where it is decided, how many architectures there are. */
final class ChoiceText {
  private static final int MOST_OPTIONS = 12;
  private static final int MOST_ADDRESSES = 6;

  private ChoiceText() {}

  static String of(Analysis analysis, Span choice) {
    var text = new StringBuilder();
    for (var space : analysis.spacesAt(choice)) {
      var addresses =
          space.choiceSpans().entrySet().stream()
              .filter(entry -> entry.getValue().equals(choice))
              .map(Map.Entry::getKey)
              .toList();
      if (!addresses.isEmpty()) {
        text.append(of(space, addresses)).append("\n\n");
      }
    }
    return text.toString().strip();
  }

  private static String of(WalkedSpace space, List<Address> addresses) {
    var options = options(space, addresses.get(0));
    return options.size()
        + " options: "
        + codes(options, MOST_OPTIONS)
        + ".\n\nDecided "
        + times(addresses.size())
        + " in "
        + Markdown.code(space.name())
        + ": "
        + codes(addresses.stream().map(Address::text).toList(), MOST_ADDRESSES)
        + ".\n\n"
        + Figures.grouped(space.count())
        + " architectures.";
  }

  static List<String> options(WalkedSpace space, Address address) {
    return space.choiceBlocks().stream()
        .flatMap(block -> block.choices().stream())
        .filter(choice -> choice.address().equals(address))
        .findFirst()
        .map(ChoiceBlock.Choice::options)
        .orElse(List.of());
  }

  private static String times(int count) {
    return count == 1 ? "once" : Figures.grouped(count) + " times";
  }

  private static String codes(List<String> words, int most) {
    var shown = words.stream().limit(most).map(Markdown::code).collect(Collectors.joining(", "));
    return words.size() > most
        ? shown + ", … " + Markdown.code(words.get(words.size() - 1))
        : shown;
  }
}

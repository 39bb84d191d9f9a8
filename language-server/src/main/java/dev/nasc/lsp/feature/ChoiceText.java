package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A choice: what can be taken, where it is decided, how many architectures there are. */
final class ChoiceText {
  private static final int MOST_OPTIONS = 12;
  private static final int MOST_ADDRESSES = 6;

  private ChoiceText() {}

  /** One paragraph for all sizes of a space in which the choice is the same. */
  static String of(Analysis analysis, Span choice) {
    var sizes = new LinkedHashMap<Decided, List<WalkedSpace>>();
    for (var space : analysis.spacesAt(choice)) {
      var addresses =
          space.choiceSpans().entrySet().stream()
              .filter(entry -> entry.getValue().equals(choice))
              .map(entry -> entry.getKey().text())
              .toList();
      if (!addresses.isEmpty()) {
        var options = options(space, new Address(addresses.get(0)));
        sizes
            .computeIfAbsent(
                new Decided(options, addresses, space.count()), of -> new ArrayList<>())
            .add(space);
      }
    }
    return sizes.entrySet().stream()
        .map(it -> of(it.getKey(), it.getValue()))
        .collect(Collectors.joining("\n\n"));
  }

  private record Decided(List<String> options, List<String> addresses, BigInteger count) {}

  private static String of(Decided decided, List<WalkedSpace> spaces) {
    int others = spaces.size() - 1;
    return Figures.count(decided.options().size(), "option")
        + ": "
        + codes(decided.options(), MOST_OPTIONS)
        + ".\n\nDecided "
        + times(decided.addresses().size())
        + " in "
        + Markdown.code(spaces.get(0).name())
        + (others > 0 ? " (as in " + Figures.count(others, "other size") + " of it)" : "")
        + ": "
        + codes(decided.addresses(), MOST_ADDRESSES)
        + ".\n\n"
        + Figures.count(decided.count(), "architecture")
        + ".";
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
    if (words.size() == most + 1) {
      return shown + ", " + Markdown.code(words.get(most));
    }
    return words.size() > most
        ? shown + ", … " + Markdown.code(words.get(words.size() - 1))
        : shown;
  }
}

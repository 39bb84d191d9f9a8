package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.name.Line;
import dev.nasc.model.Address;
import dev.nasc.syntax.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an architecture can decide at the caret: addresses of its space, then their options. */
final class DecisionOffers {
  private final Caret caret;
  private final Optional<WalkedSpace> space;

  DecisionOffers(Caret caret, Visible visible) {
    this.caret = caret;
    this.space = caret.decidedSpace().flatMap(visible::walked);
  }

  List<Offer> all() {
    var entry = caret.inner().entry();
    for (int at = 0; at < entry.size(); at++) {
      if (entry.get(at).text().equals("=")) {
        return options(prefix() + words(entry.subList(0, at)));
      }
    }
    return addresses(prefix() + words(entry));
  }

  /** The addresses of the braces around the caret: {@code s1[0] { … }}. */
  private String prefix() {
    var frames = caret.frames();
    var path = new StringBuilder();
    for (int at = 0; at < frames.size(); at++) {
      var head = frames.get(at).head();
      boolean inside = frames.get(at).is("{") && !head.isEmpty();
      if (inside && !head.get(0).text().equals("architecture")) {
        path.append(words(head)).append('.');
      }
    }
    return path.toString();
  }

  private static String words(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  /** Without the turns of repeats, as {@code fmt} writes them. */
  private List<Offer> addresses(String typed) {
    var plain = Line.plain(typed);
    return space.stream()
        .flatMap(it -> it.choiceSpans().keySet().stream())
        .map(DecisionOffers::plain)
        .distinct()
        .filter(address -> address.startsWith(plain))
        .map(address -> Offer.value(address.substring(plain.length()), 0, "choice"))
        .toList();
  }

  private static String plain(Address address) {
    return Line.plain(address.text());
  }

  private List<Offer> options(String path) {
    var plain = Line.plain(path);
    return space.stream()
        .flatMap(
            it ->
                it.choiceSpans().keySet().stream()
                    .filter(address -> plain(address).equals(plain))
                    .limit(1)
                    .flatMap(address -> ChoiceText.options(it, address).stream()))
        .map(option -> Offer.value(option, 0, "option"))
        .toList();
  }
}

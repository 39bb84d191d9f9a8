package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A space in another size decides what the searched one does, among the same options. */
public final class SameChoices {
  private final Findings findings;

  public SameChoices(Findings findings) {
    this.findings = findings;
  }

  public void check(WalkedSpace searched, WalkedSpace sized, Span span) {
    var known = options(searched);
    options(sized).entrySet().stream()
        .filter(choice -> !isKnown(choice.getValue(), known.get(choice.getKey())))
        .findFirst()
        .ifPresent(
            choice ->
                findings.add(
                    Diagnostic.of(
                        DiagnosticCode.OTHER_CHOICES,
                        span,
                        sized.name(),
                        choice.getKey().text(),
                        searched.name())));
  }

  private static boolean isKnown(List<String> options, @Nullable List<String> known) {
    return known != null && new HashSet<>(options).containsAll(known);
  }

  private static Map<Address, List<String>> options(WalkedSpace space) {
    return space.choiceBlocks().stream()
        .flatMap(block -> block.choices().stream())
        .collect(
            Collectors.toMap(
                ChoiceBlock.Choice::address,
                ChoiceBlock.Choice::options,
                (a, b) -> a,
                LinkedHashMap::new));
  }
}

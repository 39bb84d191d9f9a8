package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.Patterns;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Parts;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Closes a condition over decisions: names of options become words, the rest is calculated, and
 * every address is one of the space.
 */
final class DecisionReader {
  private final Findings findings;
  private final Constants constants;
  private final WalkedSpace space;
  private final List<ChoiceBlock.Choice> choices;
  private boolean sound = true;

  DecisionReader(Findings findings, Constants constants, WalkedSpace space) {
    this.findings = findings;
    this.constants = constants;
    this.space = space;
    this.choices = space.choiceBlocks().stream().flatMap(it -> it.choices().stream()).toList();
  }

  Optional<Term> read(Term term) {
    var closed = close(term);
    return sound ? Optional.of(closed) : Optional.empty();
  }

  private Term close(Term term) {
    if (term instanceof Term.Decided decided) {
      return decided(decided);
    }
    if (!Parts.any(term, Term.Decided.class::isInstance)) {
      return constant(term);
    }
    if (term instanceof Term.Calculation calculation) {
      var operands = calculation.operands().stream().map(this::close).toList();
      return new Term.Calculation(calculation.operator(), operands, term.span());
    }
    if (term instanceof Term.ListOf list) {
      return new Term.ListOf(
          list.elements().stream().map(this::close).toList(), list.labels(), list.span());
    }
    refuse(term, "Compare decisions by `==`, `<=`, `in` and join them by `and`, `or`, `not`.");
    return term;
  }

  private Term constant(Term term) {
    if (term instanceof Term.Range range) {
      return new Term.Range(
          constant(range.low()), constant(range.high()), Optional.empty(), term.span());
    }
    var evaluated = constants.evaluate(term);
    var value = evaluated.value();
    if (value.isPresent() && !(value.get() instanceof Value.Symbolic)) {
      return new Term.Constant(word(value.get()), term.span());
    }
    refuse(term, "Costs and decisions stand in constraints of their own, joined by `and`.");
    return term;
  }

  /** A block named as an option is its word. */
  private static Value word(Value value) {
    return value instanceof Value.Block block ? new Value.Word(block.name()) : value;
  }

  private Term decided(Term.Decided decided) {
    if (decided.kind() == Term.Decided.Kind.COUNT) {
      counted(decided);
      return decided;
    }
    for (var pattern : decided.patterns()) {
      boolean known =
          choices.stream().anyMatch(choice -> Patterns.matches(pattern, choice.address()));
      if (!known) {
        return isOption(pattern) && decided.kind() == Term.Decided.Kind.ONE
            ? new Term.Constant(new Value.Word(pattern), decided.span())
            : unknown(decided, pattern);
      }
    }
    if (decided.kind() == Term.Decided.Kind.ONE && decided.patterns().get(0).contains("[*]")) {
      refuse(decided, "Say what of them: `max(s1[*].kernel) <= 5`.");
    }
    return decided;
  }

  private void counted(Term.Decided decided) {
    if (!isOption(decided.option())) {
      sound = false;
      findings.add(
          Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, decided.span(), decided.option())
              .hint("`count(skip, normal)` counts how often an option is taken below an address."));
    } else if (choices.stream()
        .noneMatch(choice -> Patterns.isBelow(decided.patterns().get(0), choice.address()))) {
      unknown(decided, decided.patterns().get(0));
    }
  }

  private boolean isOption(String word) {
    return choices.stream().anyMatch(choice -> choice.options().contains(word));
  }

  private Term unknown(Term.Decided decided, String pattern) {
    sound = false;
    boolean address = pattern.contains(".") || pattern.contains("[");
    var finding =
        address
            ? Diagnostic.of(DiagnosticCode.UNKNOWN_ADDRESS, decided.span(), space.name(), pattern)
            : Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, decided.span(), pattern);
    var names = choices.stream().map(ChoiceBlock.Choice::address).map(Address::text).toList();
    findings.add(
        names.isEmpty()
            ? finding
            : finding.hint("`%s` has `%s`.".formatted(space.name(), shown(names))));
    return decided;
  }

  private static String shown(List<String> names) {
    var first = String.join("`, `", names.subList(0, Math.min(names.size(), 8)));
    return names.size() > 8 ? first + "` … `" + names.get(names.size() - 1) : first;
  }

  private void refuse(Term term, String hint) {
    sound = false;
    findings.add(
        Diagnostic.of(
                DiagnosticCode.NOT_A_CONSTRAINT, term.span(), ConstraintReader.text(term.span()))
            .hint(hint));
  }
}

package dev.nasc.model;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The parts of a term that is a value: what it mentions, itself included. */
public final class Parts {
  private Parts() {}

  public static boolean any(Term term, Predicate<Term> predicate) {
    return of(term).anyMatch(predicate);
  }

  public static Stream<Term> of(Term term) {
    return Stream.concat(Stream.of(term), direct(term).flatMap(Parts::of));
  }

  private static Stream<Term> direct(Term term) {
    if (term instanceof Term.Calculation calculation) {
      return calculation.operands().stream();
    }
    if (term instanceof Term.Use use) {
      return Stream.concat(use.arguments().stream().flatMap(Optional::stream), use.rest().stream());
    }
    if (term instanceof Term.Conditional conditional) {
      return Stream.concat(
          Stream.of(conditional.value(), conditional.test()), conditional.otherwise().stream());
    }
    if (term instanceof Term.Choice choice) {
      return choice.options().stream()
          .flatMap(option -> Stream.concat(Stream.of(option.term()), option.guard().stream()));
    }
    if (term instanceof Term.FirstRest pair) {
      return Stream.of(pair.first(), pair.rest());
    }
    if (term instanceof Term.Range range) {
      return Stream.concat(Stream.of(range.low(), range.high()), range.step().stream());
    }
    if (term instanceof Term.ListOf list) {
      return list.elements().stream();
    }
    if (term instanceof Term.Attribute attribute) {
      return Stream.of(attribute.of());
    }
    if (term instanceof Term.Element element) {
      return Stream.of(element.list(), element.index());
    }
    return Stream.empty();
  }

  /** Whether it mentions what only an architecture as a whole has: a cost, a decision. */
  public static boolean isOfArchitecture(Term term) {
    return any(
        term,
        part ->
            part instanceof Term.Decided
                || (part instanceof Term.Use use
                    && use.target() instanceof Callable.Native word
                    && word.kind() == Callable.Native.Kind.COST));
  }
}

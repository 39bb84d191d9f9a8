package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Term;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Resolves {@code any(…)} and its relatives: names, options, guards. */
final class ChoiceResolver {
  private final TermResolver terms;
  private final Findings findings;

  ChoiceResolver(TermResolver terms, Findings findings) {
    this.terms = terms;
    this.findings = findings;
  }

  Term choice(Expression.Choice choice, Naming naming) {
    if (nameless(choice, naming)) {
      return new Term.Broken(choice.span());
    }
    if (choice.quantifier() == Expression.Quantifier.SOME) {
      return some(choice, naming);
    }
    var options = new ArrayList<Term.Option>();
    var labels = new HashSet<String>();
    for (var argument : choice.options()) {
      var option = option(argument, naming);
      if (!labels.add(option.label())) {
        findings.add(DiagnosticCode.REPEATED_OPTION, argument.span(), option.label());
      } else {
        options.add(option);
      }
    }
    if (options.size() == 1
        && (!(options.get(0).term() instanceof Term.Range range) || isPoint(range))) {
      findings.add(DiagnosticCode.ONE_OPTION, choice.span());
    }
    return new Term.Choice(
        naming.name().get(), naming.whole(), naming.counts(), options, choice.span());
  }

  /** {@code uniform(0, 1)}: one of many numbers. */
  Term drawn(Term.Use distribution, Naming naming) {
    if (naming.name().isEmpty()) {
      return unnamed(distribution.span());
    }
    var option =
        new Term.Option(
            canonical(distribution.span()), distribution, Optional.empty(), distribution.span());
    return new Term.Choice(
        naming.name().get(), naming.whole(), naming.counts(), List.of(option), distribution.span());
  }

  /** A range whose ends are one number. */
  private static boolean isPoint(Term.Range range) {
    return range.low() instanceof Term.Constant low
        && range.high() instanceof Term.Constant high
        && low.value().equals(high.value());
  }

  /**
   * Inside an option the choices are named by what stands there; the option's label adds nothing.
   */
  private Term.Option option(Expression.Argument argument, Naming naming) {
    var value = argument.value();
    if (value instanceof Expression.Conditional guarded && guarded.otherwise().isEmpty()) {
      return new Term.Option(
          label(argument, guarded.value()),
          terms.term(guarded.value(), naming),
          Optional.of(terms.term(guarded.test(), Naming.NONE)),
          argument.span());
    }
    return new Term.Option(
        label(argument, value), terms.term(value, naming), Optional.empty(), argument.span());
  }

  /** {@code some(a, b)}: each option by itself, taken or not. */
  private Term some(Expression.Choice choice, Naming naming) {
    var elements = new ArrayList<Term>();
    var labels = new ArrayList<String>();
    for (var argument : choice.options()) {
      var label = label(argument, argument.value());
      if (labels.contains(label)) {
        findings.add(DiagnosticCode.REPEATED_OPTION, argument.span(), label);
      }
      labels.add(label);
      elements.add(terms.term(argument.value(), naming));
    }
    var list = new Term.ListOf(elements, labels, choice.span());
    return new Term.ChoiceOf(
        naming.name().orElseThrow(),
        Term.ChoiceOf.Take.ANY_NUMBER,
        Optional.empty(),
        list,
        choice.span());
  }

  private boolean nameless(Expression choice, Naming naming) {
    if (naming.name().isEmpty()) {
      var unused = unnamed(choice.span());
    }
    return naming.name().isEmpty();
  }

  private Term unnamed(Span choice) {
    findings.add(
        Diagnostic.of(DiagnosticCode.NAMELESS_CHOICE, choice)
            .hint("Give its step a label: `op: any(…)`."));
    return new Term.Broken(choice);
  }

  /** What an architecture writes: a call whose choices follow in parentheses goes by its name. */
  private static String label(Expression.Argument argument, Expression value) {
    if (argument.label().isPresent()) {
      return argument.label().get().text();
    }
    return value instanceof Expression.Path path
            && path.segments().get(0) instanceof Expression.Segment.Name call
            && call.arguments().orElse(List.of()).stream().anyMatch(it -> isOpen(it.value()))
        ? call.name().text()
        : canonical(value.span());
  }

  private static boolean isOpen(Expression expression) {
    if (expression instanceof Expression.Path path) {
      return path.segments().stream()
          .anyMatch(
              segment ->
                  segment instanceof Expression.Segment.Name name
                      && name.arguments().orElse(List.of()).stream()
                          .anyMatch(it -> isOpen(it.value())));
    }
    return expression instanceof Expression.Choice || expression instanceof Expression.ChoiceOf;
  }

  /** The words of a place with single blanks: how an architecture writes an option. */
  static String canonical(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  Term choiceOf(Expression.ChoiceOf choice, Naming naming) {
    boolean one = choice.quantifier() == Expression.Quantifier.ANY && choice.count().isEmpty();
    if (one && choice.source() instanceof Expression.ListLiteral list) {
      List<Expression.Argument> options =
          list.elements().stream()
              .map(value -> new Expression.Argument(Optional.empty(), value, value.span()))
              .toList();
      return choice(new Expression.Choice(choice.quantifier(), options, choice.span()), naming);
    }
    if (nameless(choice, naming)) {
      return new Term.Broken(choice.span());
    }
    var take =
        choice.quantifier() == Expression.Quantifier.SOME
            ? Term.ChoiceOf.Take.ANY_NUMBER
            : one ? Term.ChoiceOf.Take.ONE : Term.ChoiceOf.Take.SEVERAL;
    return new Term.ChoiceOf(
        naming.name().orElseThrow(),
        take,
        choice.count().map(count -> terms.term(count, Naming.NONE)),
        terms.term(choice.source(), naming),
        choice.span());
  }
}

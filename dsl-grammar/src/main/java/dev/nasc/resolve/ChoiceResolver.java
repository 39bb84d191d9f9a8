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

/** Resolves {@code any(…)} and its relatives: names, options, guards. */
final class ChoiceResolver {
  private final TermResolver terms;
  private final Findings findings;

  ChoiceResolver(TermResolver terms, Findings findings) {
    this.terms = terms;
    this.findings = findings;
  }

  Term choice(Expression.Choice choice, Naming naming) {
    if (choice.quantifier() == Expression.Quantifier.SOME) {
      findings.add(DiagnosticCode.UNSUPPORTED, choice.span(), "`some`");
      return new Term.Broken(choice.span());
    }
    if (naming.name().isEmpty()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.NAMELESS_CHOICE, choice.span())
              .hint("Give its step a label: `op: any(…)`."));
      return new Term.Broken(choice.span());
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
          java.util.Optional.of(terms.term(guarded.test(), Naming.NONE)),
          argument.span());
    }
    return new Term.Option(
        label(argument, value),
        terms.term(value, naming),
        java.util.Optional.empty(),
        argument.span());
  }

  private static String label(Expression.Argument argument, Expression value) {
    return argument.label().map(name -> name.text()).orElseGet(() -> canonical(value.span()));
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
              .map(
                  value -> new Expression.Argument(java.util.Optional.empty(), value, value.span()))
              .toList();
      return choice(new Expression.Choice(choice.quantifier(), options, choice.span()), naming);
    }
    findings.add(DiagnosticCode.UNSUPPORTED, choice.span(), "A choice of several, or of a list,");
    return new Term.Broken(choice.span());
  }
}

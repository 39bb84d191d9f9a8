package dev.nasc.rule;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Problem;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.Span;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Something in the space meets a constraint, and something does not. */
final class ConstraintRule {
  private final Findings findings;
  private final Consumer<Problem> problems;

  ConstraintRule(Findings findings, Consumer<Problem> problems) {
    this.findings = findings;
    this.problems = problems;
  }

  /** Returns whether each limit by itself can be met. */
  boolean check(Span span, Constraint constraint, WalkedSpace space) {
    int before = findings.all().size();
    boolean always = true;
    for (var limit : constraint.limits()) {
      if (limit instanceof Constraint.Bound bound) {
        always &= bound(span, bound, space);
      } else {
        always &= walked(span, constraint, limit, space);
      }
    }
    boolean possible = findings.all().size() == before;
    if (always) {
      findings.add(DiagnosticCode.ALWAYS_MET, span, constraint.text());
    }
    return possible;
  }

  /** Whether every architecture meets it. */
  private boolean bound(Span span, Constraint.Bound bound, WalkedSpace space) {
    if (space.isSampled()) {
      return false; // nothing is proved
    }
    var range = space.bounds(bound.measure());
    if (range.least() > bound.greatest()) {
      unsatisfiable(span, bound.measure(), "smallest", range.least(), bound.greatest());
    } else if (range.greatest() < bound.least()) {
      unsatisfiable(span, bound.measure(), "largest", range.greatest(), bound.least());
    }
    return bound.holds(range.least()) && bound.holds(range.greatest());
  }

  private boolean walked(
      Span span, Constraint constraint, Constraint.Limit limit, WalkedSpace space) {
    var cut = space.cut(List.of(new Constraint(constraint.text(), List.of(limit))));
    cut.problem().ifPresent(problems);
    if (cut.space().isEmpty()) {
      return false;
    }
    var left = cut.space().get().count();
    if (left.signum() == 0 && cut.problem().isEmpty()) {
      findings.add(DiagnosticCode.UNMET, span, constraint.text());
    }
    return !(limit instanceof Constraint.Priced) && left.equals(space.count());
  }

  private void unsatisfiable(Span span, Measure measure, String which, long value, double limit) {
    var has = "the %s architecture has %s %s".formatted(which, grouped(value), measure.words());
    findings.add(
        DiagnosticCode.UNSATISFIABLE, span, ConstraintReader.text(span), has, grouped(limit));
  }

  private static String grouped(Number number) {
    return NumberFormat.getInstance(Locale.ROOT).format(number);
  }
}

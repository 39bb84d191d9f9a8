package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.Problem;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Formula;
import dev.nasc.model.Parts;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Limit;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads {@code require}s as limits on costs and decisions, and has them checked. */
public final class ConstraintReader {
  private final Findings findings;
  private final Consumer<Problem> problems;
  private final Constants constants;
  private final boolean prices;

  /**
   * @param problems where those of an evaluation are reported
   * @param constants where the names that they mention are known
   */
  public ConstraintReader(Findings findings, Consumer<Problem> problems, Constants constants) {
    this(findings, problems, constants, false);
  }

  private ConstraintReader(
      Findings findings, Consumer<Problem> problems, Constants constants, boolean prices) {
    this.findings = findings;
    this.problems = problems;
    this.constants = constants;
    this.prices = prices;
  }

  /** For a search, where also a condition may stand that no walk can bound. */
  public ConstraintReader ofSearch() {
    return new ConstraintReader(findings, problems, constants, true);
  }

  public List<Constraint> read(List<Term> requirements, WalkedSpace space) {
    var constraints = new LinkedHashMap<Constraint, Span>();
    boolean possible = true;
    for (var term : requirements) {
      var limits = new ArrayList<Limit>();
      if (limits(term, space, limits)) {
        var constraint = new Constraint(text(term.span()), limits);
        possible &= new ConstraintRule(findings, problems).check(term.span(), constraint, space);
        constraints.put(constraint, term.span());
      }
    }
    if (possible) {
      checkTogether(constraints, space);
    }
    return List.copyOf(constraints.keySet());
  }

  /** Each can be met; this finds those that cannot be met together. */
  private void checkTogether(Map<Constraint, Span> constraints, WalkedSpace space) {
    var conflict = space.conflict(List.copyOf(constraints.keySet()));
    if (conflict.isEmpty() || conflict.get().isEmpty()) {
      return;
    }
    var set = conflict.get();
    var words = set.stream().map(it -> "`" + it.text() + "`").collect(Collectors.joining(" and "));
    var finding =
        Diagnostic.of(
            DiagnosticCode.CONFLICT,
            Objects.requireNonNull(constraints.get(set.get(set.size() - 1))),
            words);
    findings.add(
        set.size() == 1 ? finding : finding.hint("Without any one of them, there are some."));
  }

  private boolean limits(Term term, WalkedSpace space, List<Limit> limits) {
    if (term instanceof Term.Calculation both && both.operator() == Term.Operator.AND) {
      return both.operands().stream().map(part -> limits(part, space, limits)).toList().stream()
          .allMatch(readable -> readable);
    }
    if (term instanceof Term.Broken) {
      return false;
    }
    return Parts.any(term, Term.Decided.class::isInstance)
        ? decisions(term, space, limits)
        : formula(term).filter(formula -> limits(formula, term, space, limits)).isPresent();
  }

  private boolean decisions(Term term, WalkedSpace space, List<Limit> limits) {
    var read = new DecisionReader(findings, constants, space).read(term);
    read.ifPresent(condition -> limits.add(new Constraint.Decisions(condition)));
    return read.isPresent();
  }

  private Optional<Formula> formula(Term term) {
    var evaluated = constants.evaluate(term);
    evaluated.problem().ifPresent(problems);
    if (evaluated.problem().isPresent()) {
      return Optional.empty();
    }
    if (evaluated.value().isPresent()
        && evaluated.value().get() instanceof Value.Symbolic symbolic
        && symbolic.formula().isTruth()) {
      return Optional.of(symbolic.formula());
    }
    refuse(term);
    return Optional.empty();
  }

  private boolean limits(Formula formula, Term term, WalkedSpace space, List<Limit> limits) {
    if (formula instanceof Formula.Calculation both && both.operator() == Term.Operator.AND) {
      return both.operands().stream().allMatch(part -> limits(part, term, space, limits));
    }
    var limit = LinearLimits.of(formula);
    if (limit.isEmpty() || (!prices && limit.get() instanceof Constraint.Priced)) {
      refuse(term);
      return false;
    }
    limits.add(limit.get());
    return !(limit.get() instanceof Constraint.Mix mix) || parts(mix, term, space);
  }

  /** Every part that a limit mentions is a step of the space. */
  private boolean parts(Constraint.Mix mix, Term term, WalkedSpace space) {
    var unknown =
        mix.factors().keySet().stream()
            .map(Formula.Measured::part)
            .filter(part -> !part.isEmpty() && space.place(part).isEmpty())
            .findFirst();
    unknown.ifPresent(
        part ->
            findings.add(
                Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, term.span(), part)
                    .hint("A cost is that of a labelled step of `" + space.name() + "`.")));
    return unknown.isEmpty();
  }

  /** A condition of a phase as limits; empty where a part of it is none that can be kept. */
  public static Optional<Constraint> read(String text, Formula condition) {
    var limits = new ArrayList<Limit>();
    return collect(condition, limits)
        ? Optional.of(new Constraint(text, limits))
        : Optional.empty();
  }

  private static boolean collect(Formula condition, List<Limit> limits) {
    if (condition instanceof Formula.Calculation both && both.operator() == Term.Operator.AND) {
      return both.operands().stream().allMatch(part -> collect(part, limits));
    }
    var limit = LinearLimits.of(condition);
    limit.ifPresent(limits::add);
    return limit.isPresent();
  }

  private void refuse(Term term) {
    findings.add(
        Diagnostic.of(DiagnosticCode.NOT_A_CONSTRAINT, term.span(), text(term.span()))
            .hint("Write `macs <= 400M`, `params in 3M..5M` or several joined by `and`."));
  }

  public static String text(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }
}

package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Callable;
import dev.nasc.model.Measure;
import dev.nasc.model.Term;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import dev.nasc.source.Span;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code require}s as bounds on costs, and says which no architecture can meet. */
public final class ConstraintReader {
  private final Findings findings;

  public ConstraintReader(Findings findings) {
    this.findings = findings;
  }

  public List<Constraint> read(List<Term> requirements, WalkedSpace space) {
    var constraints = new LinkedHashMap<Constraint, Span>();
    boolean sound = true;
    for (var term : requirements) {
      var bounds = new ArrayList<Bound>();
      if (bounds(term, bounds)) {
        sound &= check(term.span(), bounds, space);
        constraints.put(new Constraint(text(term.span()), bounds), term.span());
      }
    }
    if (sound) {
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
        Diagnostic.of(DiagnosticCode.CONFLICT, constraints.get(set.get(set.size() - 1)), words);
    findings.add(
        set.size() == 1 ? finding : finding.hint("Without any one of them, there are some."));
  }

  private boolean bounds(Term term, List<Bound> bounds) {
    if (term instanceof Term.Calculation both && both.operator() == Term.Operator.AND) {
      return both.operands().stream().map(part -> bounds(part, bounds)).toList().stream()
          .allMatch(readable -> readable);
    }
    var bound =
        term instanceof Term.Calculation comparison ? bound(comparison) : Optional.<Bound>empty();
    bound.ifPresent(bounds::add);
    if (bound.isEmpty() && !(term instanceof Term.Broken)) {
      findings.add(
          Diagnostic.of(DiagnosticCode.NOT_A_CONSTRAINT, term.span(), text(term.span()))
              .hint("Write `macs <= 400M`, `params in 3M..5M` or several joined by `and`."));
    }
    return bound.isPresent();
  }

  private static Optional<Bound> bound(Term.Calculation comparison) {
    if (comparison.operands().size() != 2) {
      return Optional.empty();
    }
    var left = comparison.operands().get(0);
    var right = comparison.operands().get(1);
    if (comparison.operator() == Term.Operator.IN && right instanceof Term.Range range) {
      return bound(measure(left), number(range.low()), number(range.high()));
    }
    boolean mirrored = measure(left).isEmpty();
    var measure = mirrored ? measure(right) : measure(left);
    var limit = number(mirrored ? left : right);
    var least = Optional.of(Double.NEGATIVE_INFINITY);
    var greatest = Optional.of(Double.POSITIVE_INFINITY);
    return switch (comparison.operator()) {
      case LE -> bound(measure, mirrored ? limit : least, mirrored ? greatest : limit);
      case GE -> bound(measure, mirrored ? least : limit, mirrored ? limit : greatest);
      case LT ->
          bound(
              measure,
              mirrored ? limit.map(Math::nextUp) : least,
              mirrored ? greatest : limit.map(Math::nextDown));
      case GT ->
          bound(
              measure,
              mirrored ? least : limit.map(Math::nextUp),
              mirrored ? limit.map(Math::nextDown) : greatest);
      case EQ -> bound(measure, limit, limit);
      default -> Optional.empty();
    };
  }

  private static Optional<Bound> bound(
      Optional<Measure> measure, Optional<Double> least, Optional<Double> greatest) {
    return measure.isEmpty() || least.isEmpty() || greatest.isEmpty() || !measure.get().isCost()
        ? Optional.empty()
        : Optional.of(new Bound(measure.get(), least.get(), greatest.get()));
  }

  /** The measure that a term names, where it is one of the library's cost words. */
  public static Optional<Measure> measure(Term term) {
    if (term instanceof Term.Use use
        && use.target() instanceof Callable.Native word
        && word.kind() == Callable.Native.Kind.COST) {
      return Arrays.stream(Measure.values())
          .filter(measure -> measure.word().equals(word.name()))
          .findFirst();
    }
    return Optional.empty();
  }

  private static Optional<Double> number(Term term) {
    return term instanceof Term.Constant constant
            && constant.value() instanceof Value.Quantity quantity
            && quantity.unit() != Unit.SECONDS
        ? Optional.of(quantity.amount().toDouble())
        : Optional.empty();
  }

  /** Returns whether each bound can be met. */
  private boolean check(Span span, List<Bound> bounds, WalkedSpace space) {
    boolean always = true;
    boolean possible = true;
    for (var bound : bounds) {
      var range = space.bounds(bound.measure());
      if (range.least() > bound.greatest()) {
        unsatisfiable(span, bound.measure(), "smallest", range.least(), bound.greatest());
        possible = false;
      } else if (range.greatest() < bound.least()) {
        unsatisfiable(span, bound.measure(), "largest", range.greatest(), bound.least());
        possible = false;
      }
      always &= bound.holds(range.least()) && bound.holds(range.greatest());
    }
    if (always) {
      findings.add(DiagnosticCode.ALWAYS_MET, span, text(span));
    }
    return possible;
  }

  private void unsatisfiable(Span span, Measure measure, String which, long value, double limit) {
    var has = "the %s architecture has %s %s".formatted(which, grouped(value), words(measure));
    findings.add(DiagnosticCode.UNSATISFIABLE, span, text(span), has, grouped(limit));
  }

  public static String words(Measure measure) {
    return switch (measure) {
      case MACS -> "multiply-adds";
      case PARAMS -> "parameters";
      case ACTIVATION_BYTES -> "activation bytes";
      case ACCURACY -> "accuracy";
    };
  }

  private static String grouped(Number number) {
    return NumberFormat.getInstance(Locale.ROOT).format(number);
  }

  public static String text(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }
}

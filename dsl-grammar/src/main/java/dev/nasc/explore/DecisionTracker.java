package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import dev.nasc.model.Parts;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the decisions that a condition mentions: one running value each, a greatest or a sum or a
 * count of what came by. A comparison with what is never decided holds.
 */
final class DecisionTracker implements Product.Tracker<List<List<Value>>> {
  private static final Value CLASH = new Value.Bool(false);

  private final Diagram diagram;
  private final Term condition;
  private final List<Term.Decided> followed;
  private final Map<Address, List<Integer>> touched = new HashMap<>();
  private Optional<Problem> problem = Optional.empty();

  DecisionTracker(Diagram diagram, Term condition) {
    this.diagram = diagram;
    this.condition = condition;
    this.followed =
        Parts.of(condition)
            .filter(Term.Decided.class::isInstance)
            .map(Term.Decided.class::cast)
            .distinct()
            .toList();
  }

  /** What was wrong with the values that were compared. */
  Optional<Problem> problem() {
    return problem;
  }

  @Override
  public List<List<Value>> start() {
    return followed.stream()
        .map(it -> it.kind() == Term.Decided.Kind.COUNT ? List.of(number(0)) : List.<Value>of())
        .toList();
  }

  @Override
  public Optional<List<List<Value>>> next(List<List<Value>> state, int node, int arc) {
    var address = diagram.node(node).address();
    var indices = touched.computeIfAbsent(address, this::touchedBy);
    if (indices.isEmpty()) {
      return Optional.of(state);
    }
    var option = diagram.node(node).arcs().get(arc).option();
    var after = new ArrayList<>(state);
    for (int index : indices) {
      after.set(index, after(followed.get(index), state.get(index), option));
    }
    return Optional.of(List.copyOf(after));
  }

  private List<Integer> touchedBy(Address address) {
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < followed.size(); i++) {
      var decided = followed.get(i);
      boolean counts = decided.kind() == Term.Decided.Kind.COUNT;
      if (decided.patterns().stream()
          .anyMatch(it -> counts ? Patterns.isBelow(it, address) : Patterns.matches(it, address))) {
        indices.add(i);
      }
    }
    return indices;
  }

  private static List<Value> after(Term.Decided decided, List<Value> before, String option) {
    var value = OptionValue.of(option);
    return switch (decided.kind()) {
      case ONE -> List.of(value);
      case COUNT ->
          option.equals(decided.option())
              ? List.of(number(amount(before.get(0)).plus(Rational.ONE)))
              : before;
      case GREATEST -> chosen(before, value, 1);
      case LEAST -> chosen(before, value, -1);
      case SUM ->
          before.isEmpty()
              ? List.of(value)
              : List.of(number(amount(before.get(0)).plus(amount(value))));
      case ALL_DIFFERENT -> different(before, value);
    };
  }

  private static List<Value> chosen(List<Value> before, Value value, int sign) {
    return before.isEmpty() || amount(value).compareTo(amount(before.get(0))) * sign > 0
        ? List.of(value)
        : before;
  }

  private static List<Value> different(List<Value> before, Value value) {
    if (before.contains(value) || before.contains(CLASH)) {
      return List.of(CLASH);
    }
    var more = new ArrayList<>(before);
    more.add(value);
    more.sort(java.util.Comparator.comparing(Value::words));
    return more;
  }

  private static Rational amount(Value value) {
    return value instanceof Value.Quantity number ? number.amount() : Rational.ZERO;
  }

  private static Value number(Rational amount) {
    return Value.Quantity.of(amount);
  }

  private static Value number(long amount) {
    return number(Rational.of(amount));
  }

  @Override
  public boolean accepts(List<List<Value>> state) {
    try {
      return holds(condition, state);
    } catch (Fault fault) {
      problem = Optional.of(problem.orElse(fault.problem()));
      return false;
    }
  }

  private boolean holds(Term term, List<List<Value>> state) {
    if (term instanceof Term.Calculation calculation) {
      var operands = calculation.operands();
      switch (calculation.operator()) {
        case AND -> {
          return holds(operands.get(0), state) && holds(operands.get(1), state);
        }
        case OR -> {
          return holds(operands.get(0), state) || holds(operands.get(1), state);
        }
        case NOT -> {
          return !holds(operands.get(0), state);
        }
        default -> {}
      }
    }
    try {
      var value = value(term, state);
      if (value instanceof Value.Bool truth) {
        return truth.value();
      }
      throw Fault.of(
          Problem.What.WRONG_TYPE, term, Values.text(term), "true or false", value.words());
    } catch (Undecided.Never absent) {
      return true;
    }
  }

  private Value value(Term term, List<List<Value>> state) throws Undecided.Never {
    if (term instanceof Term.Constant constant) {
      return constant.value();
    }
    if (term instanceof Term.Decided decided) {
      var now = state.get(followed.indexOf(decided));
      if (decided.kind() == Term.Decided.Kind.ALL_DIFFERENT) {
        return new Value.Bool(!now.contains(CLASH));
      }
      if (now.isEmpty()) {
        throw new Undecided.Never();
      }
      return now.get(0);
    }
    if (term instanceof Term.Calculation calculation) {
      var operands = new HashMap<Term, Value>();
      for (var operand : calculation.operands()) {
        if (!(operand instanceof Term.Range)) {
          operands.put(operand, value(operand, state));
        }
      }
      return Calculator.calculate(
          calculation, operand -> operands.getOrDefault(operand, constant(operand)));
    }
    if (term instanceof Term.ListOf list) {
      var elements = new ArrayList<Value>();
      for (var element : list.elements()) {
        elements.add(value(element, state));
      }
      return new Value.ListOf(elements);
    }
    return constant(term);
  }

  private static Value constant(Term term) {
    return term instanceof Term.Constant constant ? constant.value() : number(0);
  }
}

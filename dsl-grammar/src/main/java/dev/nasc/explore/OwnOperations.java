package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.Rational;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Value;

/** What an {@code operation} of the user's own is at one place: its shape and its cost. */
final class OwnOperations {
  private static final Type COST =
      new Type.Numeric(true, Rational.ZERO, Rational.of(1_000_000_000_000_000L));

  private OwnOperations() {}

  static Operation make(Term.Own own, Values values, Site site, State state) {
    return new Operation.Custom(
        own.name(),
        shape(own.output(), values, site, state),
        cost(own.params(), values, site, state),
        cost(own.macs(), values, site, state),
        own.java());
  }

  private static TensorShape shape(Term term, Values values, Site site, State state) {
    var value = values.value(term, site, state);
    if (value instanceof Value.Tensor tensor) {
      return tensor.shape();
    }
    throw Fault.of(
        Problem.What.WRONG_TYPE, term, Values.text(term), "a tensor or a `shape`", value.words());
  }

  private static long cost(Term term, Values values, Site site, State state) {
    var value = values.value(term, site, state);
    if (COST.accepts(value)) {
      return ((Value.Quantity) value).amount().numerator().longValueExact();
    }
    throw Fault.of(Problem.What.WRONG_TYPE, term, Values.text(term), COST.words(), value.words());
  }
}

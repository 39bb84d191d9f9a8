package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.rule.ConstraintReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operation on a state, as in {@code n0 = sep3(prev2) + skip(prev)}. */
record Summand(String operation, String source) {

  /** The summands of a node, or empty where it is not written as a sum. */
  static Optional<List<Summand>> read(Expression expression) {
    var summands = new ArrayList<Summand>();
    return collect(expression, summands) ? Optional.of(summands) : Optional.empty();
  }

  private static boolean collect(Expression expression, List<Summand> summands) {
    if (expression instanceof Expression.Binary sum && sum.operator() == Expression.Operator.PLUS) {
      return collect(sum.left(), summands) && collect(sum.right(), summands);
    }
    if (expression instanceof Expression.Path path
        && path.segments().size() == 1
        && path.segments().get(0) instanceof Segment.Name call
        && call.arguments().isPresent()
        && call.arguments().get().size() == 1
        && call.arguments().get().get(0).label().isEmpty()
        && call.arguments().get().get(0).value() instanceof Expression.Path source) {
      return summands.add(new Summand(call.name().text(), ConstraintReader.text(source.span())));
    }
    return false;
  }
}

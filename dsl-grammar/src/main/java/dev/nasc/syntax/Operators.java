package dev.nasc.syntax;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Operator;
import dev.nasc.source.Span;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Operands with operators between and before them, bound by how tightly each binds: the grammar has
 * them in a row, since a rule for each level made a number cost ten contexts.
 */
final class Operators {
  private final ParserRuleContext row;
  private final AstBuilder builder;
  private final Function<ParserRuleContext, Expression> operand;
  private int at;

  private Operators(
      ParserRuleContext row, AstBuilder builder, Function<ParserRuleContext, Expression> operand) {
    this.row = row;
    this.builder = builder;
    this.operand = operand;
  }

  /**
   * The one expression that a row says.
   *
   * @param operand reads what stands between operators
   */
  static Expression read(
      ParserRuleContext row, AstBuilder builder, Function<ParserRuleContext, Expression> operand) {
    return new Operators(row, builder, operand).read(0);
  }

  /** As far as operators bind at least so tightly. */
  private Expression read(int least) {
    var left = first();
    while (at < row.getChildCount() && row.getChild(at) instanceof TerminalNode node) {
      if (node instanceof ErrorNode) {
        return left;
      }
      var operator = Operator.of(node.getText());
      if (tightness(operator) < least) {
        return left;
      }
      at++;
      boolean fromTheRight = operator == Operator.POWER;
      var right = read(tightness(operator) + (fromTheRight ? 0 : 1));
      left = new Expression.Binary(operator, left, right, left.span().to(right.span()));
    }
    return left;
  }

  private Expression first() {
    var child = at < row.getChildCount() ? row.getChild(at) : null;
    if (child instanceof ParserRuleContext context) {
      at++;
      return operand.apply(context);
    }
    if (!(child instanceof TerminalNode node) || child instanceof ErrorNode) {
      return new Expression.Missing(builder.after(row));
    }
    at++;
    var operator = Operator.of(node.getText());
    var value =
        read(
            operator == Operator.NOT ? tightness(Operator.AND) + 1 : tightness(Operator.TIMES) + 1);
    var span = builder.span(node.getSymbol()).to(end(row.getChild(at - 1)));
    return new Expression.Unary(operator, value, span);
  }

  private Span end(ParseTree last) {
    return last instanceof ParserRuleContext context
        ? builder.span(context)
        : builder.span(((TerminalNode) last).getSymbol());
  }

  private static int tightness(Operator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case NOT -> 3;
      case EQ, NE, LT, LE, GT, GE, IN -> 4;
      case PLUS, MINUS -> 5;
      case TIMES, DIVIDE -> 6;
      case POWER -> 7;
    };
  }
}

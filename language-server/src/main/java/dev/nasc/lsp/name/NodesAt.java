package dev.nasc.lsp.name;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a tree stands at an offset, from the outermost to the innermost. */
public final class NodesAt {
  private final int offset;
  private final List<Object> nodes = new ArrayList<>();

  private NodesAt(int offset) {
    this.offset = offset;
  }

  public static List<Object> find(SyntaxTree tree, int offset) {
    var found = new NodesAt(offset);
    found.descend(List.copyOf(tree.items()));
    return found.nodes;
  }

  private void descend(List<?> children) {
    // Where two touch, the one that begins here is meant.
    var hits = children.stream().filter(child -> span(child).contains(offset)).toList();
    var within = hits.stream().filter(child -> offset < span(child).end()).findFirst();
    var next = within.isPresent() ? within : hits.stream().findFirst();
    if (next.isPresent()) {
      nodes.add(next.get());
      descend(children(next.get()));
    }
  }

  public static Span span(Object node) {
    if (node instanceof Item item) {
      return item.span();
    }
    if (node instanceof Expression expression) {
      return expression.span();
    }
    if (node instanceof Expression.Segment segment) {
      return segment.span();
    }
    if (node instanceof Expression.Argument argument) {
      return argument.span();
    }
    if (node instanceof Item.Parameter parameter) {
      return parameter.span();
    }
    return ((Identifier) node).span();
  }

  public static List<?> children(Object node) {
    if (node instanceof Item item) {
      return ofItem(item);
    }
    if (node instanceof Expression expression) {
      return ofExpression(expression);
    }
    if (node instanceof Expression.Segment.Name name) {
      return list(name.name(), name.arguments().orElse(List.of()));
    }
    if (node instanceof Expression.Segment.Index index) {
      return List.of(index.index());
    }
    if (node instanceof Expression.Argument argument) {
      return list(argument.label(), argument.value());
    }
    if (node instanceof Item.Parameter parameter) {
      return list(parameter.name(), parameter.fallback());
    }
    return List.of();
  }

  private static List<?> ofItem(Item item) {
    if (item instanceof Item.Let let) {
      return list(let.name(), let.parameters(), let.value());
    }
    if (item instanceof Item.Declaration it) {
      return list(it.name(), it.parameters(), it.of(), it.value());
    }
    if (item instanceof Item.Statement statement) {
      return statement.expressions();
    }
    if (item instanceof Item.Labelled labelled) {
      return list(labelled.label(), labelled.value());
    }
    if (item instanceof Item.Step step) {
      return list(step.value(), step.decision());
    }
    return List.of();
  }

  private static List<?> ofExpression(Expression expression) {
    if (expression instanceof Expression.Path path) {
      return list(path.segments(), path.body());
    }
    if (expression instanceof Expression.Braces braces) {
      return braces.items();
    }
    if (expression instanceof Expression.Choice choice) {
      return choice.options();
    }
    if (expression instanceof Expression.ChoiceOf choice) {
      return list(choice.count(), choice.source());
    }
    if (expression instanceof Expression.Conditional it) {
      return list(it.value(), it.test(), it.otherwise());
    }
    if (expression instanceof Expression.FirstRest pair) {
      return list(pair.first(), pair.rest());
    }
    if (expression instanceof Expression.Arrow arrow) {
      return list(arrow.from(), arrow.to());
    }
    if (expression instanceof Expression.Binary binary) {
      return list(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Unary unary) {
      return list(unary.operand());
    }
    if (expression instanceof Expression.Range range) {
      return list(range.low(), range.high(), range.step());
    }
    return expression instanceof Expression.ListLiteral list ? list.elements() : List.of();
  }

  /** Nodes, optional nodes and lists of nodes as one list. */
  private static List<Object> list(Object... parts) {
    var all = new ArrayList<Object>();
    for (var part : parts) {
      if (part instanceof List<?> several) {
        all.addAll(several);
      } else if (part instanceof Optional<?> maybe) {
        maybe.ifPresent(all::add);
      } else {
        all.add(part);
      }
    }
    return all;
  }
}

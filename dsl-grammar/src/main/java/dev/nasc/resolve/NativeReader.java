package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Callable;
import dev.nasc.model.Rational;
import dev.nasc.model.Role;
import dev.nasc.model.Type;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code native} declarations of the standard library: {@code native:} says of which kind
 * it is, one entry a parameter says what it may be, {@code source:} where it comes from.
 */
final class NativeReader {
  private final ModuleResolver resolver;

  NativeReader(ModuleResolver resolver) {
    this.resolver = resolver;
  }

  Optional<Callable.Native> read(Item.Declaration declaration) {
    var entries = entries(declaration);
    var kind = Optional.ofNullable(entries.get("native")).flatMap(NativeReader::word);
    if (kind.isEmpty() || !Library.holds(resolver.module().file())) {
      resolver
          .findings()
          .add(
              Diagnostic.of(DiagnosticCode.MISPLACED, declaration.name().span(), "`native`")
                  .hint("The library's operations are native; yours names its class: `java: …`."));
      return Optional.empty();
    }
    return Optional.of(
        new Callable.Native(
            Callable.Native.Kind.valueOf(kind.get().toUpperCase(Locale.ROOT)),
            declaration.name().text(),
            parameters(declaration, entries),
            declaration.documentation(),
            Optional.ofNullable(entries.get("source")).map(NativeReader::text).orElse(""),
            Optional.ofNullable(entries.get("yields")).map(NativeReader::roles).orElse(List.of()),
            declaration.name().span()));
  }

  private List<Callable.Parameter> parameters(
      Item.Declaration declaration, Map<String, Expression> entries) {
    var terms = new TermResolver(resolver, new Scope(null));
    var parameters = new ArrayList<Callable.Parameter>();
    for (var parameter : declaration.parameters()) {
      var name = parameter.name().text();
      var type = entries.containsKey(name) ? type(entries.get(name)) : new Type.Any();
      var fallback = parameter.fallback().map(value -> terms.argument(value, type, Naming.NONE));
      terms.declareSlot(parameter.name());
      parameters.add(new Callable.Parameter(name, fallback, type, "", parameter.span()));
    }
    return parameters;
  }

  private static Map<String, Expression> entries(Item.Declaration declaration) {
    var entries = new LinkedHashMap<String, Expression>();
    if (declaration.value().isPresent()
        && declaration.value().get() instanceof Expression.Braces braces) {
      for (var item : braces.items()) {
        if (item instanceof Item.Labelled labelled) {
          entries.put(labelled.label().text(), labelled.value());
        }
      }
    }
    return entries;
  }

  private static Optional<String> word(Expression expression) {
    return expression instanceof Expression.Path path
        ? path.plainName().map(dev.nasc.ast.Identifier::text)
        : Optional.empty();
  }

  private static String text(Expression expression) {
    return expression instanceof Expression.StringLiteral literal ? literal.text() : "";
  }

  /**
   * {@code integer(1..64)}, {@code pair(1..7)}, {@code one_of(a, b)}, {@code boolean}, {@code
   * optimizer}.
   */
  private static Type type(Expression expression) {
    if (!(expression instanceof Expression.Path path
        && path.segments().get(0) instanceof Expression.Segment.Name call)) {
      throw new IllegalStateException(expression.span() + ": not a type");
    }
    var arguments = call.arguments().orElse(List.of());
    return switch (call.name().text()) {
      case "integer" -> range(true, arguments);
      case "pair" -> new Type.Pair(range(true, arguments));
      case "number" -> range(false, arguments);
      case "boolean" -> new Type.Truth();
      case "text" -> new Type.Text();
      case "value" -> new Type.Any();
      case "address" -> new Type.Name("an address");
      case "architecture" -> new Type.Name("an architecture");
      case "formula" -> new Type.Calculated(false);
      case "condition" -> new Type.Calculated(true);
      case "space" -> new Type.OfSpace();
      case "list" -> new Type.Several(type(arguments.get(0).value()));
      case "either" ->
          new Type.Either(arguments.stream().map(argument -> type(argument.value())).toList());
      case "artefact" ->
          new Type.Artefact(arguments.stream().map(argument -> role(argument.value())).toList());
      case "one_of" ->
          new Type.OneOf(
              arguments.stream().map(argument -> word(argument.value()).orElseThrow()).toList());
      default ->
          new Type.OfKind(
              Callable.Native.Kind.valueOf(call.name().text().toUpperCase(Locale.ROOT)));
    };
  }

  private static List<Role> roles(Expression expression) {
    return ((Expression.ListLiteral) expression)
        .elements().stream().map(NativeReader::role).toList();
  }

  private static Role role(Expression expression) {
    return Role.valueOf(word(expression).orElseThrow().toUpperCase(Locale.ROOT));
  }

  private static Type.Numeric range(boolean whole, List<Expression.Argument> arguments) {
    var range = (Expression.Range) arguments.get(0).value();
    return new Type.Numeric(whole, number(range.low()), number(range.high()));
  }

  private static Rational number(Expression expression) {
    if (expression instanceof Expression.Unary minus) {
      return number(minus.operand()).negate();
    }
    return Numbers.value((Expression.NumberLiteral) expression, new Findings())
        .map(Value.Quantity::amount)
        .orElseThrow();
  }
}

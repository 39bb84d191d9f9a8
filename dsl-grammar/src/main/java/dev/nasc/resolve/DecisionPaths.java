package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in a {@code require} which paths are addresses of choices: {@code s1[*].kernel}.
 *
 * @param labels the labels of the steps around it, which are no values
 */
record DecisionPaths(Set<String> labels) {
  private static final Set<String> OF_TENSORS =
      Set.of("channels", "height", "width", "size", "elements");
  private static final Map<String, Term.Decided.Kind> FUNCTIONS =
      Map.of(
          "max", Term.Decided.Kind.GREATEST,
          "min", Term.Decided.Kind.LEAST,
          "sum", Term.Decided.Kind.SUM,
          "all_different", Term.Decided.Kind.ALL_DIFFERENT);

  Optional<Term> read(Expression.Path path, TermResolver terms) {
    if (path.segments().size() == 1
        && path.segments().get(0) instanceof Segment.Name call
        && call.arguments().isPresent()) {
      return call(call, terms);
    }
    return address(path, terms)
        .map(pattern -> new Term.Decided(Term.Decided.Kind.ONE, List.of(pattern), "", path.span()));
  }

  private Optional<Term> call(Segment.Name call, TermResolver terms) {
    var arguments = call.arguments().orElse(List.of());
    var name = call.name().text();
    if (name.equals("count") && (arguments.size() == 1 || arguments.size() == 2)) {
      var option = ChoiceResolver.canonical(arguments.get(0).value().span());
      var prefix =
          arguments.size() == 1 ? "" : ChoiceResolver.canonical(arguments.get(1).value().span());
      return Optional.of(
          new Term.Decided(Term.Decided.Kind.COUNT, List.of(prefix), option, call.span()));
    }
    var kind = Optional.ofNullable(FUNCTIONS.get(name));
    var patterns =
        arguments.stream()
            .flatMap(argument -> elements(argument.value()))
            .map(element -> address(element, terms))
            .toList();
    if (kind.isEmpty() || patterns.isEmpty() || !patterns.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    var all = patterns.stream().flatMap(Optional::stream).toList();
    return Optional.of(new Term.Decided(kind.get(), all, "", call.span()));
  }

  private static java.util.stream.Stream<Expression> elements(Expression value) {
    return value instanceof Expression.ListLiteral list
        ? list.elements().stream()
        : java.util.stream.Stream.of(value);
  }

  private Optional<String> address(Expression expression, TermResolver terms) {
    if (!(expression instanceof Expression.Path path)
        || path.body().isPresent()
        || !(path.segments().get(0) instanceof Segment.Name head)
        || path.segments().stream().anyMatch(DecisionPaths::isCall)) {
      return Optional.empty();
    }
    var name = head.name().text();
    boolean known =
        ModuleResolver.isGiven(name)
            || terms.scope().find(name).isPresent()
            || terms.resolver().module().find(Callable.Realm.NETWORK, name).isPresent();
    boolean tensor =
        path.segments().get(path.segments().size() - 1) instanceof Segment.Name last
            && OF_TENSORS.contains(last.name().text());
    return (labels.contains(name) && !tensor) || !known
        ? Optional.of(ChoiceResolver.canonical(path.span()).replace(" ", ""))
        : Optional.empty();
  }

  private static boolean isCall(Segment segment) {
    return segment instanceof Segment.Name name && name.arguments().isPresent();
  }
}

package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Identifier;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Callable;
import dev.nasc.model.Operation;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves expressions in one scope. */
final class TermResolver {
  private static final Map<String, Operation.Join.Kind> JOINS =
      Map.of(
          "sum", Operation.Join.Kind.SUM,
          "mean", Operation.Join.Kind.MEAN,
          "product", Operation.Join.Kind.PRODUCT,
          "concat", Operation.Join.Kind.CONCAT);

  private final ModuleResolver resolver;
  private final Findings findings;
  private final Scope scope;

  TermResolver(ModuleResolver resolver, Scope scope) {
    this.resolver = resolver;
    this.findings = resolver.findings();
    this.scope = scope;
  }

  ModuleResolver resolver() {
    return resolver;
  }

  Scope scope() {
    return scope;
  }

  /** A name that has a slot of this frame from here on. */
  int declareSlot(Identifier name) {
    int slot = scope.newSlot();
    declare(name, new Scope.Binding.Slot(slot, name.span()));
    return slot;
  }

  void declare(Identifier name, Scope.Binding binding) {
    if (ModuleResolver.isGiven(name.text())) {
      findings.add(DiagnosticCode.RESERVED_NAME, name.span(), name.text());
    }
    scope
        .declare(name.text(), binding)
        .ifPresent(
            other ->
                findings.add(
                    Diagnostic.of(DiagnosticCode.REPEATED_NAME, name.span(), name.text())
                        .related(other.span(), "The other `" + name.text() + "`.")));
  }

  Term term(Expression expression, Naming naming) {
    if (expression instanceof Expression.Path path) {
      return path(path, naming);
    }
    if (expression instanceof Expression.Choice choice) {
      return new ChoiceResolver(this, findings).choice(choice, naming);
    }
    if (expression instanceof Expression.Braces braces) {
      return new BodyResolver(new TermResolver(resolver, new Scope(scope)), BodyResolver.NOWHERE)
          .sequence(braces);
    }
    if (expression instanceof Expression.Conditional conditional) {
      return new Term.Conditional(
          term(conditional.value(), naming),
          term(conditional.test(), Naming.NONE),
          conditional.otherwise().map(otherwise -> term(otherwise, naming)),
          conditional.span());
    }
    if (expression instanceof Expression.FirstRest pair) {
      return new Term.FirstRest(
          term(pair.first(), naming.then("first")),
          term(pair.rest(), naming.then("rest")),
          pair.span());
    }
    if (expression instanceof Expression.Arrow arrow) {
      return new Term.Arrow(
          term(arrow.from(), naming.from()), term(arrow.to(), naming.op()), arrow.span());
    }
    return value(expression, naming);
  }

  private Term value(Expression expression, Naming naming) {
    var span = expression.span();
    if (expression instanceof Expression.NumberLiteral literal) {
      return Numbers.value(literal, findings)
          .<Term>map(number -> new Term.Constant(number, span))
          .orElseGet(() -> new Term.Broken(span));
    }
    if (expression instanceof Expression.StringLiteral literal) {
      return new Term.Constant(new Value.Text(literal.text()), span);
    }
    if (expression instanceof Expression.BooleanLiteral literal) {
      return new Term.Constant(new Value.Bool(literal.value()), span);
    }
    if (expression instanceof Expression.Binary binary) {
      var operands = List.of(term(binary.left(), naming), term(binary.right(), naming));
      return new Term.Calculation(Term.Operator.valueOf(binary.operator().name()), operands, span);
    }
    if (expression instanceof Expression.Unary unary) {
      boolean not = unary.operator() == Expression.Operator.NOT;
      var operand = List.of(term(unary.operand(), naming));
      return new Term.Calculation(not ? Term.Operator.NOT : Term.Operator.NEGATE, operand, span);
    }
    if (expression instanceof Expression.Range range) {
      return new Term.Range(
          term(range.low(), naming),
          term(range.high(), naming),
          range.step().map(step -> term(step, naming)),
          span);
    }
    if (expression instanceof Expression.ListLiteral list) {
      return new Term.ListOf(
          elements(list.elements(), naming),
          list.elements().stream().map(TermResolver::label).toList(),
          span);
    }
    if (expression instanceof Expression.ChoiceOf choice) {
      return new ChoiceResolver(this, findings).choiceOf(choice, naming);
    }
    return new Term.Broken(span); // Missing: the parser has said so
  }

  /** Choices that are elements are told apart by their places: {@code kernel[0]}. */
  private List<Term> elements(List<Expression> elements, Naming naming) {
    var terms = new ArrayList<Term>();
    for (var element : elements) {
      boolean choice = element instanceof Expression.Choice;
      terms.add(term(element, choice ? naming.at(terms.size()) : naming));
    }
    return terms;
  }

  /** What an element of a list is called: what goes into it, where it is sent through a block. */
  static String label(Expression element) {
    return ChoiceResolver.canonical(
        (element instanceof Expression.Arrow arrow ? arrow.from() : element).span());
  }

  private Term path(Expression.Path path, Naming naming) {
    if (!(path.segments().get(0) instanceof Segment.Name first)) {
      return new Term.Broken(path.span());
    }
    boolean alone = path.segments().size() == 1;
    var term =
        new CallResolver(this, findings)
            .call(first, alone ? path.body() : Optional.empty(), naming);
    for (int i = 1; i < path.segments().size(); i++) {
      term = member(term, path.segments().get(i));
    }
    if (!alone && path.body().isPresent()) {
      misplaced("A body", path.body().get());
    }
    return term;
  }

  private Term member(Term of, Segment segment) {
    var span = of.span().to(segment.span());
    if (segment instanceof Segment.Name name && name.arguments().isEmpty()) {
      return new Term.Attribute(of, name.name().text(), span);
    }
    if (segment instanceof Segment.Index index) {
      return new Term.Element(of, term(index.index(), Naming.NONE), span);
    }
    findings.add(DiagnosticCode.MISPLACED, segment.span(), "`" + segment.span().text() + "`");
    return new Term.Broken(span);
  }

  /** An argument where a native says what it may be: bare words are words there. */
  Term argument(Expression expression, Type type, Naming naming) {
    if (type instanceof Type.OneOf words
        && expression instanceof Expression.Path path
        && path.plainName().isPresent()) {
      var word = path.plainName().get();
      if (words.choices().contains(word.text()) || scope.find(word.text()).isEmpty()) {
        return new Term.Constant(new Value.Word(word.text()), word.span());
      }
    }
    if (type instanceof Type.OfKind kind && kind.kind() == Callable.Native.Kind.RECIPE) {
      return named(expression, Callable.Realm.RECIPE, naming);
    }
    return term(expression, naming);
  }

  /** A name or a call of something in another realm than the network's. */
  Term named(Expression expression, Callable.Realm realm, Naming naming) {
    if (!(expression instanceof Expression.Path path
        && path.segments().size() == 1
        && path.body().isEmpty()
        && path.segments().get(0) instanceof Segment.Name segment)) {
      return term(expression, naming);
    }
    var calls = new CallResolver(this, findings);
    var name = segment.name().text();
    return resolver
        .module()
        .find(realm, name)
        .map(callable -> calls.use(callable, -1, segment, naming))
        .orElseGet(() -> calls.unknown(segment, resolver.module().visible(realm)));
  }

  Term join(Segment.Name name, Naming naming) {
    var branches = new ArrayList<Term>();
    var labels = new ArrayList<String>();
    var options = Term.JoinOptions.NONE;
    for (var argument : name.arguments().orElse(List.of())) {
      var label = argument.label().map(Identifier::text).orElse("");
      switch (label) {
        case "fit" -> options = options.fitting(fit(argument.value()));
        case "empty" -> options = options.orElse(term(argument.value(), Naming.of(label)));
        case "split" -> options = options.splitting(isTrue(argument.value()));
        default -> {
          labels.add(label);
          branches.add(term(argument.value(), label.isEmpty() ? naming : Naming.of(label)));
        }
      }
    }
    var kind = java.util.Objects.requireNonNull(JOINS.get(name.name().text()));
    return new Term.Join(kind, branches, labels, options, name.span());
  }

  /** A block, or the word {@code pad}: zeros around what is smaller. */
  private Term fit(Expression expression) {
    return expression instanceof Expression.Path path
            && path.plainName().filter(name -> name.text().equals("pad")).isPresent()
        ? new Term.Constant(new Value.Word("pad"), expression.span())
        : term(expression, Naming.of("fit"));
  }

  private boolean isTrue(Expression expression) {
    if (expression instanceof Expression.BooleanLiteral literal) {
      return literal.value();
    }
    findings.add(DiagnosticCode.WRONG_TYPE, expression.span(), "split", "`true` or `false`", "not");
    return false;
  }

  static boolean isJoin(String name) {
    return JOINS.containsKey(name);
  }

  /** What a name calls, where it is visible. */
  Optional<Callable> callable(String name) {
    var found = scope.find(name);
    if (found.isPresent()) {
      return found.get().binding() instanceof Scope.Binding.Declared declared
          ? Optional.of(declared.target())
          : Optional.empty();
    }
    return resolver.module().find(Callable.Realm.NETWORK, name);
  }

  /** A name of the scope or of the file. */
  Optional<Term> name(Segment.Name segment, Naming naming) {
    var name = segment.name();
    var found = scope.find(name.text());
    if (found.isPresent()) {
      return Optional.of(bound(found.get(), segment, naming));
    }
    return resolver
        .module()
        .find(Callable.Realm.NETWORK, name.text())
        .map(callable -> new CallResolver(this, findings).use(callable, -1, segment, naming));
  }

  private Term bound(Scope.Found found, Segment.Name segment, Naming naming) {
    resolver.use(found.binding().span());
    if (found.binding() instanceof Scope.Binding.Slot slot) {
      scope.mention(found.hops(), slot.slot());
      segment.arguments().ifPresent(arguments -> misplaced("These arguments", segment));
      return new Term.Slot(found.hops(), slot.slot(), segment.name().text(), segment.span());
    }
    if (found.binding() instanceof Scope.Binding.Fixed fixed) {
      return fixed.term();
    }
    var declared = (Scope.Binding.Declared) found.binding();
    found.scope().mention(found.scope().captured());
    return new CallResolver(this, findings).use(declared.target(), found.hops(), segment, naming);
  }

  Term input(Identifier name) {
    scope.mention(0, 0);
    return new Term.Slot(0, 0, "input", name.span());
  }

  private void misplaced(String what, Segment segment) {
    findings.add(DiagnosticCode.MISPLACED, segment.span(), what);
  }

  private void misplaced(String what, Expression expression) {
    findings.add(DiagnosticCode.MISPLACED, expression.span(), what);
  }
}

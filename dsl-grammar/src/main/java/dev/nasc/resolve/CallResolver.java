package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves a name that may be called, and matches its arguments to parameters. */
final class CallResolver {
  private static final Map<String, Term.Given.Word> GIVEN =
      Map.of(
          "prev", Term.Given.Word.PREV,
          "prev2", Term.Given.Word.PREV2,
          "earlier", Term.Given.Word.EARLIER,
          "previous", Term.Given.Word.PREVIOUS,
          "nodes", Term.Given.Word.NODES);

  private static final String BODY = "body";

  private final TermResolver terms;
  private final Findings findings;

  CallResolver(TermResolver terms, Findings findings) {
    this.terms = terms;
    this.findings = findings;
  }

  Term call(Segment.Name segment, Optional<Expression.Braces> body, Naming naming) {
    var name = segment.name().text();
    switch (name) {
      case "input" -> {
        return terms.input(segment.name());
      }
      case "index" -> {
        return new Term.Index(segment.span());
      }
      case "repeat" -> {
        return repeat(segment, body, naming);
      }
      default -> {}
    }
    var given = GIVEN.get(name);
    if (given != null) {
      return new Term.Given(given, segment.span());
    }
    var graphs = new GraphResolver(terms, findings);
    if (GraphResolver.reads(name)) {
      return graphs.read(segment, body, naming);
    }
    if (body.isPresent() && !takesBody(name)) {
      findings.add(DiagnosticCode.MISPLACED, body.get().span(), "A body after `" + name + "`");
    }
    if (TermResolver.isJoin(name)) {
      return terms.join(segment, naming);
    }
    var whole = body.filter(braces -> takesBody(name)).map(braces -> given(segment, braces));
    return terms.name(whole.orElse(segment), naming).orElseGet(() -> unknown(segment));
  }

  /** A body is the last argument of what has a parameter for it. */
  private boolean takesBody(String name) {
    return terms
        .callable(name)
        .filter(
            callable ->
                callable.parameters().stream().anyMatch(parameter -> parameter.name().equals(BODY)))
        .isPresent();
  }

  private static Segment.Name given(Segment.Name segment, Expression.Braces body) {
    var arguments = new ArrayList<>(segment.arguments().orElse(List.of()));
    var label = new dev.nasc.ast.Identifier(BODY, body.span());
    arguments.add(new Expression.Argument(Optional.of(label), body, body.span()));
    return new Segment.Name(segment.name(), Optional.of(arguments), segment.span());
  }

  private Term unknown(Segment.Name segment) {
    var names = terms.scope().visible();
    names.addAll(terms.resolver().module().visible(Callable.Realm.NETWORK));
    names.addAll(Set.of("input", "index", "repeat", "sum", "mean", "product", "concat", "graph"));
    names.addAll(GIVEN.keySet());
    return unknown(segment, names);
  }

  Term unknown(Segment.Name segment, Set<String> names) {
    var name = segment.name();
    var finding = Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), name.text());
    var hint = importHint(name.text()).or(() -> Nearest.hint(name.text(), names));
    findings.add(hint.map(finding::hint).orElse(finding));
    return new Term.Broken(segment.span());
  }

  private Optional<String> importHint(String name) {
    if (Library.holds(terms.resolver().module().file())) {
      return Optional.empty(); // the library does not advise itself
    }
    return Library.names().stream()
        .filter(module -> declares(module, name))
        .findFirst()
        .map(module -> "Write `import " + module + "` at the top of the file.");
  }

  private static boolean declares(String module, String name) {
    var key = new Module.Key(Callable.Realm.NETWORK, name);
    return Library.find(module).orElseThrow().own().containsKey(key);
  }

  private Term repeat(Segment.Name segment, Optional<Expression.Braces> body, Naming naming) {
    var arguments = segment.arguments().orElse(List.of());
    if (arguments.size() != 1 || body.isEmpty()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.MISPLACED, segment.span(), "This `repeat`")
              .hint("Write `repeat(n) { … }`."));
      return new Term.Broken(segment.span());
    }
    var count = terms.term(arguments.get(0).value(), Naming.counting("depth"));
    return new Term.Repeat(count, terms.term(body.get(), naming), segment.span());
  }

  /** A use of something declared, with its arguments matched to its parameters. */
  Term use(Callable target, int hops, Segment.Name segment, Naming naming) {
    var typed = segment.arguments().orElse(List.of());
    terms.resolver().use(target.span());
    terms.resolver().useImported(target, segment.name().span());
    if (target instanceof Callable.Declared let
        && let.kind() == Callable.Declared.Kind.LET
        && hops < 0
        && segment.arguments().isEmpty()) {
      return new Term.Global(let, segment.span());
    }
    var matched = match(target, typed, naming);
    boolean drawn =
        target instanceof Callable.Native of && of.kind() == Callable.Native.Kind.DISTRIBUTION;
    if ((drawn || segment.arguments().isPresent()) && missing(target, matched, segment)) {
      return new Term.Broken(segment.span());
    }
    var use = new Term.Use(target, hops, matched, List.of(), segment.span());
    return drawn ? new ChoiceResolver(terms, findings).drawn(use, naming) : use;
  }

  private List<Optional<Term>> match(
      Callable target, List<Expression.Argument> typed, Naming naming) {
    var names = new HashMap<String, Integer>();
    var parameters = target.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      names.put(parameters.get(i).name(), i);
    }
    var matched = new ArrayList<Optional<Term>>();
    parameters.forEach(parameter -> matched.add(Optional.empty()));
    var given = new HashSet<Integer>();
    int position = 0;
    for (var argument : typed) {
      int index =
          argument.label().isPresent()
              ? names.getOrDefault(argument.label().get().text(), -1)
              : position++;
      if (index < 0) {
        unknownArgument(target, argument, names.keySet());
      } else if (index >= parameters.size()) {
        findings.add(
            DiagnosticCode.TOO_MANY_ARGUMENTS,
            argument.span(),
            target.name(),
            count(parameters.size()),
            typed.size());
      } else if (!given.add(index)) {
        findings.add(
            DiagnosticCode.REPEATED_ARGUMENT, argument.span(), parameters.get(index).name());
      } else {
        matched.set(index, Optional.of(argument(target, parameters.get(index), argument, naming)));
      }
    }
    return matched;
  }

  private static String count(int arguments) {
    return switch (arguments) {
      case 0 -> "no argument";
      case 1 -> "one argument";
      default -> arguments + " arguments";
    };
  }

  private Term argument(
      Callable target, Callable.Parameter parameter, Expression.Argument argument, Naming naming) {
    boolean function =
        target instanceof Callable.Native declared
            && declared.kind() == Callable.Native.Kind.FUNCTION;
    return terms.argument(
        argument.value(), parameter.type(), function ? naming : Naming.of(parameter.name()));
  }

  private boolean missing(Callable target, List<Optional<Term>> matched, Segment.Name segment) {
    var parameters = target.parameters();
    boolean missing = false;
    for (int i = 0; i < parameters.size(); i++) {
      if (matched.get(i).isEmpty() && parameters.get(i).fallback().isEmpty()) {
        findings.add(
            DiagnosticCode.MISSING_ARGUMENT,
            segment.span(),
            target.name(),
            parameters.get(i).name());
        missing = true;
      }
    }
    return missing;
  }

  private void unknownArgument(Callable target, Expression.Argument argument, Set<String> names) {
    var label = argument.label().orElseThrow();
    var finding =
        Diagnostic.of(DiagnosticCode.UNKNOWN_ARGUMENT, label.span(), target.name(), label.text());
    var all =
        names.isEmpty()
            ? "It takes none."
            : "It takes `" + String.join("`, `", new java.util.TreeSet<>(names)) + "`.";
    findings.add(finding.hint(Nearest.hint(label.text(), names).orElse(all)));
  }
}

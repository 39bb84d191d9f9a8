package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves {@code graph { … }}, {@code unused(…)} and {@code auxiliary(…) { … }}. */
final class GraphResolver {
  private static final Set<String> WORDS = Set.of("graph", "unused", "auxiliary");
  private static final Set<String> PARTS =
      Set.of("inputs", "nodes", "node", "output", "channels", "stride");

  private final TermResolver terms;
  private final Findings findings;

  GraphResolver(TermResolver terms, Findings findings) {
    this.terms = terms;
    this.findings = findings;
  }

  static boolean reads(String word) {
    return WORDS.contains(word);
  }

  Term read(Segment.Name segment, Optional<Expression.Braces> body, Naming naming) {
    return switch (segment.name().text()) {
      case "graph" -> graph(segment, body);
      case "unused" -> unused(segment, naming);
      default -> auxiliary(segment, body);
    };
  }

  private Term graph(Segment.Name segment, Optional<Expression.Braces> body) {
    if (body.isEmpty() || segment.arguments().isPresent()) {
      return misplaced(segment, "Write `graph { nodes: 4; node: … }`.");
    }
    var parts = parts(body.get());
    if (!parts.containsKey("nodes") || !parts.containsKey("node")) {
      var missing = parts.containsKey("nodes") ? "node" : "nodes";
      findings.add(DiagnosticCode.MISSING_PART, segment.span(), "graph", "{ … }", missing + ":");
      return new Term.Broken(segment.span());
    }
    return new Term.Graph(
        part(parts, "inputs", Naming.of("inputs")),
        part(parts, "nodes", Naming.counting("nodes")).orElseThrow(),
        part(parts, "node", Naming.of("")).orElseThrow(),
        part(parts, "output", Naming.of("output")),
        part(parts, "channels", Naming.of("channels")),
        part(parts, "stride", Naming.of("stride")),
        segment.span());
  }

  private Map<String, Expression> parts(Expression.Braces body) {
    var parts = new LinkedHashMap<String, Expression>();
    for (var item : body.items()) {
      if (!(item instanceof Item.Labelled labelled)) {
        findings.add(
            Diagnostic.of(DiagnosticCode.MISPLACED, item.span(), "This")
                .hint("A graph has `inputs`, `nodes`, `node`, `output`, `channels`, `stride`."));
        continue;
      }
      var label = labelled.label();
      if (!PARTS.contains(label.text())) {
        var finding =
            Diagnostic.of(DiagnosticCode.UNKNOWN_PART, label.span(), "graph", label.text());
        findings.add(Nearest.hint(label.text(), PARTS).map(finding::hint).orElse(finding));
      } else if (parts.put(label.text(), labelled.value()) != null) {
        findings.add(DiagnosticCode.REPEATED_ARGUMENT, label.span(), label.text());
      }
    }
    return parts;
  }

  private Optional<Term> part(Map<String, Expression> parts, String name, Naming naming) {
    return Optional.ofNullable(parts.get(name)).map(value -> terms.term(value, naming));
  }

  private Term unused(Segment.Name segment, Naming naming) {
    var arguments = segment.arguments().orElse(List.of());
    if (arguments.size() != 1) {
      return misplaced(segment, "Write `unused(nodes)` or `unused(earlier)`.");
    }
    return new Term.Unused(terms.term(arguments.get(0).value(), naming), segment.span());
  }

  private Term auxiliary(Segment.Name segment, Optional<Expression.Braces> body) {
    var arguments = segment.arguments().orElse(List.of());
    boolean fits =
        arguments.size() <= 1
            && arguments.stream()
                .allMatch(it -> it.label().stream().allMatch(on -> on.text().equals("weight")));
    if (body.isEmpty() || !fits) {
      return misplaced(segment, "Write `auxiliary(weight: 0.4) { … }`.");
    }
    var weight =
        arguments.isEmpty()
            ? new Term.Constant(Value.Quantity.of(Rational.ONE), segment.span())
            : terms.term(arguments.get(0).value(), Naming.of("weight"));
    return new Term.Auxiliary(weight, terms.term(body.get(), Naming.NONE), segment.span());
  }

  private Term misplaced(Segment.Name segment, String hint) {
    var what = "This `" + segment.name().text() + "`";
    findings.add(Diagnostic.of(DiagnosticCode.MISPLACED, segment.span(), what).hint(hint));
    return new Term.Broken(segment.span());
  }
}

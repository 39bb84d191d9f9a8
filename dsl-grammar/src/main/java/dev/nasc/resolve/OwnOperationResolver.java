package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Resolves an {@code operation} of the user's own: {@code output:} its shape, {@code params:} and
 * {@code macs:} what it costs, {@code java:} the class that runs it. An entry may mention the ones
 * above it.
 */
final class OwnOperationResolver {
  private static final String OUTPUT = "output";
  private static final String JAVA = "java";
  private static final List<String> PARTS = List.of(OUTPUT, "params", "macs", JAVA);

  private final TermResolver terms;
  private final Findings findings;

  OwnOperationResolver(TermResolver terms, Findings findings) {
    this.terms = terms;
    this.findings = findings;
  }

  /** Whether a declaration is the user's own, and not of the library with Java behind it. */
  static boolean isOwn(Item.Declaration declaration) {
    return declaration.kind() == Item.Kind.OPERATION
        && !(declaration.value().isPresent()
            && declaration.value().get() instanceof Expression.Braces braces
            && braces.items().stream().anyMatch(item -> isLabelled(item, "native")));
  }

  private static boolean isLabelled(Item item, String label) {
    return item instanceof Item.Labelled labelled && labelled.label().text().equals(label);
  }

  Term body(Item.Declaration declaration) {
    var name = declaration.name();
    var parts = new LinkedHashMap<String, Term>();
    var java = "";
    for (var item : items(declaration)) {
      if (!(item instanceof Item.Labelled part) || !PARTS.contains(part.label().text())) {
        unknown(item);
      } else if (part.label().text().equals(JAVA)) {
        java = text(part.value());
      } else {
        part(part, parts);
      }
    }
    if (!parts.containsKey(OUTPUT)) {
      missing(name, OUTPUT, "`output: shape(channels, height, width)`");
      return new Term.Broken(name.span());
    }
    if (java.isEmpty()) {
      missing(name, JAVA, "`java: \"org.example.Name\"`");
    }
    return new Term.Own(
        name.text(),
        Objects.requireNonNull(parts.get(OUTPUT)),
        orNothing(parts, "params", name.span()),
        orNothing(parts, "macs", name.span()),
        java,
        declaration.span());
  }

  private static List<Item> items(Item.Declaration declaration) {
    return declaration.value().isPresent()
            && declaration.value().get() instanceof Expression.Braces braces
        ? braces.items()
        : List.of();
  }

  private void part(Item.Labelled part, Map<String, Term> parts) {
    var label = part.label();
    var term = terms.term(part.value(), Naming.NONE);
    parts.put(label.text(), term);
    terms.declare(label, new Scope.Binding.Fixed(term, label.span()));
  }

  private static Term orNothing(Map<String, Term> parts, String name, Span span) {
    var nothing = new Term.Constant(Value.Quantity.of(Rational.ZERO), span);
    return parts.getOrDefault(name, nothing);
  }

  private String text(Expression value) {
    if (value instanceof Expression.StringLiteral literal && !literal.text().isBlank()) {
      return literal.text();
    }
    var it = "`" + ChoiceResolver.canonical(value.span()) + "`";
    findings.add(
        DiagnosticCode.WRONG_TYPE, value.span(), JAVA, "the name of a class in quotes", it);
    return "?";
  }

  private void unknown(Item item) {
    var label = item instanceof Item.Labelled labelled ? labelled.label() : null;
    var word = label == null ? ChoiceResolver.canonical(item.span()) : label.text();
    findings.add(
        Diagnostic.of(DiagnosticCode.UNKNOWN_PART, item.span(), "custom operation", word)
            .hint(
                Nearest.hint(word, Set.copyOf(PARTS))
                    .orElse("It has `" + String.join("`, `", PARTS) + "`.")));
  }

  private void missing(Identifier name, String part, String hint) {
    findings.add(
        Diagnostic.of(DiagnosticCode.MISSING_PART, name.span(), "operation", name.text(), part)
            .hint("Write " + hint + "."));
  }
}

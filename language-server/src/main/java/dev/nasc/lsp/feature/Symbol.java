package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.model.Callable;
import dev.nasc.model.Type;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a name stands for, as hover and completion show it.
 *
 * @param kind the word for it: {@code block}, {@code layer}, {@code label}
 * @param called whether it takes arguments in parentheses, or may
 * @param source the paper that it follows, where it names one
 * @param place the whole declaration, where it stands in a text
 */
record Symbol(
    String kind,
    String name,
    boolean called,
    List<Parameter> parameters,
    String documentation,
    String source,
    Optional<Span> place) {

  /** What a call may be given; a type of {@link Type.Any} says nothing. */
  record Parameter(String name, Optional<String> fallback, Type type) {
    String words() {
      return type instanceof Type.Any ? "" : type.words();
    }
  }

  static Symbol of(Callable callable) {
    var parameters = callable.parameters().stream().map(Symbol::parameter).toList();
    if (callable instanceof Callable.Native made) {
      var kind = made.kind().name().toLowerCase(Locale.ROOT);
      return new Symbol(
          kind,
          made.name(),
          !parameters.isEmpty(),
          parameters,
          made.documentation(),
          made.source(),
          Optional.empty());
    }
    var declared = (Callable.Declared) callable;
    return new Symbol(
        declared.kind().name().toLowerCase(Locale.ROOT),
        declared.name(),
        !parameters.isEmpty(),
        parameters,
        declared.documentation(),
        "",
        Optional.of(declared.whole()));
  }

  private static Parameter parameter(Callable.Parameter parameter) {
    var fallback = parameter.fallback().map(term -> words(term.span()));
    return new Parameter(parameter.name(), fallback, parameter.type());
  }

  static Symbol of(Item.Declaration it) {
    return new Symbol(
        it.kind().word(),
        it.name().text(),
        !it.parameters().isEmpty(),
        parameters(it.parameters()),
        it.documentation(),
        "",
        Optional.of(it.span()));
  }

  static Symbol of(Item.Let let) {
    return new Symbol(
        "let",
        let.name().text(),
        !let.parameters().isEmpty(),
        parameters(let.parameters()),
        let.documentation(),
        "",
        Optional.of(let.span()));
  }

  /** A name without more to say: a label, a parameter. */
  static Symbol plain(String kind, String name, String documentation) {
    return new Symbol(kind, name, false, List.of(), documentation, "", Optional.empty());
  }

  private static List<Parameter> parameters(List<Item.Parameter> typed) {
    return typed.stream()
        .map(
            it ->
                new Parameter(
                    it.name().text(),
                    it.fallback().map(Expression::span).map(Symbol::words),
                    new Type.Any()))
        .toList();
  }

  private static String words(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  /** {@code block stage(c, n = 2)}. */
  String signature() {
    var typed =
        parameters.stream()
            .map(it -> it.name() + it.fallback().map(value -> " = " + value).orElse(""))
            .collect(Collectors.joining(", ", "(", ")"));
    return kind + " " + name + (parameters.isEmpty() ? "" : typed);
  }
}

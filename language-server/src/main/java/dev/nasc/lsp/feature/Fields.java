package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import java.util.List;
import java.util.Optional;

/** The fields of a recipe: the parameters of {@code training}. */
final class Fields {
  private Fields() {}

  /** The recipe field that a label is, where the nodes around it end in a recipe. */
  static Optional<Symbol.Parameter> of(List<Object> around, String label) {
    boolean recipe =
        !around.isEmpty()
            && around.get(0) instanceof Item.Declaration declaration
            && declaration.kind() == Item.Kind.RECIPE;
    return recipe ? training().flatMap(symbol -> named(symbol, label)) : Optional.empty();
  }

  static Optional<Symbol> training() {
    return Library.find(Library.SEARCH)
        .flatMap(module -> module.find(Realm.RECIPE, "training"))
        .map(Symbol::of);
  }

  static Optional<Symbol.Parameter> named(Symbol symbol, String name) {
    return symbol.parameters().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** "A whole number from 1 to 64; without it `3`." */
  static String words(Symbol.Parameter parameter) {
    var fallback = parameter.fallback().map(value -> "without it " + Markdown.code(value));
    var type =
        Optional.of(parameter.words()).filter(words -> !words.isEmpty()).map(Markdown::prose);
    if (type.isEmpty() && fallback.isEmpty()) {
      return "";
    }
    var words = type.orElse("") + (type.isPresent() && fallback.isPresent() ? "; " : "");
    var sentence = words + fallback.orElse("") + ".";
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}

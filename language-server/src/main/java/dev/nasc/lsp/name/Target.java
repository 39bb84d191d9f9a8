package dev.nasc.lsp.name;

import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.model.Callable;
import dev.nasc.source.Span;
import java.util.List;

/**
 * Something with a name, at the place that names it.
 *
 * @param span its name
 * @param whole its declaration
 * @param parameters what a call of it may be given
 */
public record Target(Kind kind, String name, Span span, Span whole, List<Target> parameters) {
  public Target {
    parameters = List.copyOf(parameters);
  }

  /** What has a name. */
  public enum Kind {
    SPACE,
    BLOCK,
    CELL,
    ARCHITECTURE,
    RECIPE,
    SEARCH,
    LET,
    PARAMETER,
    LABEL,
    PHASE,
    FIELD,
    OPTION,
    /** An operation, the library's or the writer's own. */
    LAYER,
    /** A function, a phase, an optimizer: a word of the library that no network runs. */
    WORD
  }

  static Target of(Kind kind, Identifier name, Span whole) {
    return new Target(kind, name.text(), name.span(), whole, List.of());
  }

  static Target of(Kind kind, Identifier name, Span whole, List<Item.Parameter> parameters) {
    var takes = parameters.stream().map(it -> of(Kind.PARAMETER, it.name(), it.span())).toList();
    return new Target(kind, name.text(), name.span(), whole, takes);
  }

  /** What an imported file or the library declares. */
  public static Target of(Callable callable) {
    var takes =
        callable.parameters().stream()
            .map(it -> new Target(Kind.PARAMETER, it.name(), it.span(), it.span(), List.of()))
            .toList();
    var whole = callable instanceof Callable.Declared declared ? declared.whole() : callable.span();
    return new Target(kind(callable), callable.name(), callable.span(), whole, takes);
  }

  private static Kind kind(Callable callable) {
    if (callable instanceof Callable.Native made) {
      return made.kind() == Callable.Native.Kind.LAYER ? Kind.LAYER : Kind.WORD;
    }
    return switch (((Callable.Declared) callable).kind()) {
      case LET -> Kind.LET;
      case BLOCK -> Kind.BLOCK;
      case CELL -> Kind.CELL;
      case SPACE -> Kind.SPACE;
      case RECIPE -> Kind.RECIPE;
    };
  }

  /**
   * Whether both are the same thing; texts may be compared by name, there is one version of each.
   */
  public boolean isSame(Target other) {
    return span.start() == other.span.start() && file().equals(other.file());
  }

  /** The name of the file that declares it. */
  public String file() {
    return span.file().name();
  }
}

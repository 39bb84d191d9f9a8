package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sound architectures of an earlier version of a text, by what they say. */
final class ReadArchitectures {
  static final ReadArchitectures NONE = new ReadArchitectures();

  private final Map<String, Compilation.NamedArchitecture> byText = new HashMap<>();

  private ReadArchitectures() {}

  static ReadArchitectures of(Compilation earlier) {
    var read = new ReadArchitectures();
    for (var program : earlier.module().architectures()) {
      var declaration = program.declaration();
      if (declaration.value().filter(Expression.Braces.class::isInstance).isPresent()
          && isSound(declaration.span(), earlier)) {
        earlier
            .architecture(declaration.name().text())
            .ifPresent(it -> read.byText.put(declaration.span().text(), it));
      }
    }
    return read;
  }

  private static boolean isSound(Span whole, Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(finding -> finding.span())
        .noneMatch(at -> at.file().equals(whole.file()) && whole.contains(at.start()));
  }

  /** The one that this declaration was, where it is of a space that was walked as this one. */
  Optional<Compilation.NamedArchitecture> find(Item.Declaration declaration, WalkedSpace space) {
    return Optional.ofNullable(byText.get(declaration.span().text()))
        .filter(it -> it.space().isWalkedAs(space))
        .map(it -> it.at(declaration.name().span(), space));
  }
}

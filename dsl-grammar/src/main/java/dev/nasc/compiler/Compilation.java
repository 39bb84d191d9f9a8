package dev.nasc.compiler;

import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Search;
import dev.nasc.resolve.Module;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about a text. There always is one, whatever the text; what could not be
 * understood is missing and has a finding.
 *
 * @param parsed the text, for its next version
 * @param tree what was compiled: the text, with values from outside put in
 * @param recipes those with open choices, each a small space of its own
 * @param searches ready to run; those with errors are left out
 * @param walks what came of each walk, for texts with spaces that say the same
 */
public record Compilation(
    SourceFile file,
    Parser.Parsed parsed,
    SyntaxTree tree,
    Module module,
    List<Diagnostic> diagnostics,
    List<WalkedSpace> spaces,
    List<NamedArchitecture> architectures,
    List<WalkedSpace> recipes,
    List<Search> searches,
    Walks walks) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    spaces = List.copyOf(spaces);
    architectures = List.copyOf(architectures);
    recipes = List.copyOf(recipes);
    searches = List.copyOf(searches);
  }

  /** An {@code architecture} of the file, decided. */
  public record NamedArchitecture(
      String name, WalkedSpace space, Architecture architecture, Span span) {

    /** Its network, built anew. */
    public Network network() {
      return space.network(architecture);
    }
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * The spaces that have a name of their own: as declared, or a search's that decides more than a
   * network. One in another size is called by its use, {@code darts(c: 36)}; a file that has only
   * such is about those.
   */
  public List<WalkedSpace> namedSpaces() {
    var named = spaces.stream().filter(space -> !space.name().contains("(")).toList();
    return named.isEmpty() ? spaces : named;
  }

  public Optional<WalkedSpace> space(String name) {
    return spaces.stream().filter(space -> space.name().equals(name)).findFirst();
  }

  public Optional<NamedArchitecture> architecture(String name) {
    return architectures.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  public Optional<Search> search(String name) {
    return searches.stream().filter(search -> search.name().equals(name)).findFirst();
  }
}

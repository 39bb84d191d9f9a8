package dev.nasc.cli;

import dev.nasc.compiler.Compilation;
import dev.nasc.explore.SearchSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Spaces;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a compilation knows of the spaces that the phases of a search work in. */
final class SearchSpaces {
  private SearchSpaces() {}

  static Spaces of(Compilation compilation, Search search) {
    return new Spaces(
        compilation.space(search.space()).orElseThrow(),
        compilation.spaces().stream()
            .collect(
                Collectors.<WalkedSpace, String, SearchSpace>toMap(
                    WalkedSpace::name, Function.identity(), (first, second) -> first)));
  }
}

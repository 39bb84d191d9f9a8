package dev.nasc.lsp.feature;

import dev.nasc.compiler.Compilation;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.graph.ArchitectureGraph;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One architecture of a space as a graph, with the others that it may be compared with. */
public final class GraphFeature {
  private final Snapshot snapshot;
  private final Compilation compilation;

  public GraphFeature(Snapshot snapshot, Analysis analysis) {
    this.snapshot = snapshot;
    this.compilation = analysis.compilation();
  }

  /**
   * The answer to {@code nasc/graph}.
   *
   * @param version of the text that it speaks of
   * @param spaces of the text that could be counted
   * @param graph null, where there is none: {@code reason} says why
   * @param known architectures of this space that have a name
   */
  public record Answer(
      int version,
      List<String> spaces,
      @Nullable ArchitectureGraph graph,
      List<Known> known,
      @Nullable String reason) {}

  /** An architecture that has a name. */
  public record Known(String name, Map<String, String> architecture) {}

  /**
   * An architecture as a graph.
   *
   * @param name of a space, a search or an architecture; nothing for the first space
   * @param wanted what is decided, address to option; nothing for an architecture's own decisions
   */
  public Answer graph(@Nullable String name, @Nullable Map<String, String> wanted) {
    var names = compilation.spaces().stream().map(WalkedSpace::name).toList();
    var space = space(name);
    if (space.isEmpty()) {
      return new Answer(snapshot.version(), names, null, List.of(), reason(name));
    }
    var graph = ArchitectureGraph.of(space.get(), wanted == null ? decisions(name) : wanted);
    var reason = graph.isEmpty() ? "These decisions do not fit together." : null;
    return new Answer(snapshot.version(), names, graph.orElse(null), known(space.get()), reason);
  }

  private Optional<WalkedSpace> space(@Nullable String name) {
    if (name == null) {
      return compilation.namedSpaces().stream().findFirst();
    }
    return compilation
        .space(name)
        .or(() -> compilation.search(name).flatMap(search -> compilation.space(search.space())))
        .or(() -> compilation.architecture(name).map(Compilation.NamedArchitecture::space));
  }

  private Map<String, String> decisions(@Nullable String name) {
    return Optional.ofNullable(name)
        .flatMap(compilation::architecture)
        .map(it -> decisions(it.architecture()))
        .orElse(Map.of());
  }

  private static Map<String, String> decisions(Architecture architecture) {
    var decisions = new LinkedHashMap<String, String>();
    architecture.decisions().forEach((at, option) -> decisions.put(at.text(), option));
    return decisions;
  }

  private List<Known> known(WalkedSpace space) {
    var known = new ArrayList<Known>();
    compilation.architectures().stream()
        .filter(it -> it.space().name().equals(space.name()))
        .forEach(it -> known.add(new Known(it.name(), decisions(it.architecture()))));
    known.add(new Known("fewest multiply-adds", decisions(space.cheapest(Measure.MACS))));
    known.add(new Known("most multiply-adds", decisions(space.dearest(Measure.MACS))));
    return known;
  }

  private static String reason(@Nullable String name) {
    return name == null
        ? "There is no space in this text that can be counted."
        : "There is no space `%s` in this text that can be counted.".formatted(name);
  }
}

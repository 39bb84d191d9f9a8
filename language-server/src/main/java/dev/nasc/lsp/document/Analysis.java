package dev.nasc.lsp.document;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Measure;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything known about a text; costs of places are worked out when first asked for. */
public final class Analysis {
  private final Compilation compilation;
  private final Set<String> imported;
  private final Map<Place, Bounds> costs = new ConcurrentHashMap<>();
  private final boolean readable;

  private record Place(String space, int start, int end, Measure measure) {}

  private Analysis(Compilation compilation, Set<String> imported) {
    this.compilation = compilation;
    this.imported = Set.copyOf(imported);
    this.readable = isReadable(compilation);
  }

  static Analysis of(SourceFile file, WorkspaceSources sources) {
    var compilation = Compiler.compile(file, sources, Options.DEFAULT);
    return new Analysis(compilation, sources.loaded());
  }

  private static boolean isReadable(Compilation compilation) {
    return compilation.spaces().size() == compilation.module().spaces().size()
        && (!compilation.hasErrors() || Parser.parse(compilation.file()).findings().isEmpty());
  }

  public Compilation compilation() {
    return compilation;
  }

  public SourceFile file() {
    return compilation.file();
  }

  /** The documents that it depends on, by URI. */
  Set<String> imported() {
    return imported;
  }

  /** Whether the text could be read to its end and every space of it walked. */
  public boolean isReadable() {
    return readable;
  }

  /** The least and greatest cost of a step or a block of this text, all its uses in the space. */
  public Bounds cost(WalkedSpace space, Span place, Measure measure) {
    var key = new Place(space.name(), place.start(), place.end(), measure);
    return costs.computeIfAbsent(key, of -> space.boundsOf(place, measure));
  }
}

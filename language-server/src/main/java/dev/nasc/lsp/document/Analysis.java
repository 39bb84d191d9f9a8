package dev.nasc.lsp.document;

import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.WhatIf;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.explore.WalkedSpace.Part;
import dev.nasc.lsp.name.Bindings;
import dev.nasc.model.Measure;
import dev.nasc.model.TensorShape;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything known about a text; costs of places are worked out when first asked for. */
public final class Analysis {
  private final Compilation compilation;
  private final Set<String> imported;
  private final Map<Place, Part> costs = new ConcurrentHashMap<>();
  private final Map<String, Map<Span, List<TensorShape>>> yields = new ConcurrentHashMap<>();
  private final Map<String, List<WhatIf.Option>> options = new ConcurrentHashMap<>();
  private final boolean readable;
  private volatile @Nullable Bindings bindings;

  private record Place(String space, int start, int end) {}

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

  /** What its names stand for, those of imported files too. */
  public Bindings bindings() {
    var known = bindings;
    if (known == null) {
      known = Bindings.of(compilation.tree(), compilation.module()::find);
      bindings = known;
    }
    return known;
  }

  /** The documents that it depends on, by URI. */
  Set<String> imported() {
    return imported;
  }

  /** Whether the text could be read to its end and every space of it walked. */
  public boolean isReadable() {
    return readable;
  }

  /** What a step or a block of this text costs, all its uses in the space. */
  public Part cost(WalkedSpace space, Span place) {
    var key = new Place(space.name(), place.start(), place.end());
    return costs.computeIfAbsent(key, of -> space.partOf(place));
  }

  /** What each place yields in the space's cheapest architecture. */
  public Map<Span, List<TensorShape>> yields(WalkedSpace space) {
    return yields.computeIfAbsent(
        space.name(), of -> space.yields(space.extremes(Measure.MACS).cheapest()));
  }

  /** What each option of each choice of the space means. */
  public List<WhatIf.Option> options(WalkedSpace space) {
    return options.computeIfAbsent(space.name(), of -> space.whatIf(List.of(), Resolution.EDITOR));
  }
}

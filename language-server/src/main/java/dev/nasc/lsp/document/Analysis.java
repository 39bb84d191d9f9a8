package dev.nasc.lsp.document;

import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.WhatIf;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.DeclaredTables;
import dev.nasc.compiler.Options;
import dev.nasc.cost.LatencyTable;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.explore.LatencySample;
import dev.nasc.explore.Runs;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.name.Bindings;
import dev.nasc.model.Measure;
import dev.nasc.model.SpaceProgram;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything known about a text; costs of places are worked out when first asked for. */
public final class Analysis {
  private static final Set<DiagnosticCode> UNREADABLE =
      Set.of(
          DiagnosticCode.SYNTAX,
          DiagnosticCode.UNCLOSED,
          DiagnosticCode.TOO_DEEP,
          DiagnosticCode.TOO_LARGE);

  private final Compilation compilation;
  private final Set<String> imported;
  private final Sections sections;
  private final Tables tables;
  private final Map<Place, PlaceCost> costs = new ConcurrentHashMap<>();
  private final Map<String, Map<Measure, Double>> means = new ConcurrentHashMap<>();
  private final Map<String, Runs> cheapest = new ConcurrentHashMap<>();
  private final Map<Priced, LatencySample> latencies = new ConcurrentHashMap<>();
  private final Map<Limited, List<WhatIf.Option>> options = new ConcurrentHashMap<>();
  private final boolean readable;
  private volatile @Nullable Bindings bindings;
  private volatile @Nullable Map<String, Span> declarations;

  private record Place(String space, int start, int end) {}

  private record Priced(String space, LatencyTable table) {}

  private record Limited(String space, List<Constraint> constraints) {}

  private Analysis(
      Compilation compilation, Set<String> imported, Sections sections, Tables tables) {
    this.compilation = compilation;
    this.tables = tables;
    this.imported = Set.copyOf(imported);
    this.sections = sections;
    this.readable = isReadable(compilation);
  }

  /**
   * @param earlier of the same document, from which what has not changed is taken
   */
  static Analysis of(Snapshot snapshot, WorkspaceSources sources, Optional<Analysis> earlier) {
    var known =
        Stream.concat(earlier.stream(), sources.analysed()).map(it -> it.compilation).toList();
    var compilation =
        snapshot.isTooLong()
            ? Compiler.compile(snapshot.file(), sources, Options.DEFAULT)
            : Compiler.compile(snapshot.parsed(), sources, Options.DEFAULT, known);
    var tables = earlier.map(it -> it.tables).orElseGet(sources::tables);
    return new Analysis(compilation, sources.loaded(), snapshot.sections(), tables);
  }

  private static boolean isReadable(Compilation compilation) {
    boolean whole =
        compilation.diagnostics().stream()
            .filter(it -> it.span().file().name().equals(compilation.file().name()))
            .noneMatch(Analysis::isSyntax);
    return whole
        && compilation.module().spaces().stream()
            .map(SpaceProgram::declared)
            .filter(it -> it.parameters().stream().allMatch(each -> each.fallback().isPresent()))
            .allMatch(it -> compilation.space(it.name()).isPresent());
  }

  /** Whether a finding says that the text cannot be read. */
  static boolean isSyntax(Diagnostic finding) {
    return UNREADABLE.contains(finding.code());
  }

  /** Where an offset of this text lies in a newer one in which its declaration is the same. */
  OptionalInt moved(int offset, Snapshot newer) {
    return newer.sections().moved(offset, sections);
  }

  /**
   * Where an offset of a newer text lies in this one, where all that its declaration depends on in
   * the document is the same in both: what is known here holds there.
   */
  public OptionalInt carried(Snapshot newer, int offset) {
    return newer.sections().carried(offset, sections);
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

  /** Whether the text could be read to its end and every space of it walked that can be. */
  public boolean isReadable() {
    return readable;
  }

  /**
   * The spaces that a place may be part of: the one around it, in each size that it is used in; all
   * where it is in none, as a block outside of spaces is.
   */
  public List<WalkedSpace> spacesAt(Span place) {
    var around = new ArrayList<WalkedSpace>();
    var all = new ArrayList<WalkedSpace>();
    for (var space : compilation.spaces()) {
      var declared = declaration(space);
      if (declared.isPresent()) {
        all.add(space);
        if (isAround(declared.get(), place)) {
          around.add(space);
        }
      }
    }
    return around.isEmpty() ? all : around;
  }

  private static boolean isAround(Span whole, Span part) {
    return whole.start() <= part.start()
        && part.end() <= whole.end()
        && whole.file().name().equals(part.file().name());
  }

  /** Where a space is declared; nowhere where a search decides more than a network. */
  public Optional<Span> declaration(WalkedSpace space) {
    var known = declarations;
    if (known == null) {
      known = new HashMap<>();
      var module = compilation.module();
      for (var program : concat(module.spaces(), module.importedSpaces())) {
        known.putIfAbsent(program.name(), program.declared().whole());
      }
      declarations = known;
    }
    int size = space.name().indexOf('(');
    var name = size < 0 ? space.name() : space.name().substring(0, size);
    return Optional.ofNullable(known.get(name));
  }

  private static List<SpaceProgram> concat(List<SpaceProgram> some, List<SpaceProgram> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** What a step or a block of this text costs, all its uses in the space. */
  public PlaceCost cost(WalkedSpace space, Span place) {
    return kept(costs, place(space, place), () -> PlaceCost.of(space.partOf(place)));
  }

  /** The same where it has been counted, and so has the whole space that it is part of. */
  public Optional<PlaceCost> knownCost(WalkedSpace space, Span place) {
    return means.containsKey(space.name())
        ? Optional.ofNullable(costs.get(place(space, place)))
        : Optional.empty();
  }

  private static Place place(WalkedSpace space, Span place) {
    return new Place(space.name(), place.start(), place.end());
  }

  /**
   * What the whole space costs in the mean as it is written, those architectures that a {@code
   * require} leaves out among them, as the costs of its parts are.
   */
  public double mean(WalkedSpace space, Measure cost) {
    return Objects.requireNonNull(kept(means, space.name(), () -> means(space)).get(cost));
  }

  private Map<Measure, Double> means(WalkedSpace space) {
    var whole = space.partOf(declaration(space).orElseThrow());
    return Stream.of(Measure.values())
        .filter(Measure::isCost)
        .collect(Collectors.toMap(cost -> cost, cost -> whole.moments(cost).mean()));
  }

  /** Worked out at most once, or twice by two at once: nobody waits for another's work. */
  private static <K, V> V kept(Map<K, V> known, K key, Supplier<V> work) {
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    var found = work.get();
    known.put(key, found);
    return found;
  }

  /** What each place runs in the space's cheapest architecture. */
  public Runs cheapest(WalkedSpace space) {
    return kept(cheapest, space.name(), () -> space.runs(space.cheapest(Measure.MACS)));
  }

  /** The same where it has been worked out. */
  public Optional<Runs> knownCheapest(WalkedSpace space) {
    return Optional.ofNullable(cheapest.get(space.name()));
  }

  /**
   * A latency table that the document names and that is there.
   *
   * @param problem why it is none, in one clause
   */
  public record Latencies(String name, Optional<LatencyTable> table, String problem) {}

  /** The tables as their files are now. */
  public List<Latencies> latencies() {
    var found = new ArrayList<Latencies>();
    for (var table : DeclaredTables.of(compilation.module())) {
      tables
          .find(file(), table.path())
          .ifPresent(it -> found.add(new Latencies(table.name(), it.table(), it.problem())));
    }
    return found;
  }

  /** What a table says of a space. */
  public LatencySample latency(WalkedSpace space, LatencyTable table) {
    return kept(latencies, new Priced(space.name(), table), () -> LatencySample.of(space, table));
  }

  /** What each option of each choice of the space means, beside some constraints of a search. */
  public List<WhatIf.Option> options(WalkedSpace space, List<Constraint> constraints) {
    return kept(
        options,
        new Limited(space.name(), constraints),
        () -> space.whatIf(constraints, Resolution.EDITOR));
  }
}

package dev.nasc.phase;

import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.SearchFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that a search looks into: benchmarks, and times of layers. */
public final class TableFiles {
  private TableFiles() {}

  /** The same search with other names for its tables. */
  public static Search renamed(Search search, UnaryOperator<String> name) {
    return timed(scored(search, name), name);
  }

  /** The same search with other names for its latency tables. */
  public static Search timed(Search search, UnaryOperator<String> name) {
    return SearchFigures.changed(search, figure -> latency(figure, name));
  }

  private static Formula.Figure latency(Formula.Figure figure, UnaryOperator<String> name) {
    return figure instanceof Formula.Latency latency
            && latency.source() instanceof LatencySource.Table table
        ? new Formula.Latency(new LatencySource.Table(name.apply(table.file())))
        : figure;
  }

  /** The same search with other names for its benchmarks. */
  public static Search scored(Search search, UnaryOperator<String> name) {
    return search.with(search.phases().stream().map(phase -> scored(phase, name)).toList());
  }

  private static Phase scored(Phase phase, UnaryOperator<String> name) {
    return phase instanceof Phase.MultiTrial trials && trials.scorer() instanceof Scorer.Table table
        ? trials.with(table.of(name.apply(table.file())))
        : phase;
  }

  /**
   * Changes when a table or weights of another run do; empty where there are none. Weights may be
   * gone: a run that has taken them keeps its own copy.
   */
  public static String fingerprint(Search search) {
    var tables = Stream.concat(benchmarks(search), latencies(search)).map(TableFiles::hash);
    return Stream.concat(tables, SavedNetworks.files(search).map(TableFiles::hashIfThere))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> benchmarks(Search search) {
    return search.phases().stream()
        .filter(Phase.MultiTrial.class::isInstance)
        .map(phase -> ((Phase.MultiTrial) phase).scorer())
        .filter(Scorer.Table.class::isInstance)
        .map(scorer -> ((Scorer.Table) scorer).file());
  }

  private static Stream<String> latencies(Search search) {
    return SearchFigures.of(search).stream()
        .filter(Formula.Latency.class::isInstance)
        .map(figure -> ((Formula.Latency) figure).source())
        .filter(LatencySource.Table.class::isInstance)
        .map(source -> ((LatencySource.Table) source).file());
  }

  private static String hashIfThere(String file) {
    return Files.isRegularFile(Path.of(file)) ? hash(file) : "absent: " + file;
  }

  private static String hash(String file) {
    try {
      if (!Files.isRegularFile(Path.of(file))) {
        throw new PhaseFailure("There is no file `" + file + "`.");
      }
      var hash = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(Files.newInputStream(Path.of(file)), hash)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new PhaseFailure("The file `" + file + "` cannot be read.");
    }
  }
}

package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The benchmark tables that a search looks into. */
public final class TableFiles {
  private TableFiles() {}

  /** The same search with other names for its tables. */
  public static Search renamed(Search search, UnaryOperator<String> name) {
    return search.with(search.phases().stream().map(phase -> renamed(phase, name)).toList());
  }

  private static Phase renamed(Phase phase, UnaryOperator<String> name) {
    return phase instanceof Phase.MultiTrial trials && trials.scorer() instanceof Scorer.Table table
        ? trials.with(table.of(name.apply(table.file())))
        : phase;
  }

  /** Changes when a table does; empty where there is none. */
  public static String fingerprint(Search search) {
    return tables(search).map(TableFiles::hash).distinct().collect(Collectors.joining(" "));
  }

  private static Stream<String> tables(Search search) {
    return search.phases().stream()
        .filter(Phase.MultiTrial.class::isInstance)
        .map(phase -> ((Phase.MultiTrial) phase).scorer())
        .filter(Scorer.Table.class::isInstance)
        .map(scorer -> ((Scorer.Table) scorer).file());
  }

  private static String hash(String file) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(Files.readAllBytes(Path.of(file))));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new PhaseFailure("The table `" + file + "` cannot be read.");
    }
  }
}

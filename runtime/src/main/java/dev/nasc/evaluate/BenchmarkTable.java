package dev.nasc.evaluate;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Scorer;
import dev.nasc.search.Evaluator;
import dev.nasc.search.EveryArchitecture;
import dev.nasc.search.Known;
import dev.nasc.search.Trial;
import dev.nasc.table.CsvFile;
import dev.nasc.table.TableRefused;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks every architecture of a space up in a file. */
public final class BenchmarkTable implements Evaluator {
  private static final double MILLIS = 1e-3;

  private final Map<Architecture, Row> rows;

  @Override
  public boolean isInstant() {
    return true;
  }

  /**
   * What is known of an architecture.
   *
   * @param values as the evaluation says them: accuracy in the table's unit, latency in seconds,
   *     costs as nasc counts them
   * @param reported in the table's unit
   */
  public record Row(Evaluation.Scored values, double reported, int line) {}

  private BenchmarkTable(Map<Architecture, Row> rows) {
    this.rows = rows;
  }

  /**
   * Reads a table that has every architecture of the space once.
   *
   * @param file where the table lies
   * @param known what rows say beside what stands in them
   */
  public static BenchmarkTable read(Path file, Scorer.Table table, SearchSpace space, Known known)
      throws TableRefused {
    var csv = CsvFile.read(file);
    var reader = new ArchitectureReader(space, csv, table);
    int accuracy = csv.column(table.column());
    int reported = table.reported().isEmpty() ? accuracy : csv.column(table.reported());
    int latency = table.latency().isEmpty() ? -1 : csv.column(table.latency());
    Map<Architecture, Row> rows = new LinkedHashMap<>();
    for (var line : csv.lines()) {
      var architecture = reader.read(line);
      var values = known.of(architecture);
      values.put(Measure.ACCURACY, csv.number(line, accuracy));
      if (latency >= 0) {
        values.put(Measure.LATENCY, MILLIS * csv.number(line, latency));
      }
      var row = new Row(new Evaluation.Scored(values), csv.number(line, reported), line.number());
      var before = rows.putIfAbsent(architecture, row);
      if (before != null) {
        throw csv.at(line, "This architecture stands in line %d already.".formatted(before.line()));
      }
    }
    refuseGaps(file, rows, space);
    return new BenchmarkTable(rows);
  }

  /** A search must be able to go everywhere. */
  private static void refuseGaps(Path file, Map<Architecture, Row> rows, SearchSpace space)
      throws TableRefused {
    if (space.count().equals(BigInteger.valueOf(rows.size()))) {
      return;
    }
    var every = new EveryArchitecture(space::decide);
    for (var next = every.next(); next.isPresent(); next = every.next()) {
      if (!rows.containsKey(next.get())) {
        throw new TableRefused(
            "`%s` has %,d of the %,d architectures of `%s`; it has no line for `%s`."
                .formatted(file, rows.size(), space.count(), space.name(), next.get()));
      }
    }
  }

  @Override
  public Evaluation evaluate(Trial trial) {
    var row = rows.get(trial.candidate());
    return row == null ? new Evaluation.Failed("the table has no line for it") : row.values();
  }

  /** What the table reports of an architecture that it has. */
  public double reported(Architecture architecture) {
    var row = rows.get(architecture);
    if (row == null) {
      throw new IllegalArgumentException("no line for " + architecture);
    }
    return row.reported();
  }

  public Collection<Row> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }
}

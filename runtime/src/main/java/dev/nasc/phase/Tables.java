package dev.nasc.phase;

import dev.nasc.evaluate.BenchmarkTable;
import dev.nasc.model.plan.Scorer;
import dev.nasc.table.TableRefused;
import java.nio.file.Path;

/** Opens the benchmark tables of phases. */
final class Tables {
  private Tables() {}

  static BenchmarkTable open(Scorer.Table table, PhaseContext context) {
    try {
      return BenchmarkTable.read(
          Path.of(table.file()), table, context.space(), KnownFigures.of(context));
    } catch (TableRefused e) {
      throw new PhaseFailure(e.getMessage());
    }
  }
}

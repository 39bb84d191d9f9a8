package dev.nasc.run;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.PhaseContext;
import dev.nasc.phase.Progress;
import dev.nasc.phase.Spaces;
import dev.nasc.phase.TrialLog;
import dev.nasc.search.Evaluator;
import dev.nasc.search.TrialPool;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a worker sees of a run: its search and finished artefacts. The run is another's to write.
 */
record WorkerContext(RunDirectory directory, Search search, Spaces spaces) implements PhaseContext {
  @Override
  public SearchSpace space() {
    return spaces.searched();
  }

  @Override
  public SearchSpace space(String name) {
    return spaces.named(name);
  }

  @Override
  public long seed() {
    return search.seed();
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public boolean checkpointDue() {
    return false;
  }

  @Override
  public Optional<Path> checkpoint(String label) {
    return Optional.empty();
  }

  @Override
  public Path artefact(String label, String file) {
    return directory.file(label).resolve(file);
  }

  @Override
  public void saveCheckpoint(String label, long step, FileWriter writer) {
    throw notMine();
  }

  @Override
  public void saveArtefact(String label, String file, FileWriter writer) {
    throw notMine();
  }

  @Override
  public TrialLog trials(String label) {
    throw notMine();
  }

  @Override
  public TrialPool pool(String label, Supplier<Evaluator> evaluator) {
    throw notMine();
  }

  @Override
  public void progress(Progress progress) {}

  @Override
  public Path scratch(String label) {
    return directory.scratch(label);
  }

  @Override
  public boolean isBudgetSpent() {
    return false;
  }

  @Override
  public void timed(String sentence) {
    throw notMine();
  }

  @Override
  public void note(String sentence) {}

  private static IllegalStateException notMine() {
    return new IllegalStateException("a worker writes nothing");
  }
}

package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.search.Evaluator;
import dev.nasc.search.TrialPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A run on digits, with plain files; it is interrupted after so many steps, if at all. */
final class FileRun implements PhaseContext {
  private final EnginePhases phases;
  private final Spaces spaces;
  private final Path folder;
  private final List<Phase> list;
  private long stepsLeft = Long.MAX_VALUE;

  FileRun(EnginePhases phases, SearchSpace space, Path folder) {
    this(phases, Spaces.of(space), folder, List.of());
  }

  FileRun(EnginePhases phases, Spaces spaces, Path folder) {
    this(phases, spaces, folder, List.of());
  }

  /**
   * @param list the phases of the search, as far as others ask for them
   */
  FileRun(EnginePhases phases, Spaces spaces, Path folder, List<Phase> list) {
    this.list = list;
    this.phases = phases;
    this.spaces = spaces;
    this.folder = folder;
  }

  void runUntilDone(Phase phase, int stepsAtATime) {
    var outcome = PhaseOutcome.INTERRUPTED;
    for (int i = 0; outcome == PhaseOutcome.INTERRUPTED; i++) {
      assertTrue(i < 50, "it comes to an end");
      stepsLeft = stepsAtATime;
      outcome = phases.runner(phase).run(this);
    }
  }

  @Override
  public Search search() {
    var data = new Data("digits", 0.2, 0.2, 0);
    return new Search("s", space().name(), data, List.of(), List.of(), list, "cpu", 5);
  }

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
    return 5;
  }

  @Override
  public boolean stopRequested() {
    return stepsLeft-- <= 0;
  }

  @Override
  public boolean checkpointDue() {
    return false;
  }

  @Override
  public Optional<Path> checkpoint(String label) {
    return Optional.of(folder.resolve(label + ".ckpt")).filter(Files::exists);
  }

  @Override
  public void saveCheckpoint(String label, long step, FileWriter writer) {
    write(folder.resolve(label + ".ckpt"), writer);
  }

  @Override
  public Path artefact(String label, String file) {
    return folder.resolve(label).resolve(file);
  }

  @Override
  public void saveArtefact(String label, String file, FileWriter writer) {
    write(artefact(label, file), writer);
  }

  private static void write(Path file, FileWriter writer) {
    try {
      Files.createDirectories(file.getParent());
      writer.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TrialLog trials(String label) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TrialPool pool(String label, Supplier<Evaluator> evaluator) {
    return TrialPool.of(evaluator.get());
  }

  @Override
  public void progress(Progress progress) {}

  @Override
  public Path scratch(String label) {
    return folder.resolve("scratch").resolve(label);
  }

  @Override
  public boolean isBudgetSpent() {
    return false;
  }

  @Override
  public void timed(String sentence) {}

  @Override
  public void note(String sentence) {}
}

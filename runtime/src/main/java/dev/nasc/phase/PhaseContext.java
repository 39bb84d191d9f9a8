package dev.nasc.phase;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Search;
import dev.nasc.search.Evaluator;
import dev.nasc.search.TrialPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a phase may use of its run. The run implements it; a phase knows neither directory nor
 * store. Every draw of a phase is a function of (run seed, phase label, step or trial, purpose).
 */
public interface PhaseContext {
  Search search();

  SearchSpace space();

  /** The space in another size, by the name that a phase has for it. */
  SearchSpace space(String name);

  /** The run's seed. */
  long seed();

  /** Whether somebody asked the run to stop; read between steps. */
  boolean stopRequested();

  /** Whether a checkpoint is due (30 s of training since the last). */
  boolean checkpointDue();

  /** The newest intact checkpoint of phase {@code label}. */
  Optional<Path> checkpoint(String label);

  /** Keeps a checkpoint of phase {@code label}; it counts only once it is wholly on disk. */
  void saveCheckpoint(String label, long step, FileWriter writer);

  /** A finished artefact of an earlier phase, by the phase's label and the file's name. */
  Path artefact(String label, String file);

  /** Keeps a finished artefact: {@code label/file} in the run directory. */
  void saveArtefact(String label, String file, FileWriter writer);

  /** The trials of this run, written before they are acknowledged. */
  TrialLog trials(String label);

  /**
   * What evaluates the trials of a phase: this process by an evaluator, or workers with theirs.
   *
   * @param evaluator opened where it is needed
   */
  TrialPool pool(String label, Supplier<Evaluator> evaluator);

  /** Tells whoever watches how far it is. Cheap; may be called every step. */
  void progress(Progress progress);

  /** A folder for what only saves time while phase {@code label} goes on; it may be gone. */
  Path scratch(String label);

  /** Whether the time of the search is used up, so that no further trial begins. */
  boolean isBudgetSpent();

  /** Tells that what comes out hangs on timing, one sentence, which the run's report keeps. */
  void timed(String sentence);

  /** Tells whoever watches something that happened once: one sentence. */
  void note(String sentence);

  /** Writes a file's content to the path it is given. */
  @FunctionalInterface
  interface FileWriter {
    void write(Path file) throws IOException;
  }
}

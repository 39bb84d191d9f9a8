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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the phases of one run see of it. */
final class RunContext implements PhaseContext {
  /** How much training a crash may cost; a test of crashes wants less. */
  private static final long CHECKPOINT_NANOS =
      1_000_000_000L * Integer.getInteger("nasc.checkpointSeconds", 30);

  private final RunDirectory directory;
  private final Workers workers;
  private final Search search;
  private final Spaces spaces;
  private final EventLog log;
  private final FileKeeper files;
  private final StopSignal stop;
  private final RunListener listener;
  private final ProgressFile progressFile;
  private final ProgressLog progressLog;
  private final Map<String, TrialLog> trials = new HashMap<>();
  private long saved = System.nanoTime();

  RunContext(
      RunDirectory directory,
      Search search,
      Spaces spaces,
      EventLog log,
      StopSignal stop,
      RunListener listener,
      Workers workers) {
    this.directory = directory;
    this.workers = workers;
    this.search = search;
    this.spaces = spaces;
    this.log = log;
    this.files = new FileKeeper(directory, log, listener::note);
    this.stop = stop;
    this.listener = listener;
    this.progressFile = new ProgressFile(directory.progress());
    this.progressLog = new ProgressLog(directory);
  }

  @Override
  public Search search() {
    return search;
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
    return search.seed();
  }

  @Override
  public boolean stopRequested() {
    return stop.isRequested();
  }

  @Override
  public boolean checkpointDue() {
    return System.nanoTime() - saved >= CHECKPOINT_NANOS;
  }

  @Override
  public Optional<Path> checkpoint(String label) {
    return files.checkpoint(label);
  }

  @Override
  public void saveCheckpoint(String label, long step, FileWriter writer) {
    files.saveCheckpoint(label, step, writer);
    saved = System.nanoTime();
  }

  @Override
  public Path artefact(String label, String file) {
    return files.artefact(label, file);
  }

  @Override
  public void saveArtefact(String label, String file, FileWriter writer) {
    files.saveArtefact(label, file, writer);
  }

  @Override
  public TrialPool pool(String label, Supplier<Evaluator> evaluator) {
    return workers.number() > 1
        ? new WorkerPool(directory, workers.number(), seat -> workers.of(directory, label, seat))
        : TrialPool.of(evaluator.get());
  }

  @Override
  public TrialLog trials(String label) {
    return trials.computeIfAbsent(
        label, phase -> new PhaseTrials(phase, seed(), log, listener::told));
  }

  @Override
  public void progress(Progress progress) {
    listener.progress(progress);
    progressFile.write(progress);
    progressLog.write(progress);
  }

  @Override
  public Path scratch(String label) {
    return directory.scratch(label);
  }

  @Override
  public boolean isBudgetSpent() {
    return search.budgetSeconds().isPresent() && log.used() >= search.budgetSeconds().get();
  }

  @Override
  public void timed(String sentence) {
    log.timed(sentence);
    listener.note(sentence);
  }

  @Override
  public void note(String sentence) {
    listener.note(sentence);
  }
}

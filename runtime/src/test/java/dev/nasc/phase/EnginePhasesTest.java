package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.MobileSpace;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.model.plan.Search;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.TrialPool;
import java.util.function.Supplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phases in a run that keeps plain files. */
class EnginePhasesTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(
          new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.1, 0), 1e-4, 128, 1, 0, 0.1, 0);
  private static final Phase ONE_SHOT =
      new Phase.OneShot("net", Phase.Paths.STRICTLY_FAIR, Phase.PathBatch.SHARED, RECIPE);
  private static final Phase TRAIN = new Phase.Train("best", "front", 2, RECIPE);

  @TempDir Path folder;

  @Test
  void anInterruptedSupernetEndsWithTheSameBytes() throws IOException {
    var whole = new FileRun(folder.resolve("whole"));
    assertEquals(PhaseOutcome.DONE, PHASES.runner(ONE_SHOT).run(whole));
    var cut = new FileRun(folder.resolve("cut"));
    cut.runUntilDone(ONE_SHOT, 3);
    assertArrayEquals(
        Files.readAllBytes(whole.artefact("net", "supernet.safetensors")),
        Files.readAllBytes(cut.artefact("net", "supernet.safetensors")));
  }

  @Test
  void interruptedTrainingsEndWithTheSameBytes() throws IOException {
    var whole = new FileRun(folder.resolve("whole"));
    whole.saveFront();
    assertEquals(PhaseOutcome.DONE, PHASES.runner(TRAIN).run(whole));
    var cut = new FileRun(folder.resolve("cut"));
    cut.saveFront();
    cut.runUntilDone(TRAIN, 4);
    for (var file : List.of("weights.safetensors", "weights-2.safetensors", "networks.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("best", file)),
          Files.readAllBytes(cut.artefact("best", file)));
    }
  }

  @Test
  void weightsAreNamedAsPyTorchWould() throws IOException {
    var run = new FileRun(folder.resolve("run"));
    run.saveFront();
    PHASES.runner(TRAIN).run(run);
    var names = Safetensors.read(run.artefact("best", "weights.safetensors")).tensors().keySet();
    for (var name :
        List.of(
            "stem.conv.weight",
            "body.0.expand.bn.weight",
            "body.0.expand.bn.bias",
            "body.0.expand.bn.running_mean",
            "body.0.expand.bn.running_var",
            "linear.bias")) {
      assertTrue(names.contains(name), name + " in " + names);
    }
  }

  @Test
  void aTrainingThatFailsSaysWhy() {
    var wild = new Recipe(RECIPE.optimizer(), new Schedule.Constant(1e30), 0, 128, 1, 0, 0, 0);
    var phase = new Phase.OneShot("net", Phase.Paths.UNIFORM, Phase.PathBatch.SHARED, wild);
    var run = new FileRun(folder.resolve("run"));
    var failure = assertThrows(PhaseFailure.class, () -> PHASES.runner(phase).run(run));
    assertTrue(failure.getMessage().startsWith("The training loss is not a number any more"));
  }

  /** A run whose files lie in a folder; it is interrupted after so many steps, if at all. */
  private static final class FileRun implements PhaseContext {
    private final Path folder;
    private long stepsLeft = Long.MAX_VALUE;

    FileRun(Path folder) {
      this.folder = folder;
    }

    void runUntilDone(Phase phase, int stepsAtATime) {
      var outcome = PhaseOutcome.INTERRUPTED;
      for (int i = 0; outcome == PhaseOutcome.INTERRUPTED; i++) {
        assertTrue(i < 50, "it comes to an end");
        stepsLeft = stepsAtATime;
        outcome = PHASES.runner(phase).run(this);
      }
    }

    void saveFront() {
      var random = Draws.of(5, "test", 0, "front");
      var members = new ArrayList<FrontFile.Member>();
      for (int i = 0; i < 3; i++) {
        var figures = Map.of(Measure.ACCURACY, 0.9 - i * 0.1, Measure.MACS, 1e6);
        members.add(new FrontFile.Member(space().sample(random), figures));
      }
      saveArtefact("front", FrontFile.NAME, file -> FrontFile.write(file, members));
    }

    @Override
    public Search search() {
      var data = new Data("digits", 0.2, 0.2, 0);
      return new Search("s", "mobile", data, List.of(), List.of(), List.of(), "cpu", 5);
    }

    @Override
    public SearchSpace space() {
      return MobileSpace.small();
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
    public void note(String sentence) {}
  }
}

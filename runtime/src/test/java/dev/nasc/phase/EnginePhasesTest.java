package dev.nasc.phase;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.MobileSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.search.Effort;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Fidelity;
import dev.nasc.search.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private static final Phase TRAIN =
      new Phase.Train("best", new Phase.Origin.Found(List.of("front")), 2, RECIPE);

  @TempDir Path folder;

  @Test
  void anInterruptedSupernetEndsWithTheSameBytes() throws IOException {
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(ONE_SHOT).run(whole));
    var cut = run("cut");
    cut.runUntilDone(ONE_SHOT, 3);
    assertArrayEquals(
        Files.readAllBytes(whole.artefact("net", "supernet.safetensors")),
        Files.readAllBytes(cut.artefact("net", "supernet.safetensors")));
  }

  @Test
  void interruptedTrainingsEndWithTheSameBytes() throws IOException {
    var whole = run("whole");
    saveFront(whole);
    assertEquals(PhaseOutcome.DONE, PHASES.runner(TRAIN).run(whole));
    var cut = run("cut");
    saveFront(cut);
    cut.runUntilDone(TRAIN, 4);
    for (var file : List.of("weights.safetensors", "weights-2.safetensors", "networks.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("best", file)),
          Files.readAllBytes(cut.artefact("best", file)));
    }
  }

  @Test
  void weightsAreNamedAsPyTorchWould() throws IOException {
    var run = run("run");
    saveFront(run);
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

  /** What the training told is measured again, to the bit, from the file that it left. */
  @Test
  void aTrainedNetworkIsReadBack() throws IOException {
    var run = run("run");
    saveFront(run);
    PHASES.runner(TRAIN).run(run);
    var trained = NetworksFile.read(run.artefact("best", NetworksFile.NAME)).get(0);
    var network = run.space().network(trained.architecture());
    var weights = run.artefact("best", trained.weights());

    var figures = PHASES.figures(network, run.search().data(), weights);
    assertEquals(trained.accuracy(), figures.accuracy());
    assertEquals(trained.testAccuracy(), figures.testAccuracy());
    assertTrue(figures.sameData());
    assertTrue(figures.latencySeconds() > 0);

    var other = run.space().network(run.space().sample(Draws.of(8, "test", 0, "other")));
    var failure =
        assertThrows(PhaseFailure.class, () -> PHASES.figures(other, run.search().data(), weights));
    assertTrue(failure.getMessage().contains("does not go with this network"));
  }

  @Test
  void aTrainingThatFailsSaysWhy() {
    var wild = new Recipe(RECIPE.optimizer(), new Schedule.Constant(1e30), 0, 128, 1, 0, 0, 0);
    var phase = new Phase.OneShot("net", Phase.Paths.UNIFORM, Phase.PathBatch.SHARED, wild);
    var run = run("run");
    var failure = assertThrows(PhaseFailure.class, () -> PHASES.runner(phase).run(run));
    assertTrue(failure.getMessage().startsWith("The training loss is not a number any more"));
  }

  /** The data are read by the first phase, and it is the second whose batch they do not fill. */
  @Test
  void aBatchThatIsLargerThanTheDataIsRefusedBeforeAnythingIsTrained() {
    var large = new Recipe(RECIPE.optimizer(), RECIPE.schedule(), 0, 2000, 1, 0, 0, 0);
    var best = new Phase.Train("best", new Phase.Origin.Found(List.of("net")), 1, large);
    var run = new FileRun(PHASES, Spaces.of(MobileSpace.small()), folder, List.of(ONE_SHOT, best));
    var failure = assertThrows(PhaseFailure.class, () -> PHASES.runner(ONE_SHOT).run(run));
    assertEquals(
        "`best` takes batches of 2000, and the training part of `digits` has 1079 examples: give its recipe a smaller `batch`, or the data a larger part.",
        failure.getMessage());
  }

  /** All draws hang on the number of the trial: a worker, or a resumed run, finds the same. */
  @Test
  void aCandidateThatIsTrainedAgainScoresTheSame() {
    var run = run("run");
    var phase =
        new Phase.MultiTrial(
            "found", new Strategy.Random(), new Scorer.Trained(RECIPE), 2, Optional.empty());
    var candidate = run.space().sample(Draws.of(5, "test", 0, "candidate"));
    var trial = new Trial(3, candidate, Optional.empty());
    try (var evaluator = ((MultiTrialPhase) PHASES.runner(phase)).evaluators().apply(run)) {
      var first = (Scored) evaluator.evaluate(trial);
      assertEquals(first, evaluator.evaluate(trial));
      assertEquals(
          run.space().cost(candidate).macs(),
          requireNonNull(first.values().get(Measure.MACS)).longValue());
    }
  }

  /** A training that goes on from the file of a shorter one, and one that finds no such file. */
  @Test
  void aPromotedTrialEndsAsOneThatWasTrainedInOnePiece() {
    var recipe =
        new Recipe(
            new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.1, 0), 1e-4, 128, 4, 0, 0.1, 0);
    var phase =
        new Phase.MultiTrial(
            "rungs", new Strategy.Asha(1, 2, 4), new Scorer.Trained(recipe), 3, Optional.empty());
    var first = run("run");
    var candidate = first.space().sample(Draws.of(5, "test", 0, "candidate"));
    var told = new ArrayList<Object>();
    for (var run : List.of(first, run("other"))) {
      try (var evaluator = ((MultiTrialPhase) PHASES.runner(phase)).evaluators().apply(run)) {
        if (run == first) {
          evaluator.evaluate(new Trial(3, candidate, Effort.of(1), Optional.empty()));
          assertTrue(Files.exists(run.scratch("rungs").resolve("3.safetensors")));
        }
        var further = new Effort(Fidelity.of(2), OptionalInt.of(3), false);
        told.add(evaluator.evaluate(new Trial(5, candidate, further, Optional.empty())));
      }
    }
    assertEquals(told.get(0), told.get(1));
  }

  /** Half of the images at half their size: another training than that of the whole. */
  @Test
  void aPromotedTrialOnMoreOfTheDataBeginsAnew() {
    var recipe =
        new Recipe(
            new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.1, 0), 1e-4, 128, 4, 0, 0.1, 0);
    var phase =
        new Phase.MultiTrial(
            "rungs",
            new Strategy.Asha(1, 2, 4, 0.5, 0.5),
            new Scorer.Trained(recipe),
            3,
            Optional.empty());
    var after = run("after");
    var candidate = after.space().sample(Draws.of(5, "test", 0, "candidate"));
    var promoted =
        new Trial(
            1, candidate, new Effort(Fidelity.of(2), OptionalInt.of(0), false), Optional.empty());
    try (var one = ((MultiTrialPhase) PHASES.runner(phase)).evaluators().apply(after);
        var other = ((MultiTrialPhase) PHASES.runner(phase)).evaluators().apply(run("alone"))) {
      var part = Effort.of(new Fidelity(1, 0.5, 0.5));
      one.evaluate(new Trial(0, candidate, part, Optional.empty()));
      assertTrue(Files.exists(after.scratch("rungs").resolve("0-0.5-0.5.safetensors")));
      assertEquals(other.evaluate(promoted), one.evaluate(promoted));
    }
  }

  private static void saveFront(FileRun run) {
    var random = Draws.of(5, "test", 0, "front");
    var members = new ArrayList<FrontFile.Member>();
    for (int i = 0; i < 3; i++) {
      var figures = Map.of(Measure.ACCURACY, 0.9 - i * 0.1, Measure.MACS, 1e6);
      members.add(new FrontFile.Member(run.space().sample(random), figures));
    }
    run.saveArtefact("front", FrontFile.NAME, file -> FrontFile.write(file, members));
  }

  private FileRun run(String name) {
    return new FileRun(PHASES, MobileSpace.small(), folder.resolve(name));
  }
}

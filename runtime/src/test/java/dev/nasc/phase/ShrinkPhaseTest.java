package dev.nasc.phase;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.ExampleSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once-for-All on {@code examples/ofa_digits.nas}, a few steps of it. */
class ShrinkPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final WalkedSpace SPACE = ExampleSpace.of("ofa_digits.nas", "elastic_digits");
  private static final Recipe RECIPE =
      new Recipe(
          new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.05, 0), 3e-5, 300, 1, 0, 0.1, 0);
  private static final Phase FULL = new Phase.Train("full", Phase.Origin.End.LARGEST, 1, RECIPE);
  private static final Phase KERNEL =
      shrink("kernel", "full", Map.of("kernel", List.of("5", "3")), Optional.of("full"));
  private static final Phase NET =
      shrink("net", "kernel", Map.of("expand", List.of("4", "2")), Optional.empty());

  @TempDir Path folder;

  private static Phase shrink(
      String label, String from, Map<String, List<String>> open, Optional<String> teacher) {
    return new Phase.Shrink(label, from, open, 2, teacher, 1, RECIPE);
  }

  @Test
  void theExampleCanBeRun() {
    var search = ExampleSpace.file("ofa_digits.nas").search("ofa_digits").orElseThrow();
    var refusal = Feasibility.refusal(search);
    assertTrue(refusal.isEmpty(), refusal::toString);
  }

  @Test
  void anInterruptedStageEndsWithTheSameBytes() throws IOException {
    var whole = run("whole");
    for (var phase : List.of(FULL, KERNEL, NET)) {
      assertEquals(PhaseOutcome.DONE, PHASES.runner(phase).run(whole));
    }
    var cut = run("cut");
    for (var phase : List.of(FULL, KERNEL, NET)) {
      cut.runUntilDone(phase, 2);
    }
    for (var label : List.of("kernel", "net")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact(label, "supernet.safetensors")),
          Files.readAllBytes(cut.artefact(label, "supernet.safetensors")),
          label);
    }
  }

  @Test
  void aNetworkOfAnotherRunIsShrunkLikeOneOfThisRun() throws IOException {
    var whole = run("whole");
    for (var phase : List.of(FULL, KERNEL)) {
      PHASES.runner(phase).run(whole);
    }
    var file = whole.artefact("full", "weights.safetensors").toString();
    var loaded = new Phase.Load("full", Phase.Origin.End.LARGEST, Optional.empty(), file);
    var phases = List.of(loaded, KERNEL);
    var run = new FileRun(PHASES, Spaces.of(SPACE), folder.resolve("loaded"), phases);
    for (var phase : phases) {
      assertEquals(PhaseOutcome.DONE, PHASES.runner(phase).run(run));
    }
    assertArrayEquals(
        Files.readAllBytes(whole.artefact("kernel", "supernet.safetensors")),
        Files.readAllBytes(run.artefact("kernel", "supernet.safetensors")));
  }

  /** A network that is taken out is as accurate as its slice was scored. */
  @Test
  void whatIsTakenOutIsAsAccurateAsItWasScored() throws IOException {
    var run = run("run");
    for (var phase : List.of(FULL, KERNEL)) {
      assertEquals(PhaseOutcome.DONE, PHASES.runner(phase).run(run));
    }
    var small = SPACE.cheapest(Measure.MACS);
    var random = new Strategy.Random();
    var scorer = new Scorer.OfPhase("kernel");
    var search = new Phase.MultiTrial("found", random, scorer, 1, Optional.empty());
    double scored;
    try (var evaluator = ((MultiTrialPhase) PHASES.runner(search)).evaluators().apply(run)) {
      var trial = new Trial(0, small, Optional.empty());
      scored = requireNonNull(((Scored) evaluator.evaluate(trial)).values().get(Measure.ACCURACY));
    }
    var member = new FrontFile.Member(small, Map.of(Measure.ACCURACY, scored));
    run.saveArtefact("found", FrontFile.NAME, file -> FrontFile.write(file, List.of(member)));
    PHASES.runner(new Phase.Extract("best", List.of("found"), "kernel", 1)).run(run);
    var taken = NetworksFile.read(run.artefact("best", NetworksFile.NAME)).get(0);
    assertEquals(scored, taken.accuracy());
    var file = Safetensors.read(run.artefact("best", "weights.safetensors"));
    long params =
        file.tensors().entrySet().stream()
            .filter(tensor -> !tensor.getKey().contains(".running_"))
            .mapToLong(tensor -> tensor.getValue().floats().length)
            .sum();
    assertEquals(SPACE.cost(small).params(), params);
  }

  private FileRun run(String name) {
    return new FileRun(PHASES, Spaces.of(SPACE), folder.resolve(name), List.of(FULL, KERNEL, NET));
  }
}

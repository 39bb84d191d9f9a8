package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.ExampleSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ENAS on {@code examples/enas_digits.nas}, a few steps of it. */
class EnasPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.05, 0), 1e-4, 300, 1, 0, 0, 0);

  @TempDir Path folder;

  private static Phase.Enas phase(int children) {
    var controller =
        new Phase.Enas.Controller(
            16, 3.5e-3, 2, children, 1, 1.1, 2.5, 1e-4, 0.99, 0.4, 0.8, List.of("sep3"));
    return new Phase.Enas("net", controller, 2, 2, RECIPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enas_digits", "enas_macro_digits"})
  void theExampleCanBeRun(String search) {
    var refusal =
        Feasibility.refusal(ExampleSpace.file("enas_digits.nas").search(search).orElseThrow());
    assertTrue(refusal.isEmpty(), refusal::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"micro_digits", "macro_digits"})
  void anInterruptedSearchEndsWithTheSameBytes(String space) throws IOException {
    var whole = run("whole", space);
    assertEquals(PhaseOutcome.DONE, PHASES.runner(phase(2)).run(whole));
    var cut = run("cut", space);
    cut.runUntilDone(phase(2), 4);
    for (var file : List.of("supernet.safetensors", "front.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("net", file)),
          Files.readAllBytes(cut.artefact("net", file)),
          file);
    }
  }

  private FileRun run(String name, String space) {
    return new FileRun(PHASES, ExampleSpace.of("enas_digits.nas", space), folder.resolve(name));
  }
}

package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DARTS on the space of {@code examples/darts_digits.nas}, a few steps of it. */
class DartsPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final WalkedSpace SPACE = example().space("small_cells").orElseThrow();

  @TempDir Path folder;

  private static Compilation example() {
    try {
      var path = Path.of("../examples/darts_digits.nas");
      var file = new SourceFile(path.toString(), Files.readString(path));
      return Compiler.compile(file, Sources.NONE, Options.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInterruptedSearchEndsWithTheSameBytes(int order) throws IOException {
    var phase = phase(order, new Optimizer.Sgd(0.9, false));
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(phase).run(whole));
    var cut = run("cut");
    cut.runUntilDone(phase, 1);
    for (var file : List.of("supernet.safetensors", "shares.json", "front.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("cells", file)),
          Files.readAllBytes(cut.artefact("cells", file)),
          file);
    }
  }

  @Test
  void whatIsFoundIsInTheSpaceAndTakesTheStrongestOptions() throws IOException {
    var run = run("run");
    PHASES.runner(phase(1, new Optimizer.Sgd(0.9, false))).run(run);
    var found = FrontFile.read(run.artefact("cells", "front.json")).get(0).architecture();
    assertTrue(SPACE.contains(found));
    var shares =
        JsonParser.parseString(Files.readString(run.artefact("cells", "shares.json")))
            .getAsJsonObject();
    found
        .decisions()
        .forEach(
            (address, option) -> {
              if (shares.has(address.text())) {
                var row = shares.getAsJsonObject(address.text());
                double taken = row.get(option).getAsDouble();
                row.asMap().values().forEach(it -> assertTrue(it.getAsDouble() <= taken));
              }
            });
  }

  @Test
  void theSecondOrderNeedsSgd() {
    var phase = phase(2, new Optimizer.Adam(0.9, 0.999, 1e-8));
    var failure = assertThrows(PhaseFailure.class, () -> PHASES.runner(phase).run(run("run")));
    assertEquals(
        "`order: 2` looks one step of `sgd` ahead: give the recipe `sgd`, or write `order: 1`.",
        failure.getMessage());
  }

  private FileRun run(String name) {
    return new FileRun(PHASES, SPACE, folder.resolve(name));
  }

  private static Phase phase(int order, Optimizer optimizer) {
    var recipe = new Recipe(optimizer, new Schedule.Cosine(0.1, 0.001), 3e-4, 400, 1, 0, 0, 5);
    return new Phase.Darts("cells", order, true, 3e-3, 1, recipe);
  }
}

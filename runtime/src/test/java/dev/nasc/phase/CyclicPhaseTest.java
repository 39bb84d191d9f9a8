package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cyclic DARTS on {@code examples/cdarts_digits.nas}, a few steps of it. */
class CyclicPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(
          new Optimizer.Sgd(0.9, false), new Schedule.Cosine(0.1, 0.001), 3e-4, 400, 1, 0, 0, 5);
  private static final Phase PHASE =
      new Phase.Cyclic(
          "cells",
          Optional.of("growing_cells(heads: true)"),
          Optional.of("growing_cells(n: 2, heads: true)"),
          true,
          3e-3,
          1,
          2,
          1,
          1,
          new Distillation(1, 2, Distillation.Mean.ELEMENTS),
          new Penalty(1, 0, 1, List.of("skip")),
          RECIPE,
          RECIPE);

  @TempDir Path folder;

  private static Compilation example() throws IOException {
    var imported = source("darts_digits.nas");
    return Compiler.compile(
        source("cdarts_digits.nas"),
        (from, name) -> new Sources.Loaded.Found(imported),
        Options.DEFAULT);
  }

  private static SourceFile source(String name) throws IOException {
    var path = Path.of("../examples", name);
    return new SourceFile(path.toString(), Files.readString(path));
  }

  @Test
  void theExampleCanBeRun() throws IOException {
    var search = example().search("cdarts_digits").orElseThrow();
    assertEquals(Optional.empty(), Feasibility.refusal(search));
  }

  @Test
  void anInterruptedSearchEndsWithTheSameBytes() throws IOException {
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(PHASE).run(whole));
    var cut = run("cut");
    cut.runUntilDone(PHASE, 2);
    for (var file : List.of("supernet.safetensors", "shares.json", "front.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("cells", file)),
          Files.readAllBytes(cut.artefact("cells", file)),
          file);
    }
    var found = FrontFile.read(whole.artefact("cells", "front.json")).get(0).architecture();
    assertTrue(example().space("growing_cells").orElseThrow().contains(found));
  }

  private FileRun run(String name) throws IOException {
    var compilation = example();
    var sized = new HashMap<String, SearchSpace>();
    compilation.spaces().forEach(space -> sized.put(space.name(), space));
    var searched = compilation.space("growing_cells").orElseThrow();
    return new FileRun(PHASES, new Spaces(searched, sized), folder.resolve(name));
  }
}

package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.model.plan.Reinforcement;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ProxylessNAS on {@code examples/proxyless_digits.nas}, a few steps of it. */
class ProxylessPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Compilation EXAMPLE = example();
  private static final WalkedSpace SPACE = EXAMPLE.space("digit_paths").orElseThrow();
  private static final Recipe RECIPE =
      new Recipe(
          new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.05, 0), 4e-5, 400, 1, 0, 0.1, 0);

  @TempDir Path folder;

  private static Compilation example() {
    try {
      var path = Path.of("../examples/proxyless_digits.nas");
      var file = new SourceFile(path.toString(), Files.readString(path));
      return Compiler.compile(file, Sources.NONE, Options.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Formula loss() {
    var phase = EXAMPLE.search("proxyless_digits").orElseThrow().phases().get(0);
    return ((Phase.Proxyless) phase).loss();
  }

  @Test
  void theExampleCanBeRun() {
    var refusal = Feasibility.refusal(EXAMPLE.search("proxyless_digits").orElseThrow());
    assertTrue(refusal.isEmpty(), refusal::toString);
  }

  @Test
  void anInterruptedSearchEndsWithTheSameBytes() throws IOException {
    interrupted(new Phase.Proxyless("net", 0, 3, 2, 1e-2, loss(), RECIPE));
  }

  /** By rewards: a baseline is remembered, too. */
  @Test
  void soDoesOneByPolicyGradient() throws IOException {
    var accuracy = new Formula.Measured(Measure.ACCURACY, "");
    var reinforcement = Optional.of(new Reinforcement(3, 0.99, accuracy));
    interrupted(new Phase.Proxyless("net", 0, 4, 2, 1e-2, loss(), reinforcement, RECIPE));
  }

  /** The table lies beside the text, and not in the folder that a run is started in. */
  @Test
  void aLatencyTableOfTheFileMakesTheLoss() throws IOException {
    var table = folder.resolve("phone.csv");
    Files.writeString(table, "operation,input,output,milliseconds\nlinear,64x1x1,10x1x1,0.5\n");
    var slow = proxyless("latency_table(\"phone.csv\")");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(slow).run(run("table")));

    Files.writeString(table, "operation,input,output,milliseconds\nlinear,32x1x1,10x1x1,0.5\n");
    var failure = assertThrows(PhaseFailure.class, () -> PHASES.runner(slow).run(run("lacking")));
    assertEquals(
        "The latency table `%s` has no line for `linear,64x1x1,10x1x1`: add one with its milliseconds."
            .formatted(table),
        failure.getMessage());
  }

  /** A phase of the example with another loss, as a run beside its file has it. */
  private Phase proxyless(String source) throws IOException {
    var text =
        EXAMPLE
            .file()
            .text()
            .replace("0.5 * macs / 600k", "latency(" + source + ") / 1ms")
            .replace("warmup: 5, epochs: 15", "warmup: 0, epochs: 1")
            .replace("batch: 64", "batch: 400");
    var file = new SourceFile("paths.nas", text);
    var search =
        Compiler.compile(file, Sources.NONE, Options.DEFAULT)
            .search("proxyless_digits")
            .orElseThrow();
    return TableFiles.renamed(search, name -> folder.resolve(name).toString()).phases().get(0);
  }

  private void interrupted(Phase phase) throws IOException {
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(phase).run(whole));
    var cut = run("cut");
    cut.runUntilDone(phase, 4);
    for (var file : List.of("supernet.safetensors", "shares.json", "front.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.artefact("net", file)),
          Files.readAllBytes(cut.artefact("net", file)),
          file);
    }
  }

  private FileRun run(String name) {
    return new FileRun(PHASES, SPACE, folder.resolve(name));
  }
}

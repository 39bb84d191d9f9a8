package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Phase.Origin.End;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Teaching;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that learn from what an earlier phase trained, on digits. */
class TeachersTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, true),
          new Recipe.Schedule.Cosine(0.1, 0),
          4e-5,
          256,
          1,
          0,
          0,
          0);
  private static final Phase.Train LARGE = new Phase.Train("large", End.LARGEST, 1, RECIPE);
  private static final Phase.OneShot SHARED =
      new Phase.OneShot("shared", Phase.Paths.UNIFORM, Phase.PathBatch.SHARED, RECIPE);

  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space net {
                    input: image(1, 8, 8)
                    conv(any(4, 8), kernel: 1); bn; relu
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .space("net")
          .orElseThrow();

  @TempDir Path folder;

  private FileRun run(String name) {
    return new FileRun(PHASES, Spaces.of(SPACE), folder.resolve(name), List.of(LARGE, SHARED));
  }

  private static Phase.Train student(String teacher) {
    var teaching = new Teaching(Optional.of(teacher), teacher.isEmpty() ? 0 : 0.8, 0.2);
    return new Phase.Train("small", End.SMALLEST, 1, RECIPE.with(teaching));
  }

  private static byte[] weights(FileRun run) throws IOException {
    return Files.readAllBytes(run.artefact("small", NetworksFile.weights(0)));
  }

  @Test
  void aTrainedNetworkTeachesAndAnInterruptedStudentEndsTheSame() throws IOException {
    var whole = run("whole");
    whole.runUntilDone(LARGE, 1000);
    whole.runUntilDone(student("large"), 1000);
    var parts = run("parts");
    parts.runUntilDone(LARGE, 1000);
    parts.runUntilDone(student("large"), 2);
    assertArrayEquals(weights(whole), weights(parts));

    var alone = run("alone");
    alone.runUntilDone(student(""), 1000);
    assertFalse(Arrays.equals(weights(whole), weights(alone)));
  }

  @Test
  void theLargestNetworkOfSharedWeightsTeaches() throws IOException {
    var run = run("shared");
    run.runUntilDone(SHARED, 1000);
    run.runUntilDone(student("shared"), 1000);
    var tensors = Safetensors.read(run.artefact("small", NetworksFile.weights(0))).tensors();
    var kernels = tensors.values().stream().filter(it -> it.shape().size() == 4).toList();
    assertEquals(List.of(4L, 1L, 1L, 1L), kernels.get(0).shape());
  }
}

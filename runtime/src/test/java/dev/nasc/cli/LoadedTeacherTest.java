package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static dev.nasc.cli.Cli.nascWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Tensor;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseOutcome;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.run.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that learns from one which another run has trained. */
class LoadedTeacherTest {
  private static final Engine ENGINE = TorchEngine.open("cpu", 1);

  private static final String NET =
      """
      space net(width = 1) {
        input: image(1, 8, 8)
        a: conv(any(4, 8) * width, kernel: 3); bn; relu
        op: any(max: max_pool(2), mean: avg_pool(2))
        global_avg_pool; linear(10)
      }
      architecture other of net { a.channels = 8; op = mean }
      architecture small of net { a.channels = 4; op = max }
      recipe brief { lr: 0.05; batch: 256; epochs: 1 }
      """;

  private static final String TRAINED = "teacher: train(largest, recipe: brief)";
  private static final String LEARNS =
      "best: train(small, recipe: brief(teacher: teacher, distill: 0.8, label_weight: 0.2))";

  @TempDir Path folder;
  private Path first = Path.of("");

  @BeforeEach
  void aRunTrainsATeacher() throws IOException {
    first = folder.resolve("first");
    var run = run(first, TRAINED);
    assertEquals(0, run.status(), run.err());
  }

  private static String loaded(String from, String file) {
    return "teacher: load(%s, file: \"%s\")".formatted(from, file);
  }

  private Path write(String... phases) throws IOException {
    return Files.writeString(
        folder.resolve("s.nas"),
        NET
            + "search s {\n  space: net; data: digits; maximize accuracy\n  strategy {\n"
            + String.join("\n", phases)
            + "\n  }\n}\n");
  }

  private Cli.Answer run(Path out, String... phases) throws IOException {
    return nascWith(ENGINE, "run", write(phases), "--out", out);
  }

  private Path weights() {
    return first.resolve("teacher/weights.safetensors");
  }

  /** The teacher's file with a last layer of another shape, and how a phase loads it. */
  private String withLast(int classes, int inputs) throws IOException {
    var file = Safetensors.read(weights());
    var tensors = new TreeMap<>(file.tensors());
    tensors.replaceAll(
        (name, tensor) ->
            tensor.shape().equals(List.of(10L, 8L))
                ? Tensor.of(
                    name, List.of((long) classes, (long) inputs), new float[classes * inputs])
                : tensor);
    return changed(new Safetensors(file.metadata(), tensors));
  }

  private String changed(Safetensors file) throws IOException {
    file.write(folder.resolve("changed.safetensors"));
    return loaded("largest", "changed.safetensors");
  }

  /** The teacher's file that says something else of itself, and how a phase loads it. */
  private String noted(String name, String text) throws IOException {
    var file = Safetensors.read(weights());
    var notes = new TreeMap<>(file.metadata());
    notes.put(name, text);
    return changed(new Safetensors(notes, file.tensors()));
  }

  /** That a run which loads this is refused before it has a directory, and why. */
  private String refusal(String load) throws IOException {
    var out = folder.resolve("refused");
    var run = run(out, load, LEARNS);
    assertEquals(1, run.status(), run.out());
    assertFalse(Files.exists(out), run.err());
    assertEquals(1, run.err().strip().lines().count(), run.err());
    return run.err();
  }

  @Test
  void aStudentLearnsToTheBitWhatItDoesBesideItsTeacher() throws IOException {
    var beside = folder.resolve("beside");
    run(beside, TRAINED, LEARNS);
    var apart = folder.resolve("apart");
    var run = run(apart, loaded("largest", "first/teacher/weights.safetensors"), LEARNS);
    assertEquals(0, run.status(), run.err());
    var alone = folder.resolve("alone");
    run(alone, "best: train(small, recipe: brief)");

    var student = "best/weights.safetensors";
    assertArrayEquals(
        Files.readAllBytes(beside.resolve(student)), Files.readAllBytes(apart.resolve(student)));
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(alone.resolve(student)),
            Files.readAllBytes(apart.resolve(student))));
  }

  @Test
  void whatWasFoundIsTrainedAgainWithItsTeacher() throws IOException {
    for (var teacher : List.of(TRAINED, loaded("largest", "first/teacher/weights.safetensors"))) {
      var out = folder.resolve("run " + teacher.length());
      run(out, teacher, LEARNS);
      var again = out.resolveSibling("again " + teacher.length());
      var train = nascWith(ENGINE, "train", out, "--out", again);
      assertEquals(0, train.status(), train.err());
      assertTrue(Files.exists(again.resolve("teacher/weights.safetensors")), train.out());
    }
  }

  @Test
  void theExampleRuns() throws IOException {
    var example = Path.of("../examples/distilled_digits.nas");
    var file = Files.copy(example, folder.resolve("distilled_digits.nas"));
    for (var search : List.of("large", "small")) {
      var out = folder.resolve(search);
      var run =
          nascWith(
              ENGINE, "run", file, "--search", search, "--set", "final.epochs=1", "--out", out);
      assertEquals(0, run.status(), run.err());
    }
  }

  @Test
  void aFileThatIsNotThereIsAHintOfCheckAndAnErrorOfRun() throws IOException {
    var load = loaded("largest", "nowhere.safetensors");
    var check = nasc("check", write(load, LEARNS));
    assertEquals(0, check.status(), check.out());
    assertTrue(check.out().contains("There is no `nowhere.safetensors` yet"), check.out());
    assertTrue(refusal(load).contains("nowhere.safetensors`: there is no such file."));
  }

  @Test
  void whatIsNoFileOfTensorsIsRefused() throws IOException {
    var whole = Files.readAllBytes(weights());
    Files.write(weights(), Arrays.copyOf(whole, whole.length - 8));
    var load = loaded("largest", "first/teacher/weights.safetensors");
    var cut = refusal(load);
    assertTrue(cut.contains("is no file of tensors that can be read"), cut);

    Files.write(weights(), new byte[(16 << 20) + 10_000]);
    assertTrue(refusal(load).contains("it is larger than the weights of this network"));

    var folderInstead = loaded("largest", "first");
    assertTrue(refusal(folderInstead).contains("there is no such file"));
  }

  @Test
  void aFileOfAnotherNetworkIsRefused() throws IOException {
    var file = "first/teacher/weights.safetensors";
    var decided = refusal(loaded("other", file));
    assertTrue(decided.contains("`op` is `max` in it and `mean` here"), decided);

    var classes = refusal(withLast(12, 8));
    assertTrue(classes.contains("it tells 12 classes apart, and this network 10"), classes);
    var inputs = refusal(withLast(10, 9));
    assertTrue(inputs.contains("is F32[10, 9] in it and F32[10, 8] here"), inputs);

    var size = "teacher: load(largest, file: \"%s\", space: net(width: 2))".formatted(file);
    assertTrue(
        refusal(size).contains("`a.weight` is F32[8, 1, 3, 3] in it and F32[16, 1, 3, 3] here"),
        refusal(size));

    run(folder.resolve("shared"), "shared: one_shot(paths: uniform, recipe: brief)");
    var shared = refusal(loaded("largest", "shared/shared/supernet.safetensors"));
    assertTrue(shared.contains("it is a `nasc supernet 1`; take what `train`"), shared);
  }

  @Test
  void aScaleThatIsNoneIsRefused() throws IOException {
    for (var deviation : List.of("[0]", "[-1]", "[NaN]", "[1e999]")) {
      var refused = refusal(noted("deviation", deviation));
      assertTrue(refused.contains("its `mean` and `deviation` are no finite"), refused);
    }
    assertTrue(refusal(noted("mean", "[NaN]")).contains("its `mean` and `deviation`"));
  }

  @Test
  void aTeacherSeesImagesAtTheScaleThatItsFileTells() throws IOException {
    var here = folder.resolve("here");
    run(here, loaded("largest", "first/teacher/weights.safetensors"), LEARNS);
    var other = folder.resolve("other");
    assertEquals(0, run(other, noted("mean", "[0.9]"), LEARNS).status());

    var student = "best/weights.safetensors";
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(here.resolve(student)), Files.readAllBytes(other.resolve(student))));
  }

  @Test
  void whatAFileSaysOfItselfIsCut() throws IOException {
    var refused = refusal(noted("format", "pickle\n".repeat(1000)));
    assertTrue(refused.contains("it is a `pickle pickle "), refused);
    assertTrue(refused.length() < 500, refused);
  }

  @Test
  void whatElseAFileHoldsStaysThere() throws IOException {
    var file = Safetensors.read(weights());
    var tensors = new TreeMap<>(file.tensors());
    for (var name : file.tensors().keySet()) {
      if (name.endsWith(".running_mean")) {
        var counter = name.replace("running_mean", "num_batches_tracked");
        tensors.put(counter, Tensor.of(counter, 7));
      }
    }
    tensors.put("junk", Tensor.of("junk", List.of(1L), new float[1]));
    var out = folder.resolve("run");
    var run = run(out, changed(new Safetensors(file.metadata(), tensors)), LEARNS);
    assertEquals(0, run.status(), run.err());
    assertArrayEquals(
        Files.readAllBytes(weights()),
        Files.readAllBytes(out.resolve("teacher/weights.safetensors")));
  }

  @Test
  void aResumeComparesTheFile() throws IOException {
    var out = folder.resolve("run");
    var file = write(loaded("largest", "first/teacher/weights.safetensors"), LEARNS);
    assertEquals(130, nascWith(new StoppedBefore("best"), "run", file, "--out", out).status());
    var before = Files.readAllBytes(weights());

    var again = folder.resolve("again");
    nascWith(ENGINE, "run", write(TRAINED), "--out", again, "--seed", 7);
    Files.write(weights(), Files.readAllBytes(again.resolve("teacher/weights.safetensors")));
    var changed = nascWith(ENGINE, "resume", out);
    assertEquals(1, changed.status());
    assertTrue(changed.err().contains("--accept-changed-data"), changed.err());

    Files.write(weights(), before);
    assertEquals(0, nascWith(ENGINE, "resume", out).status());
  }

  @Test
  void aRunGoesOnWithItsOwnCopyOfAFileThatIsGone() throws IOException {
    var out = folder.resolve("run");
    var file = write(loaded("largest", "first/teacher/weights.safetensors"), LEARNS);
    assertEquals(130, nascWith(new StoppedBefore("best"), "run", file, "--out", out).status());
    Files.delete(weights());

    var gone = nascWith(ENGINE, "resume", out);
    assertEquals(1, gone.status());
    assertTrue(gone.err().contains("absent: " + weights()), gone.err());
    assertTrue(gone.err().contains("--accept-changed-data"), gone.err());
    assertEquals(0, nascWith(ENGINE, "resume", out, "--accept-changed-data").status());
  }

  /** An engine whose run is stopped when it comes to a phase. */
  private record StoppedBefore(String label) implements Engine {
    @Override
    public PhaseRunner runner(Phase phase) {
      return phase.label().equals(label)
          ? context -> PhaseOutcome.INTERRUPTED
          : ENGINE.runner(phase);
    }

    @Override
    public NetworkFigures figures(Network network, Data data, Path weights) {
      return ENGINE.figures(network, data, weights);
    }

    @Override
    public String fingerprint() {
      return ENGINE.fingerprint();
    }

    @Override
    public String fingerprint(Search search) {
      return ENGINE.fingerprint(search);
    }
  }
}

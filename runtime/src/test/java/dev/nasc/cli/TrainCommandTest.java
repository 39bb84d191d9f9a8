package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} and {@code evaluate}: what a run has found, or an architecture of a file. */
class TrainCommandTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private Path run = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void search() throws IOException {
    file = Files.writeString(folder.resolve("tiny.nas"), RunCommandTest.SPEC);
    run = folder.resolve("run");
    out = folder.resolve("trained");
    nasc("run", file, "--out", run);
  }

  @Test
  void whatARunHasFoundIsTrainedInARunOfItsOwn() throws IOException {
    var trained = nasc("train", run, "--out", out, "--json");

    assertEquals(0, trained.status(), trained.err());
    var before = json(nasc("show", run, "--json").lastLine()).getAsJsonObject("best");
    var best = json(trained.lastLine()).getAsJsonObject("best");
    assertEquals(before.get("architecture"), best.get("architecture"));
    assertEquals(
        "done", json(nasc("resume", out, "--json").lastLine()).get("status").getAsString());
    assertTrue(Files.readString(out.resolve("spec.nas")).contains("search train_found {"));
    assertEquals(0, nasc("check", out.resolve("best.nas")).status());
  }

  @Test
  void anArchitectureOfAFileIsTrainedByARecipeThatIsNamed() throws IOException {
    Files.writeString(
        file,
        RunCommandTest.SPEC
            + """
            architecture mine of small { a.kernel = 3; a.expand = 3; b.kernel = 5; b.expand = 6 }
            recipe slow { epochs: 200 }
            """);
    var trained =
        nasc("train", file, "--recipe", "slow(batch: 32)", "--out", out, "--seed", 7, "--json");

    assertEquals(0, trained.status(), trained.err());
    var spec = Files.readString(out.resolve("spec.nas"));
    assertTrue(spec.contains("strategy { best: train(mine, recipe: slow(batch: 32)) }"), spec);
    var decided = json(trained.lastLine()).getAsJsonObject("best").getAsJsonObject("architecture");
    assertEquals("5", decided.get("b.kernel").getAsString());
  }

  /** Trains {@code mine} as a search of these phases trains what it finds. */
  private Cli.Answer taught(String... phases) throws IOException {
    var search =
        """
        architecture mine of small { a.kernel = 3; a.expand = 3; b.kernel = 5; b.expand = 6 }
        architecture other of small { a.kernel = 7; a.expand = 6; b.kernel = 7; b.expand = 6 }
        recipe brief { epochs: 1 }
        search taught {
          space: small; data: digits(); maximize accuracy
          strategy {
            %s
          }
        }
        """
            .formatted(String.join("\n", phases));
    Files.writeString(file, RunCommandTest.SPEC + search);
    return nasc("train", file, "--architecture", "mine", "--search", "taught", "--out", out);
  }

  @Test
  void aTeacherIsTrainedBeforeWhateverStandsAroundItsName() throws IOException {
    var trained =
        taught(
            "whole: train(other, recipe: brief)",
            "best: train(smallest, recipe: brief(teacher: // a comment",
            "  whole, distill: 0.8))");
    assertEquals(0, trained.status(), trained.err());
    var spec = Files.readString(out.resolve("spec.nas"));
    assertTrue(
        spec.contains("{ whole: train(other, recipe: brief); best: train(mine, recipe:"), spec);
  }

  @Test
  void aTeacherThatIsNoTrainingByItselfIsRefused() throws IOException {
    var learns = "best: train(smallest, recipe: brief(teacher: %s, distill: 0.8))";
    for (var found : List.of("mine", "picks")) {
      var needs =
          taught(
              found + ": random(trials: 2, score: trained(brief))",
              "teacher: train(" + found + ", recipe: brief)",
              learns.formatted("teacher"));
      assertEquals(1, needs.status(), needs.out());
      assertTrue(
          needs.err().contains("The teacher `teacher` cannot be trained here, for that phase needs")
              && needs.err().contains("needs `" + found + "`")
              && needs.err().contains("--recipe"),
          needs.err());
    }
    var named = taught("mine: train(largest, recipe: brief)", learns.formatted("mine"));
    assertEquals(1, named.status(), named.out());
    assertTrue(named.err().contains("has the name of the network"), named.err());
  }

  @Test
  void whatIsMissingIsSaid() {
    var none = nasc("train", file, "--out", out);
    assertEquals(1, none.status());
    assertTrue(none.err().contains("The file has no architecture."), none.err());

    var recipe = nasc("train", run, "--recipe", "slow", "--out", out);
    assertEquals(1, recipe.status());
    assertTrue(recipe.err().contains("There is no `slow` here."), recipe.err());

    var weights = nasc("evaluate", run.resolve("best.nas"), "--architecture", "found");
    assertEquals(2, weights.status());
    assertTrue(weights.err().contains("--weights FILE"), weights.err());
  }

  @Test
  void aTrainedNetworkIsMeasured() {
    var measured = nasc("evaluate", run, "--json");

    assertEquals(0, measured.status(), measured.err());
    var result = json(measured.lastLine());
    var best = json(nasc("show", run, "--json").lastLine()).getAsJsonObject("best");
    assertEquals(best.get("architecture"), result.get("architecture"));
    assertEquals(best.get("macs"), result.get("macs"));
    assertEquals(0.25, result.get("testAccuracy").getAsDouble());
    assertEquals(2, result.get("latencyMillis").getAsDouble());
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}

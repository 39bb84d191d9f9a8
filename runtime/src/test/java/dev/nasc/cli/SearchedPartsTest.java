package dev.nasc.cli;

import static dev.nasc.cli.Cli.nascWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches of the gallery that train: a network, a recipe, or one with the other. Two trials. */
class SearchedPartsTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "digits_strategies.nas, digits_evolution, net",
    "digits_recipes.nas, digits_recipe, recipe",
    "digits_recipes.nas, digits_drawn, recipe",
    "digits_recipes.nas, digits_joint, 'net, recipe'",
  })
  void whatIsSearchedIsDecidedAndKept(String example, String search, String parts)
      throws IOException {
    var file = shortened(example);
    var engine = TorchEngine.open("cpu", 1);
    var out = folder.resolve("run");
    var run = nascWith(engine, "run", file, "--search", search, "--out", out);
    assertEquals(0, run.status(), run.err());

    var trials = nascWith(engine, "trials", out, "--json").lines();
    assertEquals(2, trials.size());
    for (var trial : trials) {
      var json = JsonParser.parseString(trial).getAsJsonObject();
      assertEquals("scored", json.get("status").getAsString());
      assertEquals(parts, parts(json.getAsJsonObject("candidate").keySet()));
    }
    assertTrue(Files.readString(out.resolve("best.nas")).contains("architecture found of "));
  }

  private static String parts(Set<String> addresses) {
    var parts = new TreeSet<String>();
    addresses.forEach(address -> parts.add(address.startsWith("recipe.") ? "recipe" : "net"));
    return String.join(", ", parts);
  }

  /** The example with two trials of one epoch, and nothing trained behind them. */
  private Path shortened(String example) throws IOException {
    for (var name : List.of("quickstart.nas", example)) {
      var text =
          Files.readString(EXAMPLES.resolve(name))
              .replaceAll("(?m)^ *best: .*\\n", "")
              .replaceAll("trials: +\\d+", "trials: 2")
              .replaceAll("population: \\d+, sample: \\d+", "population: 2, sample: 1")
              .replaceAll("epochs: +\\d+", "epochs: 1");
      Files.writeString(folder.resolve(name), text);
    }
    return folder.resolve(example);
  }
}

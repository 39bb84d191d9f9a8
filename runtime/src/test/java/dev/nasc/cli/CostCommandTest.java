package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
  private static final String TEXT =
      """
      import std.mobile
      space small {
        input: image(1, 8, 8)
        stem: conv_bn(8)
        s1: repeat(2) { mbconv(8, kernel: any(3, 5), expand: any(1, 2)) }
        global_avg_pool; linear(10)
        require params <= 1_000
      }
      architecture one of small { s1.kernel = [3, 3]; s1.expand = [1, 2] }
      """;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.nas"), TEXT);
  }

  private JsonObject json(Object... options) {
    var arguments = new java.util.ArrayList<Object>(java.util.List.of("cost", file, "--json"));
    arguments.addAll(java.util.List.of(options));
    return JsonParser.parseString(nasc(arguments.toArray()).lastLine()).getAsJsonObject();
  }

  @Test
  void tellsCountRangesMeansAndShares() {
    var text = nasc("cost", file).out();
    assertTrue(text.startsWith("space small: "), text);
    assertTrue(text.contains("\nstem "), text);
    assertTrue(text.contains("distribution of multiply-adds, exact: "), text);
    assertTrue(text.contains(" of all architectures meet what the space requires (exact)"), text);
    assertTrue(text.contains("architecture one: "), text);
  }

  @Test
  void saysThatStepsAreToldWithoutTheRequirements() throws IOException {
    var said = "each step is told as if there were none";
    assertTrue(nasc("cost", file).out().contains(said));
    assertTrue(json().get("blocksBeforeRequirements").getAsBoolean());

    Files.writeString(file, TEXT.replace("params <= 1_000", "max(s1[*].kernel) <= 3"));
    assertTrue(nasc("cost", file).out().contains(said));

    Files.writeString(file, TEXT.replaceAll("require .*", ""));
    assertFalse(nasc("cost", file).out().contains(said));
  }

  @Test
  void everyRowHasAName() throws IOException {
    Files.writeString(file, TEXT.replace("s1: repeat", "repeat").replaceAll("architecture.*", ""));
    var text = nasc("cost", file).out();
    assertTrue(text.contains("\nrepeat "), text);
  }

  @Test
  void saysOfEveryNumberHowExactItIs() {
    var cost = json();
    var macs = cost.getAsJsonObject("macs");
    assertEquals("exact", macs.get("exactness").getAsString());
    var spread = macs.getAsJsonObject("distribution");
    assertEquals("exact", spread.get("exactness").getAsString());
    double sum = 0;
    for (var bin : spread.getAsJsonArray("bins")) {
      var share = bin.getAsJsonObject().getAsJsonObject("share");
      assertEquals("exact", share.get("exactness").getAsString());
      sum += share.get("value").getAsDouble();
    }
    assertEquals(1, sum, 1e-12);
    var required = cost.getAsJsonArray("required").get(0).getAsJsonObject();
    assertEquals(
        cost.get("architectures").getAsString(), required.get("architectures").getAsString());
    assertEquals(
        cost.get("architectures").getAsDouble() / 16,
        required.getAsJsonObject("share").get("value").getAsDouble());
  }

  @Test
  void tellsWhatEachOptionMeans() {
    var options = json("--what-if").getAsJsonArray("options");
    assertEquals(8, options.size());
    for (var option : options) {
      assertEquals("8", option.getAsJsonObject().get("architectures").getAsString());
    }
    var text = nasc("cost", file, "--what-if").out();
    assertTrue(text.contains("\ns1[0].kernel "), text);
  }
}

package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  private static final String SPACE =
      """
      space net {
        input: image(3, 8, 8)
        s1: repeat(6) { conv(8, kernel: any(1, 3, 5)) }
      }
      """;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("net.nas"), SPACE);
  }

  @Test
  void whatIsDrawnCanBePutIntoTheFile() throws IOException {
    var drawn = nasc("sample", file, "-n", 3, "--seed", 7).out();
    Files.writeString(file, SPACE + drawn);

    assertEquals("", nasc("check", file).out());
    assertTrue(nasc("cost", file).out().contains("architecture sample_2"));
  }

  /** A file of one space and its networks in other sizes is about that space. */
  @Test
  void anotherSizeIsNotAnotherSpace() throws IOException {
    var sized = SPACE.replace("net {", "net(c = 8) {").replace("conv(8", "conv(c");
    var wide = "architecture wide of net(c: 16) { s1.kernel = [3, 3, 3, 3, 3, 3] }\n";
    Files.writeString(file, sized + wide);

    assertTrue(nasc("sample", file).out().contains("architecture sample_0 of net {"));
    var other = nasc("sample", file, "--space", "net(c: 16)").out();
    assertTrue(other.contains("architecture sample_0 of net(c: 16) {"), other);
    assertFalse(nasc("cost", file).out().contains("space net(c: 16)"));
  }

  @Test
  void theSeedDecides() {
    assertEquals(nasc("sample", file, "--seed", 7).out(), nasc("sample", file, "--seed", 7).out());
    assertNotEquals(
        nasc("sample", file, "--seed", 7).out(), nasc("sample", file, "--seed", 8).out());
  }

  @Test
  void aConditionHolds() {
    var answer =
        nasc("sample", file, "-n", 20, "--where", "macs <= 100k and params > 1k", "--json");
    assertEquals(20, answer.lines().size(), answer.err());
    for (var line : answer.lines()) {
      var drawn = JsonParser.parseString(line).getAsJsonObject();
      assertTrue(drawn.get("macs").getAsLong() <= 100_000);
      assertTrue(drawn.get("params").getAsLong() > 1000);
    }
  }

  @Test
  void aConditionThatCannotBeIsAFinding() {
    var never = nasc("sample", file, "--where", "macs <= 1");
    assertEquals(1, never.status());
    assertTrue(never.err().startsWith("--where:1:1: error: No architecture meets `macs <= 1`"));
    assertTrue(nasc("sample", file, "--where", "macs <=").err().contains("[syntax]"));
    assertTrue(nasc("sample", file, "--where", "cats < 3").err().contains("[unknown-name]"));
  }
}

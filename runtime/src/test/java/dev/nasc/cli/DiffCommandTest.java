package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String SPACE =
      """
      space net {
        input: image(3, 8, 8)
        s1: conv(8, kernel: any(3, 5))
        s2: repeat(any(1..2)) { conv(8, kernel: any(1, 3)) }
      }
      """;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("net.nas"),
            SPACE
                + "architecture a of net { s1.kernel = 3; s2.kernel = [1] }\n"
                + "architecture b of net { s1.kernel = 3; s2.kernel = [3, 1] }\n");
  }

  @Test
  void tellsDecisionsAndCosts() {
    assertEquals(
        """
                                                      a                  b
        s2[0].kernel                                  1                  3
        s2.depth                                      1                  2
        s2[1].kernel                                  –                  1
        multiply-adds                            17,920             54,784  +36,864 (+205.71 %)
        parameters                                  280                856  +576 (+205.71 %)
        activation bytes                          4,096              6,144  +2,048 (+50.00 %)
        """,
        nasc("diff", file + "#a", "#b").out());
    assertEquals(4, nasc("diff", file + "#a", file + "#a").lines().size());
  }

  @Test
  void aFileWithOneArchitectureNeedsNoName() throws IOException {
    var other = folder.resolve("other.nas");
    Files.writeString(
        other, SPACE + "architecture only of net { s1.kernel = 5; s2.kernel = [1] }\n");

    var json =
        JsonParser.parseString(nasc("diff", other, file + "#a", "--json").out()).getAsJsonObject();
    assertEquals("only", json.getAsJsonObject("a").get("architecture").getAsString());
    assertEquals(1, json.getAsJsonArray("decisions").size());
    assertEquals(-24_576, json.getAsJsonObject("difference").get("macs").getAsLong());
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertEquals(2, nasc("diff", file, "#b").status());
    assertEquals(
        "nasc: The file has no architecture `c`; it has `a`, `b`.\n",
        nasc("diff", file + "#a", "#c").err());
  }
}

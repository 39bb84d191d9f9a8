package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What strategies reach on NAS-Bench-201, where its table lies beside the project: 200 evaluations
 * see the test accuracy after 200 epochs, without noise. {@code benchmarks/strategies} runs all of
 * them.
 */
class TableProofsTest {
  private static final Path TABLE =
      Path.of("../../shared/data/nasbench201/nasbench201_cifar10.csv");
  private static final Path SEARCHES = Path.of("../examples/nas_bench_201_searches.nas");

  @BeforeAll
  static void theTableIsThere() {
    assumeTrue(Files.exists(TABLE), () -> "needs " + TABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "random_noise_free, 93.95",
    "aging_evolution_noise_free, 94.29",
    "reinforce_noise_free, 94.07"
  })
  void reachesWhatIsKnown(String search, double mean) {
    assertEquals(mean, bench(search, 100).getAsJsonObject("best").get("mean").getAsDouble(), 0.05);
  }

  @Test
  void nsga2ComesCloseToTheWholeFront() {
    var volume = bench("raspberry", 20).getAsJsonObject("hypervolume").get("mean").getAsDouble();
    assertTrue(volume >= 0.9983, () -> "hypervolume " + volume);
  }

  private static JsonObject bench(String search, int seeds) {
    var answer =
        nasc("bench", SEARCHES, "--search", search, "--table", TABLE, "--seeds", seeds, "--json");
    assertEquals(0, answer.status(), answer.err());
    return JsonParser.parseString(answer.lastLine()).getAsJsonObject();
  }
}

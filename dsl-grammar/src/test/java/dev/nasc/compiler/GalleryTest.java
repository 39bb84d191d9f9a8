package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nasc.cost.Costs;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published networks in {@code examples/} cost what {@code gallery.csv} says, to the digit. */
class GalleryTest {
  private static final Path PUBLISHED = Path.of("../../shared/data/published_archs.json");

  /** Systems with networks whose multiply-adds and parameters are both verified. */
  private static final Set<String> COUNTED =
      Set.of(
          "FairNAS",
          "MobileNetV2",
          "MobileNetV3",
          "MnasNet",
          "EfficientNet",
          "ProxylessNAS",
          "OFA",
          "FBNetV3",
          "NAS-Bench-Macro",
          "DARTS-family",
          "NASNet",
          "AmoebaNet",
          "PNAS",
          "NAS-Bench-201");

  /** A line of the table; the figures as text, for one comparison. */
  private record Row(String name, String space, String file, String figures) {
    static Row of(String line) {
      var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3) + " " + cells.get(4));
    }
  }

  private static List<Row> table() throws IOException {
    try (var stream = GalleryTest.class.getResourceAsStream("/dev/nasc/gallery.csv")) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
    }
  }

  static Set<String> files() throws IOException {
    return table().stream().map(Row::file).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("files")
  void countsEveryPublishedNetwork(String file) throws IOException {
    var expected = new TreeMap<String, String>();
    for (var row : table()) {
      if (row.file().equals(file)) {
        expected.put(row.name(), row.figures());
      }
    }
    var counted = new TreeMap<String, String>();
    for (var architecture : Compile.example(file).architectures()) {
      var cost = Costs.of(architecture.network());
      counted.put(architecture.name(), cost.macs() + " " + cost.params());
      assertEquals(cost, architecture.space().cost(architecture.architecture()));
    }
    assertEquals(expected, counted);
  }

  /** They are read off the diagram: a walk would have decided them in the same order. */
  @ParameterizedTest
  @MethodSource("files")
  void decidesThemAsAWalkDoes(String file) throws IOException {
    for (var it : Compile.example(file).architectures()) {
      var walked = it.space().decide(it.architecture().decisions()).architecture();
      assertEquals(
          List.copyOf(walked.decisions().entrySet()),
          List.copyOf(it.architecture().decisions().entrySet()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fairnas.nas, fairnas, 609359740010496", // 6^19
    "nas_bench_macro.nas, nas_bench_macro, 6561",
    "ofa.nas, ofa, 543966387314312146275", // 25 · 7371^5
    "proxyless.nas, proxyless, 221502229807900608", // 6^6 · 7^15
    "netadapt.nas, narrow_mobilenet, 9444732965739290427392", // 2^73
    "nasnet.nas, nasnet, 5107366597713630212832188866560000", // (13^10 · 720²)²
    "amoebanet.nas, amoebanet, 309834464941077422470594560000", // (8^10 · 720²)²
    "pnas.nas, pnas, 556627761561600",
    "enas.nas, enas_micro, 25628906250000000000000000", // (5^10 · 720²)²
    "enas.nas, enas_macro, 160618186625454535808756219904", // 6^12 · 2^66
    "darts.nas, darts, 1076746950455072400", // (180 · 7^8)²
    "tree_cells.nas, tree_densenet, 878381421483675066049",
    "nas_bench_201.nas, nas_bench_201, 15625",
    "nas_rl.nas, nas_rl, 50216813883093446110686315385661331328818843555712276103168", // 64^15 ·
    // 2^105
    "vit.nas, vision_transformer, 1056964608", // 3 · (4^12 + 4^13 + 4^14)
  })
  void countsEverySpace(String file, String name, BigInteger count) {
    assertEquals(count, Compile.example(file).space(name).orElseThrow().count());
  }

  /** The list of published networks lies beside the checkout where the data are. */
  @Test
  void noVerifiedNetworkIsMissing() throws IOException {
    assumeTrue(Files.exists(PUBLISHED), PUBLISHED + " is not here: nothing to compare with");
    var figures = table().stream().map(Row::figures).collect(Collectors.toSet());
    var missing = new TreeMap<String, String>();
    for (var network : verified(Files.readString(PUBLISHED)).entrySet()) {
      if (!figures.contains(network.getValue())) {
        missing.put(network.getKey(), network.getValue());
      }
    }
    assertEquals(Map.of(), missing);
  }

  /** Figures by name of the verified networks in the list, which is JSON, name first. */
  private static Map<String, String> verified(String json) {
    var networks = new TreeMap<String, String>();
    for (var entry : json.split("\"name\": ", -1)) {
      if (COUNTED.contains(field(entry, "\"system\": \"([^\"]*)\""))
          && field(entry, "\"verified\": (true|false)").equals("true")) {
        networks.put(
            field(entry, "^\"([^\"]*)\""),
            field(entry, "\"madds\": (\\d+)") + " " + field(entry, "\"params\": (\\d+)"));
      }
    }
    assertTrue(networks.size() >= 78, networks.size() + " verified networks could be read");
    return networks;
  }

  private static String field(String entry, String pattern) {
    var found = Pattern.compile(pattern).matcher(entry);
    return found.find() ? found.group(1) : "";
  }
}

package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nasc.analysis.Resolution;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NAS-Bench-201's table of all 15,625 networks, where it lies beside the project. */
class NasBench201TableTest {
  private static final Path TABLE =
      Path.of("../../shared/data/nasbench201/nasbench201_cifar10.csv");
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "none", "none",
          "skip_connect", "skip",
          "nor_conv_1x1", "conv1",
          "nor_conv_3x3", "conv3",
          "avg_pool_3x3", "avg3");
  private static final List<String> STATES = List.of("input", "n0", "n1");

  /** The table counts the classifier's ten biases as multiply-adds. */
  private static final long BIASES = 10;

  @BeforeAll
  static void theTableIsThere() {
    assumeTrue(Files.exists(TABLE), () -> "needs " + TABLE);
  }

  @Test
  void everyNetworkCostsWhatTheTableSays() throws IOException {
    var space = space();
    var lines = Files.readAllLines(TABLE);
    assertEquals(1 + 15_625, lines.size());
    for (var line : lines.subList(1, lines.size())) {
      var columns = line.split(",", -1);
      var cost = space.cost(architecture(columns[1]));
      assertEquals(Long.parseLong(columns[4]), cost.macs() + BIASES, columns[1]);
      assertEquals(Long.parseLong(columns[3]), cost.params(), columns[1]);
    }
  }

  @Test
  void theDistributionIsTheTables() throws IOException {
    var lines = Files.readAllLines(TABLE);
    var costs = lines.stream().skip(1).map(line -> line.split(",", -1)[4]).distinct().count();
    var distribution = space().distribution(Measure.MACS, Resolution.COMMAND_LINE);
    assertEquals(costs, distribution.distinct().orElseThrow());
  }

  /** By the authors' rule, which compares texts; 4,930 compute different things. */
  @Test
  void theAuthorsClassesAreCounted() throws IOException {
    var lines = Files.readAllLines(TABLE);
    var texts = lines.stream().skip(1).map(line -> text(line.split(",", -1)[1])).distinct().count();
    assertEquals(6_466, texts);
  }

  /** Of a cell: passed states are their texts, sums their parts in order, a lone zero is `#`. */
  private static String text(String cell) {
    var states = new ArrayList<>(List.of("0"));
    for (var node : cell.split("\\+", -1)) {
      var parts = new ArrayList<String>();
      for (var edge : node.substring(1, node.length() - 1).split("\\|", -1)) {
        var operation = edge.split("~", -1)[0];
        var state = states.get(Integer.parseInt(edge.split("~", -1)[1]));
        boolean zero = operation.equals("none") || state.equals("#");
        var done = "(" + state + ")@" + operation;
        parts.add(zero ? "#" : operation.equals("skip_connect") ? state : done);
      }
      parts.sort(null);
      states.add(String.join("+", parts));
    }
    return states.get(states.size() - 1);
  }

  private static WalkedSpace space() throws IOException {
    var path = Path.of("../examples/nas_bench_201.nas");
    var file = new SourceFile(path.toString(), Files.readString(path));
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT)
        .space("nas_bench_201")
        .orElseThrow();
  }

  /** {@code |conv~0|+|skip~0|conv~1|+…}: for each node the operation on each state before it. */
  private static Architecture architecture(String cell) {
    var decisions = new LinkedHashMap<Address, String>();
    var nodes = cell.split("\\+", -1);
    for (int node = 0; node < nodes.length; node++) {
      for (var edge : nodes[node].substring(1, nodes[node].length() - 1).split("\\|", -1)) {
        var parts = edge.split("~", -1);
        var state = STATES.get(Integer.parseInt(parts[1]));
        decisions.put(
            new Address("edges.n%d[%s].op".formatted(node, state)), OPERATIONS.get(parts[0]));
      }
    }
    return new Architecture(decisions);
  }
}

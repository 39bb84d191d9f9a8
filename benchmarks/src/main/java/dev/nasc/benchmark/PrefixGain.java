package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.evaluate.network.Recalibration;
import dev.nasc.evaluate.network.SharedPrefixes;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.network.Execution;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Networks of the quickstart's supernet evaluated with what they have in common kept, beside the
 * same ones each by itself, in turns of ten: such as are drawn, and such as each mutate one of the
 * last twenty. Prints the processor time with as a share of that without.
 */
final class PrefixGain {
  private static final int TURNS = 12;
  private static final int TURN = 10;
  private static final long KEPT_BYTES = 512L << 20;

  private PrefixGain() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of("examples", "quickstart.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var compilation = Compiler.compile(source, Sources.NONE, Options.DEFAULT);
    var search = compilation.searches().get(0);
    var space = compilation.space(search.space()).orElseThrow();
    var random = Draws.of(0, "gain", 0, "candidates");
    var drawn = new ArrayList<Architecture>();
    var mutated = new ArrayList<Architecture>();
    for (int i = 0; i < TURNS * TURN; i++) {
      drawn.add(space.sample(random));
      int parent = Math.max(0, i - 1 - random.nextInt(20));
      mutated.add(i < 20 ? space.sample(random) : space.mutate(mutated.get(parent), 0.1, random));
    }
    var torch = Torch.open("cpu", 1);
    var data = Datasets.load(search.data());
    try (var weights = new Weights(torch, 0, "gain")) {
      measure("drawn", torch, data, networks(space, drawn, weights));
      measure("mutated", torch, data, networks(space, mutated, weights));
    }
  }

  private static List<Execution> networks(
      SearchSpace space, List<Architecture> crowd, Weights weights) {
    return crowd.stream().map(it -> new Execution(space.network(it), weights)).toList();
  }

  private static void measure(String name, Torch torch, Dataset data, List<Execution> networks) {
    double sharing = 0;
    double alone = 0;
    try (var with = prefixes(torch, data, KEPT_BYTES);
        var without = prefixes(torch, data, 0)) {
      for (int turn = 0; turn < TURNS; turn++) {
        var some = networks.subList(turn * TURN, (turn + 1) * TURN);
        double before = Process.seconds();
        some.forEach(with::accuracy);
        double between = Process.seconds();
        some.forEach(without::accuracy);
        if (turn > 0) { // the first warms up
          sharing += between - before;
          alone += Process.seconds() - between;
        }
      }
    }
    int count = (TURNS - 1) * TURN;
    print(name + "-alone", 1e3 * alone / count, "ms");
    print(name + "-sharing", 1e3 * sharing / count, "ms");
    print(name + "-sharing-of-alone", sharing / alone, "times");
  }

  private static SharedPrefixes prefixes(Torch torch, Dataset data, long keptBytes) {
    return new SharedPrefixes(
        torch,
        new Recalibration(torch, data, 0, "gain"),
        new DeviceExamples(torch, data.validation()),
        keptBytes);
  }

  private static void print(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s %.3f %s%n", name, value, unit);
  }
}

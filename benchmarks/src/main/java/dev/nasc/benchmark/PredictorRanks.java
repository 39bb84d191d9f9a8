package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.evaluate.BenchmarkTable;
import dev.nasc.explore.SearchSpace;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.learn.AccuracyPredictor.Input;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Scorer;
import dev.nasc.search.Draws;
import dev.nasc.search.EveryArchitecture;
import dev.nasc.search.Known;
import dev.nasc.search.strategy.Encoding;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.statistics.RankCorrelation;
import dev.nasc.table.TableRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How well FBNetV3's predictor orders the networks of NAS-Bench-201 after a few labels, with its
 * embedding pretrained on costs and without; and how well the pretrained head tells costs.
 */
public final class PredictorRanks {
  private static final int SEEDS = 10;
  private static final int JUDGED = 1_500;

  /** Below it accuracies tell failures apart and not networks. */
  private static final double FLOOR = 80;

  private final SearchSpace space;
  private final BenchmarkTable table;
  private final Encoding encoding;
  private final List<Architecture> all = new ArrayList<>();

  private PredictorRanks(SearchSpace space, BenchmarkTable table) {
    this.space = space;
    this.table = table;
    this.encoding = new Encoding(space);
    var every = new EveryArchitecture(space::decide);
    for (var next = every.next(); next.isPresent(); next = every.next()) {
      all.add(next.get());
    }
    Collections.shuffle(all, new Random(0)); // in the order of the walk, every fifth is alike
  }

  public static void main(String[] arguments) throws IOException, TableRefused {
    var file = Path.of("examples/nas_bench_201.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var space =
        Compiler.compile(source, Sources.NONE, Options.DEFAULT)
            .space("nas_bench_201")
            .orElseThrow();
    var columns =
        new Scorer.Table(
            arguments[0],
            "test_acc_200ep",
            "",
            "",
            Scorer.Format.NAS_BENCH_201,
            "arch_str",
            List.of());
    var table = BenchmarkTable.read(Path.of(arguments[0]), columns, space, Known.costs(space));
    new PredictorRanks(space, table).run();
  }

  private void run() {
    System.out.printf("costs-told %.5f R2 atLeast 0.99%n", told());
    for (int labels : new int[] {10, 20, 40, 80}) {
      double with = 0;
      double without = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        with += tau(labels, seed, true) / SEEDS;
        without += tau(labels, seed, false) / SEEDS;
      }
      System.out.printf("tau-%d-pretrained %.3f tau%n", labels, with);
      System.out.printf("tau-%d %.3f tau%n", labels, without);
    }
  }

  private AccuracyPredictor predictor(int seed) {
    var random = Draws.of(seed, "predictor", 0, "weights");
    return new AccuracyPredictor(
        encoding.architectureWidth(), 0, 2, new AccuracyPredictor.Sizes(24, 24), random);
  }

  /** Pretrains on four of five networks. */
  private AccuracyPredictor pretrained(int seed) {
    var known = new ArrayList<Architecture>();
    for (int i = 0; i < all.size(); i++) {
      if (i % 5 != 0) {
        known.add(all.get(i));
      }
    }
    var predictor = predictor(seed);
    predictor.pretrain(inputs(known), known.stream().map(this::costs).toList());
    return predictor;
  }

  /** The share of the variance of the fifth's multiply-adds that the head tells. */
  private double told() {
    var predictor = pretrained(0);
    double mean = all.stream().mapToDouble(it -> costs(it)[0]).average().orElseThrow();
    double error = 0;
    double variance = 0;
    for (int i = 0; i < all.size(); i += 5) {
      double cost = costs(all.get(i))[0];
      error += Math.pow(predictor.costs(encoding.of(all.get(i)))[0] - cost, 2);
      variance += Math.pow(cost - mean, 2);
    }
    return 1 - error / variance;
  }

  private double tau(int labels, int seed, boolean pretrained) {
    var order = new ArrayList<>(all);
    Collections.shuffle(order, new Random(seed));
    var known = order.subList(0, labels);
    var judged = order.subList(labels, labels + JUDGED);
    var predictor = pretrained ? pretrained(seed) : predictor(seed);
    predictor.fit(inputs(known), accuracies(known), pretrained);
    return RankCorrelation.kendall(
        judged.stream().mapToDouble(it -> predictor.accuracy(encoding.of(it))).toArray(),
        accuracies(judged));
  }

  private List<Input> inputs(List<Architecture> of) {
    return of.stream().map(encoding::of).toList();
  }

  private double[] accuracies(List<Architecture> of) {
    return of.stream().mapToDouble(it -> Math.max(FLOOR, table.reported(it))).toArray();
  }

  private double[] costs(Architecture architecture) {
    var cost = space.cost(architecture);
    return new double[] {cost.macs(), cost.params()};
  }
}

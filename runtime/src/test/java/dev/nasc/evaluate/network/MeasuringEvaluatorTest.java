package dev.nasc.evaluate.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.EveryArchitecture;
import dev.nasc.search.Trial;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuringEvaluatorTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Evaluator SCORER = trial -> new Scored(Map.of(Measure.ACCURACY, 0.5));

  /** Of the four architectures, two are the same network. */
  private static final String TEXT =
      """
      space s {
        input: image(3, 32, 32)
        a: any(wide: conv(64), also: conv(64), narrow: conv(2), deep: { conv(64); conv(64) })
        global_avg_pool; linear(10)
      }
      """;

  private static List<Evaluation> all(Evaluator scorer) {
    WalkedSpace space =
        Compiler.compile(new SourceFile("t.nas", TEXT), Sources.NONE, Options.DEFAULT)
            .space("s")
            .orElseThrow();
    var found = new ArrayList<Evaluation>();
    var how = new LatencySource.Device(2, 5);
    try (var evaluator = new MeasuringEvaluator(TORCH, space, how, scorer)) {
      var every = new EveryArchitecture(space::decide);
      for (var next = every.next(); next.isPresent(); next = every.next()) {
        found.add(evaluator.evaluate(new Trial(found.size(), next.get(), Optional.empty())));
      }
    }
    return found;
  }

  private static double latency(Evaluation evaluation) {
    return ((Scored) evaluation).values().getOrDefault(Measure.LATENCY, Double.NaN);
  }

  @Test
  void theSameNetworkIsMeasuredOnce() {
    var all = all(SCORER);
    assertEquals(latency(all.get(0)), latency(all.get(1)));
    assertEquals(3, all.stream().map(MeasuringEvaluatorTest::latency).distinct().count());
  }

  /** Its spread stands beside it, and what the scorer says is kept. */
  @Test
  void aMeasuredValueHasNoise() {
    var scored = (Scored) all(SCORER).get(0);
    assertEquals(0.5, scored.values().get(Measure.ACCURACY));
    double noise = scored.noise().getOrDefault(Measure.LATENCY, Double.NaN);
    assertTrue(noise >= 0, () -> "noise " + noise);
  }

  @Test
  void aFailureStaysOne() {
    var failed = new Evaluation.Failed("the loss is no number");
    assertEquals(List.of(failed, failed, failed, failed), all(trial -> failed));
  }
}

package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Search;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rewards as formulas of a search: MnasNet (Tan et al. 2019, equations 2 and 3). */
class RewardTest {
  private static final String SOFT = "accuracy * (latency / 80ms) ^ -0.07";
  private static final String HARD = "accuracy * max(latency / 80ms, 1) ^ -1";

  private static double reward(String formula, double latency) {
    var values = Map.of(Measure.ACCURACY, 0.75, Measure.LATENCY, latency);
    return search("maximize " + formula).objectives().get(0).value(values);
  }

  private static Search search(String goals) {
    var text =
        """
        space s { input: image(1, 8, 8); conv(any(4, 8)); global_avg_pool; linear(10) }
        search q {
          space: s
          %s
          strategy { best: random(score: table("t.csv", latency: "ms"), trials: 4) }
        }
        """
            .formatted(goals);
    return Compiler.compile(new SourceFile("q.nas", text), Sources.NONE, Options.DEFAULT)
        .search("q")
        .orElseThrow();
  }

  /** Twice the latency costs about five per cent of the accuracy. */
  @Test
  void theSoftRewardTradesFivePerCentForTwiceTheSpeed() {
    assertEquals(0.75, reward(SOFT, 0.080), 1e-12);
    assertEquals(0.9526, reward(SOFT, 0.160) / reward(SOFT, 0.080), 5e-5);
    assertEquals(0.9526, reward(SOFT, 0.080) / reward(SOFT, 0.040), 5e-5);
  }

  @ParameterizedTest
  @CsvSource({"0.040, 0.75", "0.080, 0.75", "0.160, 0.375"})
  void theHardRewardPunishesOnlyWhatIsTooSlow(double latency, double reward) {
    assertEquals(reward, reward(HARD, latency), 1e-12);
  }

  /** A limit that only the table can tell makes a candidate stand behind all that keep it. */
  @Test
  void whoBreaksALimitStandsBehindWhoKeepsIt() {
    var search = search("maximize accuracy\n  require latency <= 80ms");
    var limits = Limits.of(search.constraints());
    var slow =
        Score.of(Map.of(Measure.ACCURACY, 0.9, Measure.LATENCY, 0.1), search.objectives(), limits);
    var fast =
        Score.of(Map.of(Measure.ACCURACY, 0.1, Measure.LATENCY, 0.08), search.objectives(), limits);

    assertEquals(0.25, slow.violation(), 1e-12);
    assertEquals(0, fast.violation());
    assertEquals(List.of(1), ParetoFront.of(List.of(slow, fast)));
  }
}

package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.GsonBuilder;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.Score;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run remembers what it seeks, formulas too. */
class ObjectiveJsonTest {
  private static final Map<Measure, Double> MEASURES =
      Map.of(Measure.ACCURACY, 0.5, Measure.MACS, 2e6, Measure.PARAMS, 1e4);

  private static List<Objective> objectives() {
    var text =
        """
        space s { input: image(1, 8, 8); op: any(a: conv(8), b: conv(4)); linear(10) }
        search q {
          space: s
          data: digits()
          maximize accuracy, tan(accuracy * pi / 2), accuracy * (macs / 1M) ^ -0.07
          minimize params
          strategy { best: grid() }
        }
        """;
    return Compiler.compile(new SourceFile("test.nas", text), Sources.NONE, Options.DEFAULT)
        .search("q")
        .orElseThrow()
        .objectives();
  }

  @Test
  void formulasAreEvaluatedForEachTrial() {
    var losses = Score.of(MEASURES, objectives()).losses();
    assertEquals(-0.5, losses.get(0));
    assertEquals(-1, losses.get(1), 1e-12);
    assertEquals(-0.5 * Math.pow(2, -0.07), losses.get(2), 1e-12);
    assertEquals(1e4, losses.get(3));
  }

  @Test
  void theyAreReadAsTheyWereWritten() {
    var gson = new GsonBuilder().registerTypeAdapter(Objective.class, new ObjectiveJson()).create();
    for (var objective : objectives()) {
      assertEquals(objective, gson.fromJson(gson.toJson(objective), Objective.class));
    }
    assertEquals(
        "{\"measure\":\"ACCURACY\",\"direction\":\"MAXIMIZE\"}", gson.toJson(objectives().get(0)));
  }
}

package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.model.plan.Search;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the language knows and this version cannot run is refused in one sentence. */
class FeasibilityTest {
  private static final String TEXT =
      """
      import std.mobile
      recipe r { epochs: 1 }
      recipe open { epochs: any(1, 2) }
      let phone = latency_table("phone.csv")
      space s { input: image(1, 8, 8); op: any(a: conv(8), b: conv(4)); global_avg_pool; linear(10) }
      search q {
        space: s
        data: DATA
        maximize accuracy
        EXTRA
        strategy { net: one_shot(recipe: r); front: nsga2(score: net, population: 2, trials: 2); LAST }
      }
      """;

  private static Search search(String data, String extra, String last) {
    var text = TEXT.replace("DATA", data).replace("EXTRA", extra).replace("LAST", last);
    var compilation =
        Compiler.compile(new SourceFile("test.nas", text), Sources.NONE, Options.DEFAULT);
    var errors = compilation.diagnostics().stream().filter(Diagnostic::isError);
    assertEquals(List.of(), errors.map(Diagnostic::message).toList());
    return compilation.search("q").orElseThrow();
  }

  @Test
  void whatRunsIsNotRefused() {
    var search =
        search(
            "digits()",
            "minimize macs / 1k + latency(phone) / 1s",
            "best: train(front, recipe: r)");
    assertEquals(Optional.empty(), Feasibility.refusal(search));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          digits()     |                                 | more: netadapt(net) | `more: netadapt(…)` is checked, but not run by this version of nasc: leave the phase out.
          digits()     |                                 | best: train(front, recipe: r(distill: 0.5)) | `best: train(…)` cannot be run by this version of nasc with distill without a teacher; leave that out.
          digits()     |                                 | more: cyclic(recipe: r, teacher_recipe: r(batch: 32)) | `more: cyclic(…)` cannot be run by this version of nasc with another `batch` in `teacher_recipe` than in `recipe`; leave that out.
          digits()     |                                 | more: enas(controller: softmax()) | `more: enas(…)` cannot be run by this version of nasc with another controller than one layer of lstm; leave that out.
          digits()     | recipe: open                    | best: train(front, recipe: r)     | `front: nsga2(…)` scores no recipes: score by `trained`, or decide the choices of `open`.
          digits()     | minimize macs                   | more: tpe(score: net)             | `more: tpe(…)` follows one goal, and `q` has 2: join them in a formula, or take `nsga2`.
          digits()     | minimize latency                | best: train(front, recipe: r)     | No scorer of `q` says the latency: take `latency(latency_table("a file"))`, `latency(measured)`, or `table(…, latency: "a column")`.
          digits()     | minimize cross_entropy          | best: train(front, recipe: r)     | An objective of `q` takes a figure that no phase of this version of nasc measures: take `accuracy`, `macs`, `params`, `activation_bytes` and `latency(…)`.
          digits()     | require latency <= 80ms         | best: train(front, recipe: r)     | No scorer of `q` says the latency: take `latency(latency_table("a file"))`, `latency(measured)`, or `table(…, latency: "a column")`.
          digits()     | minimize latency(phone) / 80ms; require latency(measured) < 1ms | best: train(front, recipe: r) | `q` asks for several latencies: a search takes one, `latency(table)`, `latency(measured)` or that of its scorer.
          """)
  void whatDoesNotRunIsSaid(String data, String extra, String last, String refusal) {
    var search = search(data, extra == null ? "" : extra, last);
    assertEquals(Optional.of(refusal), Feasibility.refusal(search));
  }
}

package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in one size is trained in another. */
class OtherSizeTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final String TEXT =
      """
      import std.cells
      space cells(c = 4, n = 1) {
        cell normal(c) = graph {
          inputs: [prev2, prev] -> project(c, like: prev)
          nodes:  1
          node:   sum(any 2 of earlier -> any(skip, sep3: sep_conv(3)))
          output: concat(nodes)
        }
        input: image(1, 8, 8)
        conv(c); bn
        repeat(n) { normal(c) }
        global_avg_pool; linear(10)
      }
      search s {
        space: cells
        data: digits
        maximize accuracy
        strategy {
          found: random(trials: 2, score: trained(proxy))
          best:  train(found, space: cells(c: 6, n: 3), recipe: proxy(batch: 400, epochs: 1, augment: none))
        }
      }
      """;

  @TempDir Path folder;

  private static Compilation compiled(String text) {
    return Compiler.compile(new SourceFile("test.nas", text), Sources.NONE, Options.DEFAULT);
  }

  @Test
  void cellsAreTrainedInTheSizeThatThePhaseNames() throws IOException {
    var compilation = compiled(TEXT);
    var small = compilation.space("cells").orElseThrow();
    var large = compilation.space("cells(c: 6, n: 3)").orElseThrow();
    var run = new FileRun(PHASES, new Spaces(small, Map.of(large.name(), large)), folder);
    var found = small.sample(Draws.of(1, "test", 0, "found"));
    run.saveArtefact(
        "found",
        FrontFile.NAME,
        file -> FrontFile.write(file, List.of(new FrontFile.Member(found, Map.of()))));
    PHASES.runner(search(compilation).phases().get(1)).run(run);

    var trained = NetworksFile.read(run.artefact("best", "networks.json")).get(0);
    assertEquals(large.cost(found), trained.cost());
    assertEquals("cells(c: 6, n: 3)", trained.space());
    var names = Safetensors.read(run.artefact("best", trained.weights())).tensors().keySet();
    assertTrue(names.stream().anyMatch(name -> name.startsWith("2.normal.")), names::toString);
  }

  private static Search search(Compilation compilation) {
    return compilation.search("s").orElseThrow();
  }

  @Test
  void aPhaseMayReadOtherData() {
    var text = TEXT.replace("n: 3),", "n: 3), data: npz(\"more.npz\"),");
    var search = search(compiled(text));
    assertEquals(Optional.empty(), Feasibility.refusal(search));
    assertEquals(List.of("", "more.npz"), search.allData().stream().map(it -> it.path()).toList());
    var elsewhere = search.withAllData(data -> data.at("/there/" + data.path()));
    assertEquals(
        Optional.of("/there/more.npz"),
        ((Phase.Train) elsewhere.phases().get(1)).data().map(it -> it.path()));
  }
}

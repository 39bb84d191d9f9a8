package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.format.ArchitecturePrinter;
import dev.nasc.lsp.document.Analysis;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws an architecture of a space, as the language writes it. */
public final class SampleFeature {
  private final Analysis analysis;

  public SampleFeature(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * An {@code architecture} under a name that the text does not hold yet; empty where there is no
   * such space, or nothing in it.
   *
   * @param name of the space; nothing for the first
   * @param seed the same draws the same
   */
  public Optional<String> sample(@Nullable String name, long seed) {
    var compilation = analysis.compilation();
    var space =
        name == null ? compilation.namedSpaces().stream().findFirst() : compilation.space(name);
    return space.filter(it -> it.count().signum() > 0).map(it -> text(it, seed));
  }

  private String text(WalkedSpace space, long seed) {
    var drawn = space.sample(new SplittableRandom(seed));
    var cost = space.cost(drawn);
    return "/// %s multiply-adds, %s parameters\n%s"
        .formatted(
            Figures.grouped(cost.macs()),
            Figures.grouped(cost.params()),
            ArchitecturePrinter.print(unused(), space.name(), drawn));
  }

  private String unused() {
    var text = analysis.file().text();
    int number = 1;
    while (text.contains("sample_" + number)) {
      number++;
    }
    return "sample_" + number;
  }
}

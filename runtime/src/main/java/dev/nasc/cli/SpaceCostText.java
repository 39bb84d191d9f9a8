package dev.nasc.cli;

import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Exactness;
import dev.nasc.analysis.Moments;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.model.Measure;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a space costs, as tables and histograms. */
final class SpaceCostText {
  private static final int BINS = 16;
  private static final int BAR = 40;

  private final SpaceCost cost;
  private final StringBuilder text = new StringBuilder();

  private SpaceCostText(SpaceCost cost) {
    this.cost = cost;
  }

  static String of(SpaceCost cost) {
    return new SpaceCostText(cost).text();
  }

  private String text() {
    text.append(
        "space %s: %s%s architectures"
            .formatted(
                cost.space(), cost.exact() ? "" : "at most ", Figures.count(cost.architectures())));
    if (cost.sampled()) {
      text.append("\ncosts are those of architectures drawn from it (`nasc explain sampled`)");
    }
    if (cost.restricted()) {
      text.append(
          "\n`all` is what meets its requirements; each step is told as if there were none");
    }
    table("multiply-adds", cost.macs(), Measure.MACS);
    table("parameters", cost.params(), Measure.PARAMS);
    histogram("multiply-adds", cost.macs().distribution());
    histogram("parameters", cost.params().distribution());
    cost.required().forEach(this::required);
    return text.toString();
  }

  private void table(String name, SpaceCost.Spread all, Measure measure) {
    text.append(
        "\n\n%-24s %16s %16s %16s %8s".formatted(name, "least", "mean", "greatest", "share"));
    row("all", all.bounds(), all.moments(), "");
    double sum = cost.blocks().stream().mapToDouble(it -> it.part().moments(measure).mean()).sum();
    for (var block : cost.blocks()) {
      var moments = block.part().moments(measure);
      var share = sum == 0 ? "" : "%.1f %%".formatted(100 * moments.mean() / sum);
      row(block.block(), block.part().of(measure), moments, share);
    }
  }

  private void row(String name, Bounds bounds, Moments moments, String share) {
    text.append(
        "\n%-24s %16s %16s %16s %8s"
            .formatted(
                name,
                Figures.count(bounds.least()),
                Figures.count(Math.round(moments.mean())),
                Figures.count(bounds.greatest()),
                share));
  }

  private void histogram(String name, Distribution spread) {
    if (spread.least() == spread.greatest()) {
      return;
    }
    text.append("\n\ndistribution of ").append(name).append(", ").append(kind(spread));
    var bins = spread.histogram(BINS);
    double most = bins.stream().mapToDouble(bin -> bin.share().greatest()).max().orElse(1);
    for (var bin : bins) {
      var bar = "#".repeat((int) Math.round(BAR * bin.share().value() / most));
      var range = "%s – %s".formatted(Figures.count(bin.from()), Figures.count(bin.to()));
      text.append(
          "\n%-34s %-17s %s".formatted(range, Figures.share(bin.share()), bar).stripTrailing());
    }
  }

  private static String kind(Distribution spread) {
    if (spread.exactness() == Exactness.BOUNDED) {
      return "bounded: cumulative shares are known to %s"
          .formatted(String.format(Locale.ROOT, "%.3f %%", 100 * spread.gap()));
    }
    return spread.distinct().isEmpty()
        ? spread.exactness().word()
        : "%s: %s different values"
            .formatted(spread.exactness().word(), Figures.count(spread.distinct().getAsInt()));
  }

  private void required(SpaceCost.Required required) {
    var who = required.by().equals("space") ? "the space" : "search " + required.by();
    var meeting = required.meeting();
    text.append(
        "\n\n%s of all architectures meet what %s requires (%s)%s: %s"
            .formatted(
                Figures.share(meeting.share()),
                who,
                meeting.share().exactness().word(),
                meeting.count().map(count -> ", " + Figures.count(count)).orElse(""),
                required.requirements().stream().collect(Collectors.joining(", "))));
  }
}

package dev.nasc.lsp.feature;

import dev.nasc.analysis.Distribution;

/** How architectures spread over a cost, from the least to the greatest, as a row of small bars. */
final class Bars {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final int BINS = 12;

  private Bars() {}

  /** Nothing where all cost the same. */
  static String of(Distribution distribution) {
    if (distribution.least() == distribution.greatest()) {
      return "";
    }
    var bins = distribution.histogram(BINS);
    double most = bins.stream().mapToDouble(bin -> bin.share().value()).max().orElse(1);
    var bars = new StringBuilder();
    for (var bin : bins) {
      double height = most == 0 ? 0 : bin.share().value() / most;
      bars.append(LEVELS.charAt((int) Math.round(height * (LEVELS.length() - 1))));
    }
    return bars.toString();
  }
}

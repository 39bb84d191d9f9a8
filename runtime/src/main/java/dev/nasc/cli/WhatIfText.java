package dev.nasc.cli;

import dev.nasc.analysis.WhatIf;
import dev.nasc.model.Measure;
import java.util.List;

/** What each option of each choice means, as a table. */
final class WhatIfText {
  private WhatIfText() {}

  static String of(List<WhatIf.Option> options) {
    var text =
        new StringBuilder(
            "%-28s %-16s %8s %38s %14s %12s %17s"
                .formatted(
                    "choice",
                    "option",
                    "share",
                    "multiply-adds",
                    "mean",
                    "mean params",
                    "meets the requires"));
    var before = "";
    for (var option : options) {
      var address = option.address().text();
      text.append(row(option, address.equals(before) ? "" : address));
      before = address;
    }
    return text.toString();
  }

  private static String row(WhatIf.Option option, String address) {
    var macs = option.effects().get(Measure.MACS);
    var params = option.effects().get(Measure.PARAMS);
    if (macs == null || params == null) {
      throw new IllegalStateException("an option without costs: " + option);
    }
    return "\n%-28s %-16s %8s %38s %14s %12s %17s"
        .formatted(
            address,
            option.option(),
            Figures.percent(option.share().value()),
            Figures.count(macs.least()) + " – " + Figures.count(macs.greatest()),
            Figures.count(Math.round(macs.mean())),
            Figures.count(Math.round(params.mean())),
            Figures.share(option.meeting()));
  }
}

package dev.nasc.model.plan;

import java.util.List;

/**
 * A penalty on how much some options are liked while a mixture is searched: c · Σ|α| over them,
 * with a factor c that runs from one value to another.
 *
 * @param first the factor c at the beginning
 * @param last the factor c from {@code share} of the search on
 * @param share of the search over which it runs, above 0 to 1
 * @param options by their labels, in every choice that has them
 */
public record Penalty(double first, double last, double share, List<String> options) {
  public static final Penalty NONE = new Penalty(0, 0, 1, List.of());

  public Penalty {
    options = List.copyOf(options);
  }

  /** The factor c when so much of the search is done, 0 to 1. */
  public double at(double done) {
    return first + (last - first) * Math.min(1, done / share);
  }
}

package dev.nasc.model.plan;

import dev.nasc.model.Measure;

/** What is sought: the greatest or the least of one measure. */
public record Objective(Measure measure, Direction direction) {
  /** Which way is better. */
  public enum Direction {
    MAXIMIZE,
    MINIMIZE
  }

  /** Whether {@code a} is strictly better than {@code b}. */
  public boolean better(double a, double b) {
    return direction == Direction.MAXIMIZE ? a > b : a < b;
  }
}

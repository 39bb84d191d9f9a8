package dev.nasc.statistics;

import java.util.List;

/**
 * Things with the category that each choice takes, and a value.
 *
 * @param categories by choice, how many there are: 2 to 63
 * @param rows one a thing: a category for each choice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Table(int[] categories, List<int[]> rows, double[] values) {
  /** A tree splits by sets of categories, which are the bits of a long. */
  public static final int MOST_CATEGORIES = 63;

  public Table {
    rows = List.copyOf(rows);
    for (int number : categories) {
      if (number < 1 || number > MOST_CATEGORIES) {
        throw new IllegalArgumentException("a choice has 1 to 63 categories, not " + number);
      }
    }
  }
}

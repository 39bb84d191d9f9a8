package dev.nasc.data;

import java.util.random.RandomGenerator;

/** Random permutations, every one equally likely (Fisher and Yates). */
public final class Shuffle {
  private Shuffle() {}

  /** A random order of the numbers from 0 to {@code count} − 1. */
  public static int[] permutation(int count, RandomGenerator random) {
    var order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    inPlace(order, random);
    return order;
  }

  static void inPlace(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}

package dev.nasc.learn;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random orders. */
final class Order {
  private Order() {}

  /** The numbers below {@code size}, each order as likely as any other. */
  static int[] drawn(int size, RandomGenerator random) {
    var order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}

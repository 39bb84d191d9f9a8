package dev.nasc.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A Sobol sequence whose points are scrambled as Owen does: points spread more evenly than draws
 * do, and each alone is still uniform. A point is handed out as a generator, so that whatever draws
 * from a space draws along the sequence: its first draw is the first coordinate.
 *
 * <p>Source: Sobol 1967; Bratley and Fox 1988 (primitive polynomials and direction numbers by
 * recurrence, first numbers drawn odd); Burley, "Practical hash-based Owen scrambling", 2020.
 */
public final class Sobol {
  private static final int BITS = 32;

  private final long seed;

  /** By coordinate: a direction number for each bit of the index. */
  private final List<int[]> directions = new ArrayList<>();

  /**
   * @param seed of the scrambling and of the first direction numbers
   */
  public Sobol(long seed) {
    this.seed = seed;
  }

  /** One point; beyond the coordinates that are asked for there is always another. */
  public RandomGenerator point(int index) {
    return new RandomGenerator() {
      private int coordinate;

      @Override
      public double nextDouble() {
        return (Integer.toUnsignedLong(bits(index, coordinate++)) + 0.5) * 0x1p-32;
      }

      @Override
      public long nextLong() {
        return (long) bits(index, coordinate++) << BITS
            ^ Integer.toUnsignedLong(bits(index, coordinate++));
      }
    };
  }

  private int bits(int index, int coordinate) {
    int bits = 0;
    var direction = direction(coordinate);
    for (int i = 0, rest = index; rest != 0; i++, rest >>>= 1) {
      bits ^= (rest & 1) != 0 ? direction[i] : 0;
    }
    return scrambled(bits, hash(seed * 0x9E3779B97F4A7C15L + coordinate));
  }

  /** Flips each bit by a hash of those above it (Burley 2020, listing 3). */
  private static int scrambled(int bits, int key) {
    int x = Integer.reverse(bits);
    x += key;
    x ^= x * 0x6c50b47c;
    x ^= x * 0xb82f1e52;
    x ^= x * 0xc7afe638;
    x ^= x * 0x8d22f6e6;
    return Integer.reverse(x);
  }

  private static int hash(long key) {
    long x = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return (int) (x ^ x >>> 31);
  }

  private int[] direction(int coordinate) {
    while (directions.size() <= coordinate) {
      int next = directions.size();
      directions.add(next == 0 ? corput() : directions(polynomial(next), next));
    }
    return directions.get(coordinate);
  }

  private static int[] corput() {
    var direction = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      direction[i] = 1 << (BITS - 1 - i);
    }
    return direction;
  }

  private int[] directions(int polynomial, int coordinate) {
    int degree = 31 - Integer.numberOfLeadingZeros(polynomial);
    var direction = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      if (i < degree) {
        int odd = (hash(seed + 31L * coordinate + i) & ((1 << (i + 1)) - 1)) | 1;
        direction[i] = odd << (BITS - 1 - i);
      } else {
        int sum = direction[i - degree] ^ direction[i - degree] >>> degree;
        for (int k = 1; k < degree; k++) {
          sum ^= (polynomial >> (degree - k) & 1) != 0 ? direction[i - k] : 0;
        }
        direction[i] = sum;
      }
    }
    return direction;
  }

  /** The {@code number}th primitive polynomial over the field of two, from 1; bit k is x^k. */
  private static int polynomial(int number) {
    int left = number;
    for (int candidate = 3; ; candidate += 2) {
      if (isPrimitive(candidate) && --left == 0) {
        return candidate;
      }
    }
  }

  /** Whether x has the full order: x^k is 1 for no k below 2^degree - 1. */
  private static boolean isPrimitive(int polynomial) {
    int degree = 31 - Integer.numberOfLeadingZeros(polynomial);
    int period = (1 << degree) - 1;
    int power = 1;
    for (int k = 1; k <= period; k++) {
      power <<= 1;
      power ^= (power >> degree & 1) != 0 ? polynomial : 0;
      if (power == 1) {
        return k == period;
      }
    }
    return false;
  }
}

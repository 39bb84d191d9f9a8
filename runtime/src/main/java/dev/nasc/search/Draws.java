package dev.nasc.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Every draw of a run as a function of what it is for. No generator outlives the step that it was
 * made for, so a checkpoint holds no generator state, and a run that is resumed, or whose trials
 * run in another order, draws what it would have drawn.
 */
public final class Draws {
  /** Parts these generators from any later scheme: old runs must never draw in a new way. */
  private static final String SCHEME = "nasc draws 1";

  private Draws() {}

  /**
   * The generator of one purpose in one step. Keys that differ anywhere give unrelated generators:
   * the state is taken from a SHA-256 over the four, each with its length.
   *
   * @param runSeed of the run
   * @param phase the label of the phase
   * @param step or trial, epoch or example within the phase: what the caller counts
   * @param purpose what is drawn, in words: {@code permutation}, {@code crop}
   */
  public static RandomGenerator of(long runSeed, String phase, long step, String purpose) {
    return new SplittableRandom(seed(runSeed, phase, step, purpose));
  }

  /**
   * The number that {@link #of} starts from, for a generator that is not Java's, such as the
   * engine's own.
   */
  public static long seed(long runSeed, String phase, long step, String purpose) {
    var hash = sha256();
    update(hash, SCHEME);
    update(hash, runSeed);
    update(hash, phase);
    update(hash, step);
    update(hash, purpose);
    return ByteBuffer.wrap(hash.digest()).getLong();
  }

  private static void update(MessageDigest hash, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    update(hash, bytes.length);
    hash.update(bytes);
  }

  private static void update(MessageDigest hash, long number) {
    hash.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

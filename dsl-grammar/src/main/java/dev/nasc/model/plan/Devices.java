package dev.nasc.model.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a search computes on: one device, or several alike that share each batch.
 *
 * @param first the number of the first, from 0
 * @param last the number of the last
 */
public record Devices(Kind kind, int first, int last) {
  /** How they may be written. */
  public static final String FORMS = "`auto`, `cpu`, `gpu(0)` or `gpu(0..3)`";

  /** The most devices that a batch is split among. */
  private static final int MOST = 64;

  private static final Pattern NUMBERED =
      Pattern.compile("(cpu|gpu)\\((\\d{1,3})(?:\\.\\.(\\d{1,3}))?\\)");

  /** A kind of device. */
  public enum Kind {
    /** A GPU where there is one, else the CPU. */
    AUTO,
    CPU,
    GPU
  }

  /** Reads {@code auto}, {@code cpu}, {@code gpu(0)}, {@code gpu(0..3)} or {@code cpu(0..1)}. */
  public static Optional<Devices> of(String text) {
    if (text.equals("auto") || text.equals("cpu")) {
      return Optional.of(new Devices(text.equals("cpu") ? Kind.CPU : Kind.AUTO, 0, 0));
    }
    var match = NUMBERED.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var kind = match.group(1).equals("cpu") ? Kind.CPU : Kind.GPU;
    int first = Integer.parseInt(match.group(2));
    int last = match.group(3) == null ? first : Integer.parseInt(match.group(3));
    boolean ordered = first <= last && last - first < MOST;
    boolean known = kind == Kind.GPU || (first == 0 && last > 0); // the one processor is `cpu`
    return ordered && known ? Optional.of(new Devices(kind, first, last)) : Optional.empty();
  }

  public int count() {
    return last - first + 1;
  }

  /** What one of several processes computes on: a part of these, or one of them. */
  public Devices share(int process, int processes) {
    int from = processes < count() ? process * count() / processes : process % count();
    int to = processes < count() ? (process + 1) * count() / processes - 1 : from;
    return kind == Kind.GPU
        ? new Devices(kind, first + from, first + to)
        : new Devices(kind, 0, to - from);
  }

  @Override
  public String toString() {
    var word = kind == Kind.AUTO ? "auto" : kind == Kind.CPU ? "cpu" : "gpu";
    if (count() > 1) {
      return word + "(" + first + ".." + last + ")";
    }
    return kind == Kind.GPU ? word + "(" + first + ")" : word;
  }
}

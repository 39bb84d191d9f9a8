package dev.nasc.source;

/** Where imported texts come from: files, an editor's buffers, a test. The callers implement it. */
@FunctionalInterface
public interface Sources {
  /** Nothing can be imported. */
  Sources NONE = (from, name) -> new Loaded.Refused("there is nothing to import from here");

  /**
   * The text that {@code from} imports as {@code name}.
   *
   * @param name as written between the quotes, a path relative to {@code from}
   */
  Loaded load(SourceFile from, String name);

  /**
   * Whether it is known that nothing lies at {@code path}: data, a table.
   *
   * @param path relative to {@code from}
   */
  default boolean isAbsent(SourceFile from, String path) {
    return false;
  }

  /** A text, or why there is none. */
  sealed interface Loaded {
    record Found(SourceFile file) implements Loaded {}

    /** One clause without a full stop: "there is no such file". */
    record Refused(String reason) implements Loaded {}
  }
}

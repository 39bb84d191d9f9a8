package dev.nasc.explore;

import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one body or call while it runs. Values are not kept in it: what was decided is in
 * the {@link State}, and a thunk is evaluated again under it, which yields the same.
 *
 * <p>Its parent is the frame around where it was written, its depth how many frames are open around
 * it as it runs, its index the turn of the repeat around it in its own block, -1 outside one.
 */
final class Frame {
  static final Frame ROOT = new Frame(null, 0, 0, -1);

  private final @Nullable Frame parent;
  private final int depth;
  private final Content[] slots;
  private final int index;
  private final int open;

  /** A frame whose slots all hold kept tensors until they are set. */
  Frame(@Nullable Frame parent, int depth, int slots, int index) {
    this(parent, depth, new Content[slots], index, depth);
    Arrays.fill(this.slots, new Content.Kept());
  }

  private Frame(@Nullable Frame parent, int depth, Content[] slots, int index, int open) {
    this.parent = parent;
    this.depth = depth;
    this.slots = slots;
    this.index = index;
    this.open = open;
  }

  /**
   * The same frame, in which an argument that was written there runs inside {@code frames} open
   * ones: what that opens must not share their depths, by which the state keeps tensors.
   */
  Frame inside(int frames) {
    return frames <= open ? this : new Frame(parent, depth, slots, index, frames);
  }

  /** How many frames are open around what runs in it. */
  int open() {
    return open;
  }

  /** What a slot holds. */
  sealed interface Content {
    /** Something to be decided when it is needed, and where it was written. */
    record Thunk(Term term, Site site) implements Content {}

    /** A tensor that the state keeps. */
    record Kept() implements Content {}

    /** Something known: the input of a native. */
    record Known(Value value) implements Content {}
  }

  int depth() {
    return depth;
  }

  int index() {
    return index;
  }

  Content slot(int slot) {
    return slots[slot];
  }

  void set(int slot, Content content) {
    slots[slot] = content;
  }

  Frame up(int hops) {
    Frame frame = this;
    for (int i = 0; i < hops; i++) {
      if (frame.parent == null) {
        throw new IllegalStateException("no frame " + hops + " out");
      }
      frame = frame.parent;
    }
    return frame;
  }
}

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
  /** Outside all bodies. Its one slot is `input`, which nothing ever fills. */
  static final Frame ROOT = new Frame(null, 0, 1, -1);

  private final @Nullable Frame parent;
  private final int depth;
  private final Content[] slots;
  private final int index;

  /** A frame whose slots all hold kept tensors until they are set. */
  Frame(@Nullable Frame parent, int depth, int slots, int index) {
    this.parent = parent;
    this.depth = depth;
    this.slots = new Content[slots];
    this.index = index;
    Arrays.fill(this.slots, new Content.Kept());
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

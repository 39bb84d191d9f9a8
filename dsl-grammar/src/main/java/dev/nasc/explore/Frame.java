package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one body or call while it runs. Values are not kept in it: what was decided is in
 * the {@link State}, and a thunk is evaluated again under it, which yields the same.
 *
 * <p>Its parent is the frame around where it was written, its depth how many frames are open around
 * it as it runs, its index the turn of the repeat around it in its own block, -1 outside one.
 */
final class Frame {
  private static final Content KEPT = new Content.Kept();

  /** Outside all bodies. Its one slot is `input`, which nothing ever fills. */
  static final Frame ROOT = new Frame(null, Address.ROOT, 0, 1, -1);

  private final @Nullable Frame parent;
  private final Address address;
  private final int depth;
  private final Content[] slots;
  private final int index;
  private final Map<Integer, List<String>> states;

  /** A frame whose slots all hold kept tensors until they are set. */
  Frame(@Nullable Frame parent, Address address, int depth, int slots, int index) {
    this(parent, address, depth, new Content[slots], index, new HashMap<>(0));
    Arrays.fill(this.slots, KEPT);
  }

  private Frame(
      @Nullable Frame parent,
      Address address,
      int depth,
      Content[] slots,
      int index,
      Map<Integer, List<String>> states) {
    this.parent = parent;
    this.address = address;
    this.depth = depth;
    this.slots = slots;
    this.index = index;
    this.states = states;
  }

  /** What a slot holds. */
  sealed interface Content {
    /** Something to be decided when it is needed, and where it was written. */
    record Thunk(Term term, Site site) implements Content {}

    /** A tensor that the state keeps. */
    record Kept() implements Content {}

    /** What enters a native: the tensor that is current. */
    record Entering() implements Content {}
  }

  /** The same slots, in another turn. */
  Frame indexed(int turn) {
    return new Frame(parent, address, depth, slots, turn, states);
  }

  /** The prefix of the addresses of what is declared in it. */
  Address address() {
    return address;
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

  /** The names of the states of the graph that {@code slot} is the label of. */
  List<String> states(int slot) {
    return states.getOrDefault(slot, List.of());
  }

  void name(int slot, List<String> names) {
    states.put(slot, names);
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

package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that the rest of the program can depend on, at one point of it. Two runs that arrive in equal
 * states go on as one.
 */
final class State {
  private final @Nullable Tensor current;
  private final SmallMap<Address, Decision> decisions;
  private final SmallMap<SlotKey, Tensor> kept;
  private final List<Tensor> stack;
  private final SmallMap<SlotKey, Boolean> taken;
  private final CellHistory cells;
  private final int hash;

  /** Nothing that is alive is nested deeper than this. */
  private final int nesting;

  private final @Nullable Looks looks;
  private final State unwatched;

  private State(
      @Nullable Tensor current,
      SmallMap<Address, Decision> decisions,
      SmallMap<SlotKey, Tensor> kept,
      List<Tensor> stack,
      SmallMap<SlotKey, Boolean> taken,
      CellHistory cells,
      int nesting) {
    this.nesting = nesting;
    this.looks = null;
    this.unwatched = this;
    this.current = current;
    this.decisions = decisions;
    this.kept = kept;
    this.stack = stack;
    this.taken = taken;
    this.cells = cells;
    this.hash = hash(current, decisions, kept, stack, taken);
  }

  private State(State seen, Looks looks) {
    this.current = seen.current;
    this.decisions = seen.decisions;
    this.kept = seen.kept;
    this.stack = seen.stack;
    this.taken = seen.taken;
    this.cells = seen.cells;
    this.hash = seen.hash;
    this.nesting = seen.nesting;
    this.looks = looks;
    this.unwatched = seen;
  }

  /** Of cheap parts only: states that differ elsewhere are told apart by {@code equals}. */
  private static int hash(
      @Nullable Tensor current,
      SmallMap<Address, Decision> decisions,
      SmallMap<SlotKey, Tensor> kept,
      List<Tensor> stack,
      SmallMap<SlotKey, Boolean> taken) {
    int hash = current == null ? 0 : current.hashCode();
    hash = 31 * hash + decisions.hashCode();
    hash = 31 * hash + kept.hashCode();
    hash = 31 * hash + taken.hashCode();
    return 31 * hash + (stack.isEmpty() ? 0 : stack.get(stack.size() - 1).hashCode());
  }

  /** The same state, which notes what of it is looked at one by one. */
  State watched(Looks watcher) {
    return new State(this, watcher);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof State state
            && state.hash == hash
            && Objects.equals(state.current, current)
            && state.decisions.equals(decisions)
            && state.taken.equals(taken)
            && state.kept.equals(kept)
            && state.stack.equals(stack)
            && state.cells.equals(cells));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The tensor that the next step takes. */
  @Nullable Tensor current() {
    if (looks != null) {
      looks.note(new Look.Current(), current);
    }
    return current;
  }

  /** The option that was taken at an address, -1 where it is open. */
  int option(Address address) {
    var decided = decisions.get(address);
    int option = decided == null ? OPEN : decided.option;
    if (looks != null) {
      looks.note(new Look.Option(address), option);
    }
    return option;
  }

  /** What was taken at an address where something was. */
  String label(Address address) {
    return Objects.requireNonNull(decisions.get(address)).label;
  }

  /** The tensor that a slot holds, if it holds one. */
  @Nullable Tensor tensor(SlotKey key) {
    var tensor = kept.get(key);
    if (looks != null) {
      looks.note(new Look.Slot(key), tensor);
    }
    return tensor;
  }

  /** One number of the shape of a tensor that it has; empty where it has none there. */
  OptionalInt side(Look.Place place, Dimension dimension) {
    var tensor = place.tensor(unwatched);
    if (looks != null) {
      var side = new Look.Side(place, dimension);
      looks.note(side, side.at(unwatched));
    }
    return tensor == null ? OptionalInt.empty() : OptionalInt.of(dimension.of(tensor.shape()));
  }

  /** Whether a graph's state was taken. */
  boolean isTaken(SlotKey state) {
    boolean is = taken.has(state);
    if (looks != null) {
      looks.note(new Look.Taken(state), is);
    }
    return is;
  }

  /** How many tensors it holds, and how many of a graph's states it knows to be taken. */
  int size() {
    return kept.size() + stack.size() + taken.size();
  }

  /** What was decided and may still be asked for. */
  SmallMap<Address, Decision> decisions() {
    return decisions;
  }

  /** Tensors that slots hold. */
  SmallMap<SlotKey, Tensor> kept() {
    return kept;
  }

  /** Tensors that joins have set aside; each begins with a mark and its input. */
  List<Tensor> stack() {
    return stack;
  }

  /** What the cells before leave behind. */
  CellHistory cells() {
    return cells;
  }

  static final State START =
      new State(
          null,
          SmallMap.empty(),
          SmallMap.empty(),
          List.of(),
          SmallMap.empty(),
          CellHistory.NONE,
          0);

  /** The slot of a graph's states, of a cell's inputs, of the sign that a graph counts takers. */
  static final int STATES = -3;

  static final int PREV = -1;
  static final int PREV2 = -2;
  private static final int COUNTED = -4;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  /** No option: a choice that is not decided. */
  static final int OPEN = -1;

  private static final Comparator<SlotKey> ORDER =
      Comparator.comparingInt(SlotKey::depth)
          .thenComparingInt(SlotKey::slot)
          .thenComparingInt(SlotKey::part);
  private static final Tensor MARK = new Tensor(new TensorShape(1, 1, 1), -1);

  /**
   * A decision that is still alive.
   *
   * @param depth of what it was written in; it dies with the step, or with the {@code let} slot
   *     {@code owner}
   */
  record Decision(int option, String label, int depth, int owner, boolean counts) {
    /** As a record's own, which go through method handles: a walk compares these all the time. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Decision decision
              && option == decision.option
              && depth == decision.depth
              && owner == decision.owner
              && counts == decision.counts
              && label.equals(decision.label));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * option + depth) + owner;
    }
  }

  /**
   * @param part 0 for the slot's own tensor; the states of a labelled graph count from 1
   */
  record SlotKey(int depth, int slot, int part) {
    SlotKey(int depth, int slot) {
      this(depth, slot, 0);
    }

    /** As a record's own, which go through method handles: a walk compares these all the time. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof SlotKey key
              && depth == key.depth
              && slot == key.slot
              && part == key.part);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * depth + slot) + part;
    }
  }

  State with(@Nullable Tensor tensor) {
    return looks == null && tensor != null && tensor.equals(current)
        ? this
        : new State(tensor, decisions, kept, stack, taken, cells, nesting);
  }

  State with(CellHistory history) {
    return new State(current, decisions, kept, stack, taken, history, nesting);
  }

  private State with(List<Tensor> newStack) {
    return new State(current, decisions, kept, newStack, taken, cells, nesting);
  }

  State decide(Address address, Decision decision) {
    int depth = Math.max(nesting, nesting(decision.depth, decision.owner));
    return new State(current, decisions.with(address, decision), kept, stack, taken, cells, depth);
  }

  /** Keeps the current tensor. */
  State keep(SlotKey key) {
    return current == null ? this : keep(key, current);
  }

  State keep(SlotKey key, Tensor tensor) {
    int depth = Math.max(nesting, nesting(key.depth, key.slot));
    return new State(current, decisions, kept.with(key, tensor), stack, taken, cells, depth);
  }

  /** From here on a graph's states are noted when they are taken. */
  State counting(int depth) {
    return noting(new SlotKey(depth, COUNTED));
  }

  State take(SlotKey state) {
    return taken.has(new SlotKey(state.depth, COUNTED)) ? noting(state) : this;
  }

  private State noting(SlotKey key) {
    var more = taken.with(key, true);
    int depth = Math.max(nesting, nesting(key.depth, key.slot));
    return new State(current, decisions, kept, stack, more, cells, depth);
  }

  /** Begins to set tensors aside; the current one is what every branch begins with. */
  State mark() {
    if (current == null) {
      return this;
    }
    var more = new ArrayList<>(stack);
    more.add(MARK);
    more.add(current);
    return with(more);
  }

  State push() {
    if (current == null) {
      return this;
    }
    var more = new ArrayList<>(stack);
    more.add(current);
    return with(more);
  }

  /** Back to the tensor that was current at the last mark. */
  State restart() {
    return stack.isEmpty() ? this : with(stack.get(stack.lastIndexOf(MARK) + 1));
  }

  /** What was set aside since the last mark. */
  List<Tensor> aside() {
    return stack.isEmpty() ? List.of() : stack.subList(stack.lastIndexOf(MARK) + 2, stack.size());
  }

  /** Another tensor in the place of one that was set aside. */
  State replace(int aside, Tensor tensor) {
    var changed = new ArrayList<>(stack);
    changed.set(stack.lastIndexOf(MARK) + 2 + aside, tensor);
    return with(changed);
  }

  /** Forgets what was set aside since the last mark. */
  State unmark() {
    return stack.isEmpty() ? this : with(List.copyOf(stack.subList(0, stack.lastIndexOf(MARK))));
  }

  /** All tensors that it holds, in one order for all states of one {@link #form}. */
  List<Tensor> tensors() {
    var all = new ArrayList<Tensor>();
    map(
        tensor -> {
          all.add(tensor);
          return tensor;
        });
    return all;
  }

  /** What is left without the numbers of its tensors and without decisions. */
  State form() {
    return map(tensor -> new Tensor(tensor.shape(), 0)).with(SmallMap.empty());
  }

  State with(SmallMap<Address, Decision> others) {
    return new State(current, others, kept, stack, taken, cells, UNKNOWN);
  }

  /** Other tensors in the places of these. */
  State map(UnaryOperator<Tensor> change) {
    var now = current == null ? null : change.apply(current);
    var inOrder = new TreeMap<SlotKey, Tensor>(ORDER);
    kept.forEach(inOrder::put);
    SmallMap<SlotKey, Tensor> slots = SmallMap.empty();
    for (var slot : inOrder.entrySet()) {
      slots = slots.with(slot.getKey(), change.apply(slot.getValue()));
    }
    var aside = stack.stream().map(it -> it.equals(MARK) ? it : change.apply(it)).toList();
    return new State(now, decisions, slots, aside, taken, cells.map(change), nesting);
  }

  /** What the nodes of the graph at {@code depth} can see of it. */
  State inside(int depth) {
    var states = kept.where((key, tensor) -> key.depth == depth);
    var own = stack.subList(stack.lastIndexOf(MARK), stack.size());
    return new State(
        current, decisions, states, List.copyOf(own), taken, CellHistory.NONE, nesting);
  }

  /**
   * What a part of a step can ask for, unless it asks which states of a graph were taken: nothing
   * that was set aside before it but what it begins with.
   */
  State apart() {
    int mark = stack.lastIndexOf(MARK);
    var own = mark < 0 ? stack : List.copyOf(stack.subList(mark, mark + 2));
    var signs = taken.where((key, is) -> key.slot == COUNTED);
    return new State(current, decisions, kept, own, signs, cells, nesting);
  }

  /** The state after a part that began {@link #apart} from {@code around}. */
  State backIn(State around) {
    var all = around.taken;
    for (int i = 0; i < taken.size(); i++) {
      all = all.with(taken.key(i), true);
    }
    var whole = new ArrayList<>(around.stack);
    whole.addAll(stack.subList(around.stack.isEmpty() ? 0 : 2, stack.size()));
    return new State(current, decisions, kept, List.copyOf(whole), all, cells, UNKNOWN);
  }

  /** What is left of each state after entry {@code entry} of the body at {@code depth}. */
  static UnaryOperator<State> after(int depth, int entry, List<Integer> lastUse) {
    boolean last = lastUse.contains(entry);
    return state ->
        last || state.nesting >= nesting(depth, -1)
            ? state.without(
                (of, slot) ->
                    of > depth || (of == depth && (slot < 0 || lastUse.get(slot) <= entry)))
            : state;
  }

  /** What is left when all that is nested deeper is done. */
  State leaving(int depth) {
    return nesting < nesting(depth + 1, 0) ? this : without((of, slot) -> of > depth);
  }

  /** Grows with the depth; what dies with the next step counts as nested in what dies later. */
  private static int nesting(int depth, int slot) {
    return 2 * depth + (slot < 0 ? 1 : 0);
  }

  /** Whether what belongs to a slot at some depth is not asked for any more. */
  private interface Death {
    boolean test(int depth, int slot);
  }

  private State without(Death death) {
    var decided = decisions.where((address, it) -> !death.test(it.depth, it.owner));
    var tensors = kept.where((key, tensor) -> !death.test(key.depth, key.slot));
    var states = taken.where((key, is) -> !death.test(key.depth, key.slot));
    int deepest = nesting(decided, tensors, states);
    return deepest == nesting && isSame(decided, tensors, states)
        ? this
        : new State(current, decided, tensors, stack, states, cells, deepest);
  }

  @SuppressWarnings("ReferenceEquality") // what did not change is the same object
  private boolean isSame(
      SmallMap<Address, Decision> decided,
      SmallMap<SlotKey, Tensor> tensors,
      SmallMap<SlotKey, Boolean> states) {
    return decided == decisions && tensors == kept && states == taken;
  }

  private static int nesting(
      SmallMap<Address, Decision> decided,
      SmallMap<SlotKey, Tensor> tensors,
      SmallMap<SlotKey, Boolean> states) {
    int deepest = 0;
    for (int i = 0; i < decided.size(); i++) {
      var made = decided.value(i);
      deepest = Math.max(deepest, nesting(made.depth, made.owner));
    }
    for (int i = 0; i < tensors.size(); i++) {
      var key = tensors.key(i);
      deepest = Math.max(deepest, nesting(key.depth, key.slot));
    }
    for (int i = 0; i < states.size(); i++) {
      var key = states.key(i);
      deepest = Math.max(deepest, nesting(key.depth, key.slot));
    }
    return deepest;
  }
}

package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final Set<SlotKey> taken;
  private final CellHistory cells;
  private final int hash;

  private State(
      @Nullable Tensor current,
      SmallMap<Address, Decision> decisions,
      SmallMap<SlotKey, Tensor> kept,
      List<Tensor> stack,
      Set<SlotKey> taken,
      CellHistory cells) {
    this.current = current;
    this.decisions = decisions;
    this.kept = kept;
    this.stack = stack;
    this.taken = taken;
    this.cells = cells;
    int shape = current == null ? 0 : current.hashCode();
    // Cheap parts only: states that differ elsewhere are told apart by {@code equals}.
    this.hash = 31 * (31 * shape + decisions.hashCode()) + 31 * taken.hashCode() + stack.size();
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
    return current;
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

  /** The states of a graph that a node took, where the graph asks for that. */
  Set<SlotKey> taken() {
    return taken;
  }

  /** What the cells before leave behind. */
  CellHistory cells() {
    return cells;
  }

  static final State START =
      new State(null, SmallMap.empty(), SmallMap.empty(), List.of(), Set.of(), CellHistory.NONE);

  /** The slot of a graph's states, of a cell's inputs, of the sign that a graph counts takers. */
  static final int STATES = -3;

  static final int PREV = -1;
  static final int PREV2 = -2;
  private static final int COUNTED = -4;
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
  record Decision(int option, String label, int depth, int owner, boolean counts) {}

  /**
   * @param part 0 for the slot's own tensor; the states of a labelled graph count from 1
   */
  record SlotKey(int depth, int slot, int part) {
    SlotKey(int depth, int slot) {
      this(depth, slot, 0);
    }
  }

  State with(@Nullable Tensor tensor) {
    return new State(tensor, decisions, kept, stack, taken, cells);
  }

  State with(CellHistory history) {
    return new State(current, decisions, kept, stack, taken, history);
  }

  private State with(List<Tensor> newStack) {
    return new State(current, decisions, kept, newStack, taken, cells);
  }

  State decide(Address address, Decision decision) {
    return new State(current, decisions.with(address, decision), kept, stack, taken, cells);
  }

  /** Keeps the current tensor. */
  State keep(SlotKey key) {
    return current == null ? this : keep(key, current);
  }

  State keep(SlotKey key, Tensor tensor) {
    return new State(current, decisions, kept.with(key, tensor), stack, taken, cells);
  }

  /** From here on a graph's states are noted when they are taken. */
  State counting(int depth) {
    return noting(new SlotKey(depth, COUNTED));
  }

  State take(SlotKey state) {
    return taken.contains(new SlotKey(state.depth, COUNTED)) ? noting(state) : this;
  }

  private State noting(SlotKey key) {
    var more = new HashSet<>(taken);
    more.add(key);
    return new State(current, decisions, kept, stack, more, cells);
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
    return new State(current, others, kept, stack, taken, cells);
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
    return new State(now, decisions, slots, aside, taken, cells.map(change));
  }

  /** What the nodes of the graph at {@code depth} can see of it. */
  State inside(int depth) {
    var states = kept.where((key, tensor) -> key.depth == depth);
    var own = stack.subList(stack.lastIndexOf(MARK), stack.size());
    return new State(current, decisions, states, List.copyOf(own), taken, CellHistory.NONE);
  }

  /**
   * What a part of a step can ask for, unless it asks which states of a graph were taken: nothing
   * that was set aside before it but what it begins with.
   */
  State apart() {
    int mark = stack.lastIndexOf(MARK);
    var own = mark < 0 ? stack : List.copyOf(stack.subList(mark, mark + 2));
    var signs = taken;
    if (!taken.isEmpty()) {
      signs = new HashSet<>(taken);
      signs.removeIf(key -> key.slot != COUNTED);
    }
    return new State(current, decisions, kept, own, signs, cells);
  }

  /** The state after a part that began {@link #apart} from {@code around}. */
  State backIn(State around) {
    var all = taken;
    if (!taken.equals(around.taken)) {
      all = new HashSet<>(around.taken);
      all.addAll(taken);
    }
    var whole = new ArrayList<>(around.stack);
    whole.addAll(stack.subList(around.stack.isEmpty() ? 0 : 2, stack.size()));
    return new State(current, decisions, kept, List.copyOf(whole), all, cells);
  }

  /** What is left after entry {@code entry} of the body at {@code depth}. */
  State after(int depth, int entry, List<Integer> lastUse) {
    return without(
        (of, slot) -> of > depth || (of == depth && (slot < 0 || lastUse.get(slot) <= entry)));
  }

  /** What is left when all that is nested deeper is done. */
  State leaving(int depth) {
    return without((of, slot) -> of > depth);
  }

  /** Whether what belongs to a slot at some depth is not asked for any more. */
  private interface Death {
    boolean test(int depth, int slot);
  }

  @SuppressWarnings("ReferenceEquality") // what did not change is the same object
  private State without(Death death) {
    var decided = decisions.where((address, it) -> !death.test(it.depth, it.owner));
    var tensors = kept.where((key, tensor) -> !death.test(key.depth, key.slot));
    var states = taken;
    for (var key : taken) {
      if (death.test(key.depth, key.slot)) {
        states = new HashSet<>(taken);
        states.removeIf(it -> death.test(it.depth, it.slot));
        break;
      }
    }
    return decided == decisions && tensors == kept && states == taken
        ? this
        : new State(current, decided, tensors, stack, states, cells);
  }
}

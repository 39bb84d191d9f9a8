package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that the rest of the program can depend on, at one point of it. Two runs that arrive in equal
 * states go on as one.
 *
 * @param current the tensor that the next step takes
 * @param decisions what was decided and may still be asked for
 * @param kept tensors that slots hold
 * @param stack tensors that joins have set aside; each begins with {@link #MARK} and its input
 * @param taken the states of a graph that a node took, where the graph asks for that
 * @param cells what the cells before leave behind
 */
record State(
    @Nullable Tensor current,
    Map<Address, Decision> decisions,
    Map<SlotKey, Tensor> kept,
    List<Tensor> stack,
    Set<SlotKey> taken,
    CellHistory cells) {

  /** Cheap parts only: states that differ elsewhere are told apart by {@code equals}. */
  @Override
  public int hashCode() {
    int shape = current == null ? 0 : current.hashCode();
    return 31 * (31 * shape + decisions.hashCode()) + 31 * taken.hashCode() + stack.size();
  }

  static final State START =
      new State(null, Map.of(), Map.of(), List.of(), Set.of(), CellHistory.NONE);

  /** The slot of a graph's states, of a cell's inputs, of the sign that a graph counts takers. */
  static final int STATES = -3;

  static final int PREV = -1;
  static final int PREV2 = -2;
  private static final int COUNTED = -4;
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
    return new State(current, decisions, kept, List.copyOf(newStack), taken, cells);
  }

  State decide(Address address, Decision decision) {
    var more = new HashMap<>(decisions);
    more.put(address, decision);
    return new State(current, more, kept, stack, taken, cells);
  }

  /** Keeps the current tensor. */
  State keep(SlotKey key) {
    return current == null ? this : keep(key, current);
  }

  State keep(SlotKey key, Tensor tensor) {
    var more = new HashMap<>(kept);
    more.put(key, tensor);
    return new State(current, decisions, more, stack, taken, cells);
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
    return stack.isEmpty() ? this : with(stack.subList(0, stack.lastIndexOf(MARK)));
  }

  /** What the nodes of the graph at {@code depth} can see of it. */
  State inside(int depth) {
    var states = new HashMap<>(kept);
    states.keySet().removeIf(key -> key.depth != depth);
    var own = stack.subList(stack.lastIndexOf(MARK), stack.size());
    return new State(current, decisions, states, List.copyOf(own), taken, CellHistory.NONE);
  }

  /** What is left after entry {@code entry} of the body at {@code depth}. */
  State after(int depth, int entry, List<Integer> lastUse) {
    return without(
        it -> dead(it.depth, it.owner, depth, entry, lastUse),
        key -> dead(key.depth, key.slot, depth, entry, lastUse));
  }

  /** What is left when all that is nested deeper is done. */
  State leaving(int depth) {
    return without(it -> it.depth > depth, key -> key.depth > depth);
  }

  private State without(Predicate<Decision> deadDecision, Predicate<SlotKey> deadTensor) {
    var decided = decisions;
    if (any(decisions.values(), deadDecision)) {
      decided = new HashMap<>(decisions);
      decided.values().removeIf(deadDecision);
    }
    var tensors = kept;
    if (any(kept.keySet(), deadTensor)) {
      tensors = new HashMap<>(kept);
      tensors.keySet().removeIf(deadTensor);
    }
    var states = taken;
    if (any(taken, deadTensor)) {
      states = new HashSet<>(taken);
      states.removeIf(deadTensor);
    }
    return decided == decisions && tensors == kept && states == taken
        ? this
        : new State(current, decided, tensors, stack, states, cells);
  }

  private static <T> boolean any(Collection<T> all, Predicate<T> test) {
    if (all.isEmpty()) {
      return false;
    }
    for (var one : all) {
      if (test.test(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean dead(int of, int slot, int depth, int entry, List<Integer> lastUse) {
    return of > depth || (of == depth && (slot < 0 || lastUse.get(slot) <= entry));
  }
}

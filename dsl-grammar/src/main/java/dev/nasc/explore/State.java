package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the rest of the program can depend on, at one point of it. Two runs that arrive in equal
 * states go on as one.
 *
 * @param current the tensor that the next step takes
 * @param decisions what was decided and may still be asked for
 * @param kept tensors that slots hold
 * @param stack tensors that a join has set aside
 */
record State(
    Value.@Nullable Tensor current,
    Map<Address, Decision> decisions,
    Map<SlotKey, Value.Tensor> kept,
    List<Value.Tensor> stack) {
  static final State START = new State(null, Map.of(), Map.of(), List.of());

  /**
   * A decision that is still alive.
   *
   * @param depth of the frame it was written in; it dies with the step, or with the {@code let}
   *     slot {@code owner}
   */
  record Decision(int option, String label, int depth, int owner, boolean counts) {}

  record SlotKey(int depth, int slot) {}

  /** Mixed better than a map's own: decisions differ by small numbers, whose sums would meet. */
  @Override
  public int hashCode() {
    int[] hash = {stack.hashCode() * 31 + (current == null ? 0 : current.hashCode())};
    decisions.forEach((address, decision) -> hash[0] += mixed(address, decision));
    kept.forEach((slot, tensor) -> hash[0] += mixed(slot, tensor));
    return hash[0];
  }

  private static int mixed(Object key, Object value) {
    int hash = (key.hashCode() * 31 + value.hashCode()) * 0x9E3779B9;
    hash = (hash ^ (hash >>> 15)) * 0x85EBCA6B;
    return hash ^ (hash >>> 13);
  }

  State with(Value.@Nullable Tensor tensor) {
    return new State(tensor, decisions, kept, stack);
  }

  State decide(Address address, Decision decision) {
    var more = new HashMap<>(decisions);
    more.put(address, decision);
    return new State(current, more, kept, stack);
  }

  State keep(int depth, int slot) {
    if (current == null) {
      return this;
    }
    var more = new HashMap<>(kept);
    more.put(new SlotKey(depth, slot), current);
    return new State(current, decisions, more, stack);
  }

  State push() {
    if (current == null) {
      return this;
    }
    var more = new ArrayList<>(stack);
    more.add(current);
    return new State(current, decisions, kept, more);
  }

  /** Back to the tensor that was set aside below the results of {@code done} branches. */
  State restart(int done) {
    int base = stack.size() - 1 - done;
    return base < 0 ? this : with(stack.get(base));
  }

  State pop(int count) {
    return new State(current, decisions, kept, List.copyOf(stack.subList(0, stack.size() - count)));
  }

  /** What is left after entry {@code entry} of the body at {@code depth}. */
  State after(int depth, int entry, List<Integer> lastUse) {
    var decided = decisions;
    if (decisions.values().stream()
        .anyMatch(it -> dead(it.depth(), it.owner(), depth, entry, lastUse))) {
      decided = new HashMap<>(decisions);
      decided.values().removeIf(it -> dead(it.depth(), it.owner(), depth, entry, lastUse));
    }
    var tensors = kept;
    if (kept.keySet().stream()
        .anyMatch(key -> dead(key.depth(), key.slot(), depth, entry, lastUse))) {
      tensors = new HashMap<>(kept);
      tensors.keySet().removeIf(key -> dead(key.depth(), key.slot(), depth, entry, lastUse));
    }
    return decided == decisions && tensors == kept
        ? this
        : new State(current, decided, tensors, stack);
  }

  private static boolean dead(int of, int slot, int depth, int entry, List<Integer> lastUse) {
    return of > depth || (of == depth && (slot < 0 || lastUse.get(slot) <= entry));
  }
}

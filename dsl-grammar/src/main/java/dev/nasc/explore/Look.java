package dev.nasc.explore;

import dev.nasc.model.Address;
import org.jspecify.annotations.Nullable;

/** One look at a state: all that a value can depend on is seen by some of these. */
sealed interface Look {
  /** What is seen in place of nothing. */
  Object NOTHING = "nothing";

  /** What is seen in a state. */
  Object at(State state);

  /** Which option was taken. */
  record Option(Address address) implements Look {
    @Override
    public Object at(State state) {
      return state.option(address);
    }
  }

  /** The tensor that a slot holds. */
  record Slot(State.SlotKey key) implements Look {
    @Override
    public Object at(State state) {
      return orNothing(state.tensor(key));
    }
  }

  /** The tensor that the next step takes. */
  record Current() implements Look {
    @Override
    public Object at(State state) {
      return orNothing(state.current());
    }
  }

  /** Whether a graph's state was taken. */
  record Taken(State.SlotKey key) implements Look {
    @Override
    public Object at(State state) {
      return state.isTaken(key);
    }
  }

  private static Object orNothing(@Nullable Object seen) {
    return seen == null ? NOTHING : seen;
  }
}

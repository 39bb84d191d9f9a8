package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Value.Tensor;
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

  /** A place where a state has a tensor. */
  sealed interface Place extends Look {
    @Nullable Tensor tensor(State state);

    @Override
    default Object at(State state) {
      var tensor = tensor(state);
      return tensor == null ? NOTHING : tensor;
    }
  }

  /** The tensor that a slot holds. */
  record Slot(State.SlotKey key) implements Place {
    @Override
    public @Nullable Tensor tensor(State state) {
      return state.tensor(key);
    }
  }

  /** The tensor that the next step takes. */
  record Current() implements Place {
    @Override
    public @Nullable Tensor tensor(State state) {
      return state.current();
    }
  }

  /** One number of a tensor's shape. */
  record Side(Place place, Dimension dimension) implements Look {
    @Override
    public Object at(State state) {
      var tensor = place.tensor(state);
      return tensor == null ? NOTHING : dimension.of(tensor.shape());
    }
  }

  /** Whether a graph's state was taken. */
  record Taken(State.SlotKey key) implements Look {
    @Override
    public Object at(State state) {
      return state.isTaken(key);
    }
  }
}

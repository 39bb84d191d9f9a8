package dev.nasc.resolve;

import java.util.Optional;

/**
 * The nearest name to the left of the place that is being read: what a choice there is called.
 *
 * @param name empty where there is none; the empty text where the step's label already says it
 * @param whole whether the place is a block's whole body
 * @param counts whether it is the count of a repeat
 */
record Naming(Optional<String> name, boolean whole, boolean counts) {
  static final Naming NONE = new Naming(Optional.empty(), false, false);

  static Naming of(String name) {
    return new Naming(Optional.of(name), false, false);
  }

  static Naming whole(String block) {
    return new Naming(Optional.of(block), true, false);
  }

  static Naming counting(String name) {
    return new Naming(Optional.of(name), false, true);
  }

  /** The tensors that come out of the left side of an arrow. */
  Naming from() {
    return new Naming(Optional.of(isBlank() ? "from" : name.get() + ".from"), false, false);
  }

  /** The operation on the right side of an arrow. */
  Naming op() {
    return isBlank() ? of("op") : new Naming(name, false, false);
  }

  private boolean isBlank() {
    return name.isEmpty() || name.get().isEmpty() || whole;
  }

  /** An element of a list. */
  Naming at(int index) {
    return isBlank() ? this : of(name.get() + "[" + index + "]");
  }

  Naming then(String suffix) {
    return new Naming(
        name.map(text -> text.isEmpty() ? suffix : text + "." + suffix), whole, counts);
  }
}

package dev.nasc.explore;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The options taken on the way to a place, innermost first. */
record Taken(String choice, int option, @Nullable Taken before) {
  static final Taken NONE = new Taken("", 0, null);

  /** The same behind {@code to}, for what was taken behind {@code from}. */
  Taken moved(Taken from, Taken to, UnaryOperator<String> name) {
    return before == null || equals(from)
        ? to
        : new Taken(name.apply(choice), option, before.moved(from, to, name));
  }

  /** Whether no run passes both: somewhere they take different options of one choice. */
  boolean excludes(Taken other) {
    for (Taken mine = this; mine != null; mine = mine.before) {
      for (Taken theirs = other; theirs != null; theirs = theirs.before) {
        if (mine.choice.equals(theirs.choice) && mine.option != theirs.option) {
          return true;
        }
      }
    }
    return false;
  }
}

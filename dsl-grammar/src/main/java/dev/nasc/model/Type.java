package dev.nasc.model;

import java.util.List;

/** What an argument of a native may be. */
public sealed interface Type {
  /** In words, for a message: "a whole number from 1 to 64". */
  String words();

  /** Whether {@code value} is one. */
  boolean accepts(Value value);

  record Any() implements Type {
    @Override
    public String words() {
      return "anything";
    }

    @Override
    public boolean accepts(Value value) {
      return true;
    }
  }

  /** A number between two ends, whole where {@code whole} says so. */
  record Numeric(boolean whole, Rational least, Rational greatest) implements Type {
    @Override
    public String words() {
      return (whole ? "a whole number" : "a number") + " from " + least + " to " + greatest;
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Quantity number
          && number.unit() == Unit.NONE
          && (!whole || number.amount().isWhole())
          && number.amount().compareTo(least) >= 0
          && number.amount().compareTo(greatest) <= 0;
    }
  }

  /** A whole number for both sides of a kernel, or a list of its height and width. */
  record Pair(Numeric side) implements Type {
    @Override
    public String words() {
      return side.words() + ", or a list of two";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.ListOf list
          ? list.elements().size() == 2 && list.elements().stream().allMatch(side::accepts)
          : side.accepts(value);
    }
  }

  record Truth() implements Type {
    @Override
    public String words() {
      return "true or false";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Bool;
    }
  }

  record OneOf(List<String> choices) implements Type {
    public OneOf {
      choices = List.copyOf(choices);
    }

    @Override
    public String words() {
      return "one of `" + String.join("`, `", choices) + "`";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Word word && choices.contains(word.word());
    }
  }

  /** A call of a native of some kind: an optimizer, a recipe. */
  record OfKind(Callable.Native.Kind kind) implements Type {
    @Override
    public String words() {
      var word = kind.name().toLowerCase(java.util.Locale.ROOT);
      return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Call;
    }
  }

  /** What an earlier phase yields. */
  record Artefact() implements Type {
    @Override
    public String words() {
      return "the label of an earlier phase";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Artefact;
    }
  }
}

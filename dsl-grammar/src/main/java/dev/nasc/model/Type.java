package dev.nasc.model;

import java.util.List;
import java.util.stream.Collectors;

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

  /** A call of a native of some kind: an optimizer, a recipe. A plain number is a schedule too. */
  record OfKind(Callable.Native.Kind kind) implements Type {
    @Override
    public String words() {
      var word = kind.name().toLowerCase(java.util.Locale.ROOT);
      return switch (kind) {
        case LATENCIES -> "a `latency_table` or `measured`";
        case DATA -> "a data set";
        case SCHEDULE -> "a number above 0 or a schedule";
        default -> ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
      };
    }

    @Override
    public boolean accepts(Value value) {
      return switch (kind) {
        case SCHEDULE ->
            (value instanceof Value.Call call && call.kind() == kind)
                || (value instanceof Value.Quantity rate
                    && rate.unit() == Unit.NONE
                    && rate.amount().compareTo(Rational.ZERO) > 0);
        case RECIPE ->
            (value instanceof Value.Call call && call.kind() == kind)
                || value instanceof Value.OpenRecipe;
        default -> value instanceof Value.Call call && call.kind() == kind;
      };
    }
  }

  /**
   * What an earlier phase yields.
   *
   * @param roles one of which it must have
   */
  record Artefact(List<Role> roles) implements Type {
    public Artefact {
      roles = List.copyOf(roles);
    }

    @Override
    public String words() {
      return roles.stream().map(Role::words).collect(Collectors.joining(" or "))
          + " of an earlier phase";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Artefact artefact
          && artefact.roles().stream().anyMatch(roles::contains);
    }
  }

  /** Text between quotes. */
  record Text() implements Type {
    @Override
    public String words() {
      return "a text in quotes";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Text;
    }
  }

  /** A name that is not looked up here: an address, an architecture. */
  record Name(String what) implements Type {
    @Override
    public String words() {
      return what;
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Word;
    }
  }

  /** A list of values of one type. */
  record Several(Type element) implements Type {
    @Override
    public String words() {
      return "a list, each " + element.words();
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.ListOf list
          && list.elements().stream().allMatch(element::accepts);
    }
  }

  /** A calculation that may mention costs and accuracy; a condition compares. */
  record Calculated(boolean truth) implements Type {
    @Override
    public String words() {
      return truth ? "a condition like `macs <= 400M`" : "a formula of costs or accuracy";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.Symbolic symbolic && symbolic.formula().isTruth() == truth;
    }
  }

  /** A space with its arguments. */
  record OfSpace() implements Type {
    @Override
    public String words() {
      return "a space";
    }

    @Override
    public boolean accepts(Value value) {
      return value instanceof Value.SpaceUse;
    }
  }

  /** Any of these. */
  record Either(List<Type> types) implements Type {
    public Either {
      types = List.copyOf(types);
    }

    @Override
    public String words() {
      return types.stream().map(Type::words).collect(Collectors.joining(", or "));
    }

    @Override
    public boolean accepts(Value value) {
      return types.stream().anyMatch(type -> type.accepts(value));
    }
  }
}

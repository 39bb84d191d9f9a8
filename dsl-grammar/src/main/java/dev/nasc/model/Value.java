package dev.nasc.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an expression of the language yields. */
public sealed interface Value {
  /** What it is, for a message: {@code the block `relu`}. */
  String words();

  /** A number with its unit. */
  record Quantity(Rational amount, Unit unit) implements Value {
    public static Quantity of(Rational amount) {
      return new Quantity(amount, Unit.NONE);
    }

    @Override
    public String words() {
      return unit == Unit.NONE ? amount.toString() : amount + " (" + unit.words() + ")";
    }
  }

  record Bool(boolean value) implements Value {
    @Override
    public String words() {
      return String.valueOf(value);
    }
  }

  record Text(String text) implements Value {
    @Override
    public String words() {
      return "the text \"" + text + "\"";
    }
  }

  /** A bare word that an argument takes: {@code strictly_fair}. */
  record Word(String word) implements Value {
    @Override
    public String words() {
      return "`" + word + "`";
    }
  }

  record ListOf(List<Value> elements) implements Value {
    public ListOf {
      elements = List.copyOf(elements);
    }

    @Override
    public String words() {
      return "a list of " + elements.size();
    }
  }

  /** A tensor: its shape, and its number in the network that is being built. */
  record Tensor(TensorShape shape, int id) implements Value {
    /** As a record's own, which go through method handles: a walk compares tensors all the time. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Tensor tensor && id == tensor.id && shape.equals(tensor.shape));
    }

    @Override
    public int hashCode() {
      return 31 * shape.hashCode() + id;
    }

    @Override
    public String words() {
      return "a tensor of " + shape;
    }
  }

  /**
   * A state of a graph: its name there, and the tensor.
   *
   * @param at where the walk keeps it; states are the same where this is
   */
  record Node(String name, Term.StateOf at, Tensor tensor) implements Value {
    @Override
    public String words() {
      return "the state `" + name + "`";
    }
  }

  /** A block passed as a value, {@code act: hswish}: what it is called by, and how to run it. */
  record Block(String name, Term term, Site site) implements Value {
    /** Where the block was named; only the walk looks inside. */
    public interface Site {}

    @Override
    public String words() {
      return "the block `" + name + "`";
    }
  }

  /** A native of the library with its arguments: a recipe, an optimizer, a data set, a phase. */
  record Call(Callable.Native.Kind kind, String name, Map<String, Value> arguments)
      implements Value {
    public Call {
      arguments = Map.copyOf(arguments);
    }

    @Override
    public String words() {
      return arguments.entrySet().stream()
          .map(argument -> argument.getKey() + ": " + argument.getValue().words())
          .sorted()
          .collect(Collectors.joining(", ", "`" + name + "(", ")`"));
    }
  }

  /**
   * What a phase yields, by its label.
   *
   * @param roles what it can be used as
   */
  record Artefact(String label, List<Role> roles) implements Value {
    public Artefact {
      roles = List.copyOf(roles);
    }

    @Override
    public String words() {
      return "the artefact `" + label + "`";
    }
  }

  /** A calculation with figures that are not known yet. */
  record Symbolic(Formula formula) implements Value {
    @Override
    public String words() {
      return formula.isTruth() ? "a condition" : "a formula (" + formula.unit().words() + ")";
    }
  }

  /** A recipe with choices that are open; {@code site} is where its term was written. */
  record OpenRecipe(String text, Term term, Block.Site site) implements Value {
    @Override
    public String words() {
      return "the open recipe `" + text + "`";
    }
  }

  /** A space with its arguments, as a value of a phase. */
  record SpaceUse(Term.Use use) implements Value {
    @Override
    public String words() {
      return "the space `" + use.target().name() + "`";
    }
  }
}

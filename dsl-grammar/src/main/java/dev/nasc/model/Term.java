package dev.nasc.model;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The program of a space with every name resolved. Terms are run by the walk; a term is a value, a
 * tensor or a step of a network depending on where it stands.
 */
public sealed interface Term {
  Span span();

  record Constant(Value value, Span span) implements Term {}

  /**
   * A parameter, a {@code let}, a label or {@code input} of a frame.
   *
   * @param hops how many frames out
   * @param slot which of that frame
   */
  record Slot(int hops, int slot, String name, Span span) implements Term {}

  /** A {@code let} of a file. */
  record Global(Callable.Declared let, Span span) implements Term {}

  /** {@code index}: the turn of the innermost repeat of this block. */
  record Index(Span span) implements Term {}

  /**
   * A call, or a name that could be called.
   *
   * @param hops how many frames out the target was declared; -1 where it belongs to a file
   * @param arguments one for each parameter; empty where the default holds
   * @param rest arguments beyond the parameters, for those that take any number
   */
  record Use(Callable target, int hops, List<Optional<Term>> arguments, List<Term> rest, Span span)
      implements Term {
    public Use {
      arguments = List.copyOf(arguments);
      rest = List.copyOf(rest);
    }
  }

  record Conditional(Term value, Term test, Optional<Term> otherwise, Span span) implements Term {}

  record FirstRest(Term first, Term rest, Span span) implements Term {}

  record Arrow(Term from, Term to, Span span) implements Term {}

  /** An operator on values; one operand for {@code not} and unary minus. */
  record Calculation(Operator operator, List<Term> operands, Span span) implements Term {
    public Calculation {
      operands = List.copyOf(operands);
    }
  }

  record Range(Term low, Term high, Optional<Term> step, Span span) implements Term {}

  /**
   * {@code [a, b]}.
   *
   * @param labels what each element is called where one is chosen
   */
  record ListOf(List<Term> elements, List<String> labels, Span span) implements Term {
    public ListOf {
      elements = List.copyOf(elements);
      labels = List.copyOf(labels);
    }
  }

  /**
   * {@code any(…)}.
   *
   * @param name the nearest name to its left; empty where the label of its step is that
   * @param whole whether it is a block's whole body: a labelled use then gives the name
   * @param counts whether it is the count of a repeat: weights do not depend on it
   */
  record Choice(String name, boolean whole, boolean counts, List<Option> options, Span span)
      implements Term {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /**
   * One option as written; a range stands for each of its values.
   *
   * @param label as an architecture writes it
   */
  record Option(String label, Term term, Optional<Term> guard, Span span) {}

  /**
   * {@code any of list}, {@code any k of list}, {@code some of list}.
   *
   * @param name the nearest name to its left; empty where the label of its step is that
   */
  record ChoiceOf(String name, Take take, Optional<Term> count, Term list, Span span)
      implements Term {
    /** How many elements are taken. */
    public enum Take {
      ONE,
      SEVERAL,
      ANY_NUMBER
    }
  }

  record Sequence(Body body, Span span) implements Term {}

  record Repeat(Term count, Term body, Span span) implements Term {}

  /**
   * {@code sum(…)}, {@code mean(…)}, {@code product(…)}, {@code concat(…)}.
   *
   * @param labels one a branch; empty where it has none
   */
  record Join(
      Operation.Join.Kind kind,
      List<Term> branches,
      List<String> labels,
      JoinOptions options,
      Span span)
      implements Term {
    public Join {
      branches = List.copyOf(branches);
      labels = List.copyOf(labels);
    }
  }

  /**
   * How branches are brought together.
   *
   * @param fit what a branch goes through whose shape differs from the others'
   * @param empty what stands for no branch at all
   * @param split whether each branch gets its share of the input's channels
   */
  record JoinOptions(Optional<Term> fit, Optional<Term> empty, boolean split) {
    public static final JoinOptions NONE =
        new JoinOptions(Optional.empty(), Optional.empty(), false);

    public JoinOptions fitting(Term block) {
      return new JoinOptions(Optional.of(block), empty, split);
    }

    public JoinOptions orElse(Term stand) {
      return new JoinOptions(fit, Optional.of(stand), split);
    }

    public JoinOptions splitting(boolean so) {
      return new JoinOptions(fit, empty, so);
    }
  }

  /**
   * {@code graph { … }}: states are its inputs, then its nodes; each node sees all states before
   * it.
   *
   * @param inputs the tensor that enters, where it says nothing
   * @param output the last node, where it says nothing
   * @param channels what operations on its states get where they are not given their own
   * @param stride the same, for operations on its inputs
   */
  record Graph(
      Optional<Term> inputs,
      Term nodes,
      Term node,
      Optional<Term> output,
      Optional<Term> channels,
      Optional<Term> stride,
      Span span)
      implements Term {}

  /** A name that the place gives: of the cell or graph that is being run around it. */
  record Given(Word word, Span span) implements Term {
    /** The names. */
    public enum Word {
      PREV,
      PREV2,
      EARLIER,
      PREVIOUS,
      NODES
    }
  }

  /** {@code unused(list)}: the states of it that no node took. */
  record Unused(Term list, Span span) implements Term {}

  /**
   * One state of a graph.
   *
   * @param depth of the graph's frame
   * @param slot and part of what the frame keeps
   */
  record StateOf(int depth, int slot, int part, String name, boolean fromInput, Span span)
      implements Term {}

  /**
   * {@code auxiliary(weight: w) { … }}: a head that is trained with the network and not counted.
   */
  record Auxiliary(Term weight, Term head, Span span) implements Term {}

  /** {@code input.channels}. */
  record Attribute(Term of, String name, Span span) implements Term {}

  /** {@code widths[0]}. */
  record Element(Term list, Term index, Span span) implements Term {}

  /**
   * What an {@code operation} of the user's own does to {@code input}.
   *
   * @param output its shape
   * @param params learned numbers
   * @param macs multiply-adds of one example
   * @param java the class that runs it
   */
  record Own(String name, Term output, Term params, Term macs, String java, Span span)
      implements Term {}

  /** What could not be resolved; it has been reported. */
  record Broken(Span span) implements Term {}

  /** Operators on values. */
  enum Operator {
    OR,
    AND,
    NOT,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    IN,
    PLUS,
    MINUS,
    NEGATE,
    TIMES,
    DIVIDE,
    POWER
  }
}

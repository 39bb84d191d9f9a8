package dev.nasc.explore;

import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates the names that a cell or a graph gives: tensors, and lists of them. */
final class States {
  private final Values values;

  States(Values values) {
    this.values = values;
  }

  /** One element of a list: what it is called, and the term that yields it. */
  record Element(String name, Term term) {
    /** Among the elements of one list the name says all; terms are large to compare. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Element element && element.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  Value value(Term term, Site site, State state) {
    if (term instanceof Term.StateOf at) {
      return node(at, state);
    }
    if (term instanceof Term.Unused unused) {
      return unused(unused, site, state);
    }
    var given = (Term.Given) term;
    return switch (given.word()) {
      case PREV -> cellInput(given, State.PREV, site, state);
      case PREV2 -> cellInput(given, State.PREV2, site, state);
      case EARLIER -> nodes(graph(given, site).states(0), state);
      case NODES -> nodes(graph(given, site).states(graph(given, site).inputs()), state);
      case PREVIOUS -> {
        var graph = graph(given, site);
        yield node(graph.state(graph.names().size() - 1), state);
      }
    };
  }

  private static Around.OfGraph graph(Term.Given given, Site site) {
    return site.around()
        .graph()
        .orElseThrow(() -> Fault.of(Problem.What.NOT_GIVEN, given, Values.text(given), "graph"));
  }

  private static Value cellInput(Term.Given given, int slot, Site site, State state) {
    int depth = site.around().cell();
    var tensor = depth < 0 ? null : state.tensor(new State.SlotKey(depth, slot));
    if (tensor == null) {
      throw Fault.of(Problem.What.NOT_GIVEN, given, Values.text(given), "cell");
    }
    return tensor;
  }

  private static Value.ListOf nodes(List<Term.StateOf> states, State state) {
    var nodes = new ArrayList<Value>();
    states.forEach(at -> nodes.add(node(at, state)));
    return new Value.ListOf(nodes);
  }

  private static Value.Node node(Term.StateOf at, State state) {
    var tensor = state.tensor(key(at));
    if (tensor == null) {
      throw Fault.of(Problem.What.NO_INPUT, at.span());
    }
    return new Value.Node(at.name(), at, tensor);
  }

  static State.SlotKey key(Term.StateOf at) {
    return new State.SlotKey(at.depth(), at.slot(), at.part());
  }

  private Value unused(Term.Unused unused, Site site, State state) {
    var list = values.value(unused.list(), site, state);
    if (!(list instanceof Value.ListOf all)) {
      throw Fault.of(
          Problem.What.WRONG_TYPE,
          unused.list(),
          Values.text(unused.list()),
          "a list of states",
          list.words());
    }
    return new Value.ListOf(
        all.elements().stream()
            .filter(it -> !(it instanceof Value.Node node && isTaken(node.at(), state)))
            .toList());
  }

  private static boolean isTaken(Term.StateOf at, State state) {
    return state.isTaken(key(at));
  }

  /** {@code a.states}, where {@code a} is the label of a graph. */
  Value ofGraph(Term.Slot label, Site site, State state) {
    var frame = site.frame().up(label.hops());
    var names = frame.states(label.slot());
    if (names.isEmpty()) {
      throw Fault.of(Problem.What.NOT_GIVEN, label, Values.text(label) + ".states", "graph");
    }
    var nodes = new ArrayList<Value>();
    for (int i = 0; i < names.size(); i++) {
      var at =
          new Term.StateOf(frame.depth(), label.slot(), i + 1, names.get(i), false, label.span());
      nodes.add(node(at, state));
    }
    return new Value.ListOf(nodes);
  }

  /** The elements of a list: as written, or what it yields. */
  List<Element> elements(Term list, Site site, State state) {
    var elements = new ArrayList<Element>();
    if (list instanceof Term.ListOf written) {
      for (int i = 0; i < written.elements().size(); i++) {
        elements.add(new Element(written.labels().get(i), written.elements().get(i)));
      }
      return elements;
    }
    if (!(values.value(list, site, state) instanceof Value.ListOf all)) {
      throw Fault.of(Problem.What.WRONG_TYPE, list, Values.text(list), "a list", "something else");
    }
    for (var value : all.elements()) {
      elements.add(
          value instanceof Value.Node node
              ? new Element(node.name(), node.at())
              : new Element(label(value), new Term.Constant(value, list.span())));
    }
    return elements;
  }

  private static String label(Value value) {
    return value instanceof Value.Word word ? word.word() : value.words();
  }
}

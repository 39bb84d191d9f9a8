package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.cost.Costs;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Follows every option and draws the diagram. */
final class CountingCourse implements Course {
  private static final int MOST_NODES = 200_000;

  private final Trail trail;
  private final List<Address> addresses = new ArrayList<>();
  private final List<List<Diagram.Arc>> arcs = new ArrayList<>();
  private final List<List<String>> labels = new ArrayList<>();
  private final Map<Address, Seen> seen = new LinkedHashMap<>();
  private final CellBooks books;
  private final GraphBooks graphs;
  private final int depth;
  private final Effects effects;
  private Optional<TensorShape> input = Optional.empty();
  private int heads;

  /** What is known of an address: every place that decides it has the same options. */
  private static final class Seen {
    final Undecided first;
    final List<Undecided> places = new ArrayList<>();
    final Map<Integer, String> options = new TreeMap<>();

    Seen(Undecided first) {
      this.first = first;
    }
  }

  CountingCourse(Trail trail) {
    this(trail, 0, new Effects(), new GraphBooks());
  }

  /**
   * @param depth of the cell whose body is counted by itself; choices of what is around it are left
   *     to the walk around it
   */
  private CountingCourse(Trail trail, int depth, Effects effects, GraphBooks graphs) {
    this.trail = trail;
    this.effects = effects;
    this.depth = depth;
    this.books = new CellBooks(this, trail);
    this.graphs = graphs;
    node(Address.ROOT, List.of(""));
  }

  List<Flow> start() {
    return List.of(start(State.START));
  }

  Flow start(State state) {
    return new Flow(state, List.of(new Flow.Arc(0, 0, Cost.ZERO)), Cost.ZERO);
  }

  @Override
  public List<Flow> decide(Flow flow, Undecided choice) {
    if (choice.scope() < depth) {
      throw choice;
    }
    note(choice);
    var options = choice.candidates().stream().map(Undecided.Candidate::label).toList();
    int node = node(choice.address(), options);
    end(flow, node);
    var branches = new ArrayList<Flow>();
    for (int i = 0; i < options.size(); i++) {
      var decision = choice.decision(choice.candidates().get(i));
      branches.add(
          new Flow(
              flow.state().decide(choice.address(), decision),
              List.of(new Flow.Arc(node, i, Cost.ZERO)),
              Cost.ZERO));
    }
    return branches;
  }

  private int node(Address address, List<String> options) {
    if (addresses.size() >= MOST_NODES) {
      throw Fault.of(Problem.What.TOO_ENTANGLED, trail.innermost(), MOST_NODES);
    }
    addresses.add(address);
    arcs.add(new ArrayList<>());
    labels.add(options);
    return addresses.size() - 1;
  }

  private void end(Flow flow, int target) {
    for (var arc : flow.settled()) {
      var label = labels.get(arc.from()).get(arc.option());
      arcs.get(arc.from()).add(new Diagram.Arc(label, arc.cost(), target));
    }
  }

  /** One address is one decision: places that can meet in one run may not share it. */
  private void note(Undecided choice) {
    var known = seen.computeIfAbsent(choice.address(), address -> new Seen(choice));
    choice
        .candidates()
        .forEach(option -> known.options.putIfAbsent(option.index(), option.label()));
    boolean same =
        known.places.stream()
            .anyMatch(
                place ->
                    place.span().equals(choice.span())
                        && place.site().block().equals(choice.site().block()));
    if (same) {
      return;
    }
    boolean fits =
        known.places.stream()
                .allMatch(place -> place.site().taken().excludes(choice.site().taken()))
            && choice.candidates().stream()
                .allMatch(option -> option.label().equals(known.options.get(option.index())));
    known.places.add(choice);
    if (!fits) {
      throw Fault.of(Problem.What.SHARED_ADDRESS, choice.span(), choice.address());
    }
  }

  @Override
  public void input(TensorShape shape) {
    if (input.isEmpty()) {
      input = Optional.of(shape);
    }
  }

  @Override
  public int layer(
      String place, Operation operation, List<Value.Tensor> inputs, TensorShape output) {
    return 0;
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void stepDone(int mark, List<State.Decision> made) {}

  @Override
  public void begin(double headWeight) {
    heads++;
  }

  @Override
  public void end() {
    heads--;
  }

  @Override
  public Optional<CellBooks> cells() {
    return Optional.of(books);
  }

  @Override
  public Optional<List<Flow>> known(Around.OfGraph graph, Walker walker, Flow flow) {
    return graphs.run(graph, walker, this, flow);
  }

  @Override
  public Optional<Effects> effects() {
    return Optional.of(effects);
  }

  @Override
  public boolean isPriced() {
    return heads == 0 && trail.counts();
  }

  @Override
  public Cost price(Operation operation, TensorShape output) {
    return isPriced() ? Costs.of(operation, output) : Cost.ZERO;
  }

  /** What was counted by itself, with an end for each shape that it can yield. */
  CellWalk walked(List<Flow> ends) {
    var outputs = new LinkedHashMap<TensorShape, Integer>();
    for (var flow : ends) {
      var current = flow.state().current();
      if (current != null) {
        int end = outputs.computeIfAbsent(current.shape(), shape -> node(Address.ROOT, List.of()));
        end(flow, end);
      }
    }
    return new CellWalk(nodes(), outputs);
  }

  /** Draws a walk that was counted by itself behind {@code flow}, and says where it comes out. */
  Map<TensorShape, Flow> splice(Flow flow, CellWalk walk) {
    if (walk.ends().isEmpty()) {
      return Map.of(); // every run of it failed, and was reported
    }
    var first = walk.nodes().get(0).arcs().get(0);
    var outputs = new HashMap<Integer, TensorShape>();
    walk.ends().forEach((shape, end) -> outputs.put(end, shape));
    if (outputs.containsKey(first.target())) {
      return Map.of(Objects.requireNonNull(outputs.get(first.target())), flow.spend(first.cost()));
    }
    var numbers = new int[walk.nodes().size()];
    for (int i = 1; i < numbers.length; i++) {
      if (!outputs.containsKey(i)) {
        var of = walk.nodes().get(i);
        numbers[i] = node(of.address(), of.arcs().stream().map(Diagram.Arc::option).toList());
      }
    }
    end(flow.spend(first.cost()), numbers[first.target()]);
    var open = new LinkedHashMap<TensorShape, List<Flow.Arc>>();
    for (int i = 1; i < numbers.length; i++) {
      splice(walk.nodes().get(i), numbers[i], numbers, outputs, open);
    }
    var flows = new LinkedHashMap<TensorShape, Flow>();
    open.forEach((shape, ends) -> flows.put(shape, new Flow(flow.state(), ends, Cost.ZERO)));
    return flows;
  }

  private void splice(
      Diagram.Node from,
      int number,
      int[] numbers,
      Map<Integer, TensorShape> outputs,
      Map<TensorShape, List<Flow.Arc>> open) {
    for (int option = 0; option < from.arcs().size(); option++) {
      var arc = from.arcs().get(option);
      var output = outputs.get(arc.target());
      if (output == null) {
        arcs.get(number).add(new Diagram.Arc(arc.option(), arc.cost(), numbers[arc.target()]));
      } else {
        open.computeIfAbsent(output, shape -> new ArrayList<>())
            .add(new Flow.Arc(number, option, arc.cost()));
      }
    }
  }

  /** A course that counts a cell's body by itself. */
  CountingCourse part(int depthOfCell) {
    return new CountingCourse(trail, depthOfCell, effects, graphs);
  }

  /** Takes over the choices that a part, counted by itself, has met. */
  void absorb(CountingCourse part) {
    part.seen.forEach(seen::putIfAbsent);
  }

  private List<Diagram.Node> nodes() {
    var nodes = new ArrayList<Diagram.Node>();
    for (int i = 0; i < addresses.size(); i++) {
      var options = labels.get(i);
      var inOrder = arcs.get(i);
      inOrder.sort(Comparator.comparingInt(arc -> options.indexOf(arc.option())));
      nodes.add(new Diagram.Node(addresses.get(i), inOrder));
    }
    return nodes;
  }

  /** The whole diagram, once all flows have come to their end. */
  Diagram diagram(List<Flow> ends) {
    int sink = node(Address.ROOT, List.of());
    ends.forEach(flow -> end(flow, sink));
    return new Diagram(nodes());
  }

  /** The choices by the step that opens them, in the order in which they were met. */
  List<ChoiceBlock> blocks() {
    var byStep = new LinkedHashMap<String, List<ChoiceBlock.Choice>>();
    seen.forEach(
        (address, known) ->
            byStep
                .computeIfAbsent(known.first.site().block(), step -> new ArrayList<>())
                .add(new ChoiceBlock.Choice(address, List.copyOf(known.options.values()))));
    return byStep.entrySet().stream()
        .map(step -> new ChoiceBlock(step.getKey(), step.getValue()))
        .toList();
  }

  /** Where each address is decided in the text. */
  Map<Address, Span> spans() {
    var spans = new LinkedHashMap<Address, Span>();
    seen.forEach((address, known) -> spans.put(address, known.first.span()));
    return spans;
  }
}

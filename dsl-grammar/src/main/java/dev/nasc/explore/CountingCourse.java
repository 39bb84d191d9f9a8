package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.cost.Costs;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows every option and draws the diagram. A loose course draws the decisions only, at no cost:
 * each layer yields what it yielded first, so that runs that differ in shapes alone go on as one.
 */
final class CountingCourse implements Course {
  private final Trail trail;
  private final Sketch sketch = new Sketch();
  private final Map<Address, Seen> seen;
  private final CellBooks books;
  private final GraphBooks graphs;
  private final int depth;
  private final Effects effects;
  private final Mode mode;
  private final Map<Span, Integer> parts = new HashMap<>();
  private final Set<TensorShape> inputs = new LinkedHashSet<>();
  private int heads;

  /**
   * Where a choice stands.
   *
   * @param block the path of the step whose choices are decided together
   */
  private record Place(Span span, String block, Taken taken) {
    static Place of(Undecided choice) {
      return new Place(choice.span(), choice.site().block(), choice.site().taken());
    }

    boolean isOf(Place other) {
      return span.equals(other.span) && block.equals(other.block);
    }
  }

  /** What is known of an address: every place that decides it has the same options. */
  private static final class Seen {
    final Place first;
    final List<Place> places = new ArrayList<>();
    final Map<Integer, String> options = new TreeMap<>();
    private @Nullable Undecided latest;

    Seen(Place first) {
      this.first = first;
    }

    /** Whether the same was met just before; flows that are alike meet the very same. */
    @SuppressWarnings("ReferenceEquality")
    boolean isAgain(Undecided choice) {
      boolean again = latest == choice;
      latest = choice;
      return again;
    }
  }

  CountingCourse(Trail trail) {
    this(trail, new Effects());
  }

  /**
   * @param effects of blocks, as far as other walks of the text have found them out
   */
  CountingCourse(Trail trail, Effects effects) {
    this(trail, 0, new LinkedHashMap<>(), effects, new GraphBooks(), Mode.WHOLE);
  }

  /** A course that draws decisions only. */
  static CountingCourse loose(Trail trail) {
    return new CountingCourse(
        trail, 0, new LinkedHashMap<>(), new Effects(), new GraphBooks(), Mode.loose());
  }

  /** A course in which only this architecture is counted. */
  static CountingCourse following(Trail trail, Architecture architecture) {
    return new CountingCourse(
        trail,
        0,
        new LinkedHashMap<>(),
        new Effects(),
        new GraphBooks(),
        Mode.following(architecture));
  }

  /**
   * What is counted.
   *
   * @param yields in a loose course, what each layer yielded first, by its place and what came in
   * @param only the one architecture that is followed
   */
  private record Mode(
      Optional<Map<List<Object>, TensorShape>> yields, Optional<Architecture> only) {
    static final Mode WHOLE = new Mode(Optional.empty(), Optional.empty());

    static Mode loose() {
      return new Mode(Optional.of(new HashMap<>()), Optional.empty());
    }

    static Mode following(Architecture architecture) {
      return new Mode(Optional.empty(), Optional.of(architecture));
    }

    boolean follows(Address address, String option) {
      return only.isEmpty() || option.equals(only.get().decisions().get(address));
    }
  }

  /**
   * @param depth of the cell whose body is counted by itself; choices of what is around it are left
   *     to the walk around it
   */
  private CountingCourse(
      Trail trail,
      int depth,
      Map<Address, Seen> seen,
      Effects effects,
      GraphBooks graphs,
      Mode mode) {
    this.mode = mode;
    this.trail = trail;
    this.seen = seen;
    this.effects = effects;
    this.depth = depth;
    this.books = new CellBooks(this, trail);
    this.graphs = graphs;
  }

  /** Tells the costs of some steps of the space apart, as {@link #diagramOf} then draws them. */
  static CountingCourse byParts(Trail trail, List<Span> steps) {
    var course = new CountingCourse(trail);
    steps.forEach(step -> course.parts.put(step, course.parts.size()));
    return course;
  }

  List<Flow> start() {
    return List.of(Sketch.start(State.START));
  }

  @Override
  public List<Flow> decide(Flow flow, Undecided choice) {
    if (choice.scope() < depth) {
      throw choice;
    }
    note(choice);
    var options = choice.options();
    int node = drawn(() -> sketch.node(choice.address(), options));
    sketch.end(flow, node);
    var branches = new ArrayList<Flow>();
    for (int i = 0; i < options.size(); i++) {
      if (!mode.follows(choice.address(), options.get(i))) {
        continue;
      }
      branches.add(
          new Flow(
              flow.state().decide(choice.address(), choice.decisions().get(i)),
              List.of(new Flow.Arc(node, i, Cost.ZERO)),
              Cost.ZERO));
    }
    return branches;
  }

  private <T> T drawn(Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (Sketch.Full full) {
      throw Fault.of(Problem.What.TOO_ENTANGLED, trail.innermost(), Sketch.MOST_NODES);
    }
  }

  private void note(Undecided choice) {
    var known = seen.computeIfAbsent(choice.address(), first -> new Seen(Place.of(choice)));
    if (!known.isAgain(choice)) {
      var options = new TreeMap<Integer, String>();
      choice.candidates().forEach(option -> options.put(option.index(), option.label()));
      note(known, choice.address(), Place.of(choice), options);
    }
  }

  /** One address is one decision: places that can meet in one run may not share it. */
  private static void note(Seen known, Address address, Place place, Map<Integer, String> options) {
    options.forEach(known.options::putIfAbsent);
    if (known.places.stream().anyMatch(place::isOf)) {
      return;
    }
    boolean fits =
        known.places.stream().allMatch(other -> other.taken.excludes(place.taken))
            && known.options.entrySet().containsAll(options.entrySet());
    known.places.add(place);
    if (!fits) {
      throw Fault.of(Problem.What.SHARED_ADDRESS, place.span, address);
    }
  }

  @Override
  public void input(TensorShape shape) {
    inputs.add(shape);
  }

  @Override
  public int layer(
      String place, Operation operation, List<Value.Tensor> inputs, TensorShape output) {
    return 0;
  }

  @Override
  public List<Flow> entering(Span step, List<Flow> flows) {
    var part = parts.get(step);
    return part == null ? flows : drawn(() -> sketch.cut(flows, part));
  }

  @Override
  public List<Flow> leaving(Span step, List<Flow> flows) {
    return parts.containsKey(step) ? drawn(() -> sketch.cut(flows, Sketch.NO_PART)) : flows;
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
  public TensorShape yields(String place, List<Value.Tensor> inputs, TensorShape output) {
    if (mode.yields.isEmpty()) {
      return output;
    }
    var shapes = inputs.stream().map(Value.Tensor::shape).toList();
    return mode.yields.get().computeIfAbsent(List.of(place, shapes), first -> output);
  }

  @Override
  public boolean notesTaken() {
    return mode.yields.isEmpty();
  }

  @Override
  public boolean isPriced() {
    return heads == 0 && mode.yields.isEmpty() && trail.counts();
  }

  @Override
  public Cost price(Operation operation, TensorShape output) {
    return isPriced() ? Costs.of(operation, output) : Cost.ZERO;
  }

  /** What was counted by itself, with an end for each shape that it can yield. */
  CellWalk walked(List<Flow> ends) {
    return drawn(() -> sketch.walked(ends));
  }

  /** Draws a body behind {@code flow}, and says how it comes out at each end that is wanted. */
  Map<Integer, Flow> splice(Flow flow, CellBody body, Collection<Integer> ends) {
    return drawn(() -> sketch.splice(flow, body, ends));
  }

  /** Draws a body behind several flows, and says in which states they come out of it. */
  List<Flow> splice(List<Flow> flows, CellBody body, SharedSplice.After after) {
    return drawn(() -> sketch.splice(flows, body, after));
  }

  /** A course that counts a cell's body by itself. */
  CountingCourse part(int depthOfCell) {
    return new CountingCourse(trail, depthOfCell, new LinkedHashMap<>(), effects, graphs, mode);
  }

  @Override
  public Optional<CountingCourse> counting() {
    return Optional.of(this);
  }

  /** A course that counts a part of a step by itself, here. */
  CountingCourse apart() {
    var part = new CountingCourse(trail, depth, seen, effects, graphs, mode);
    part.heads = heads;
    return part;
  }

  /** A course that counts a block by itself, to be drawn wherever it is used. */
  CountingCourse ofBlock() {
    var part = new CountingCourse(trail, depth, new LinkedHashMap<>(), effects, graphs, mode);
    part.heads = heads;
    return part;
  }

  /** Whether every option is followed, at its cost, wherever it stands. */
  boolean countsAll() {
    return mode.equals(Mode.WHOLE);
  }

  /** What was counted by itself, with an end for each flow that is left. */
  CellBody body(List<Flow> ends) {
    return drawn(() -> sketch.body(ends));
  }

  /** Takes over the choices that a part, counted by itself, has met. */
  void absorb(CountingCourse part) {
    part.seen.forEach(seen::putIfAbsent);
  }

  /** Takes over the choices that a block, counted by itself in another place, has met. */
  void absorb(CountingCourse part, Move move) {
    part.seen.forEach(
        (from, met) -> {
          var address = move.address(from);
          for (var place : met.places) {
            var moved = new Place(place.span, move.path(place.block), move.taken(place.taken));
            var known = seen.computeIfAbsent(address, first -> new Seen(moved));
            note(known, address, moved, met.options);
          }
        });
  }

  /** The whole diagram, once all flows have come to their end. */
  Diagram diagram(List<Flow> ends) {
    return drawn(() -> sketch.diagram(ends));
  }

  /** The same diagram at the cost of one step alone, once the whole was drawn. */
  Diagram diagramOf(Span step) {
    return sketch.diagramOf(Objects.requireNonNull(parts.get(step)));
  }

  /** What the space takes, in one architecture or another. */
  Set<TensorShape> inputs() {
    return inputs;
  }

  /** The choices by the step that opens them, in the order in which they were met. */
  List<ChoiceBlock> blocks() {
    var byStep = new LinkedHashMap<String, List<ChoiceBlock.Choice>>();
    seen.forEach(
        (address, known) ->
            byStep
                .computeIfAbsent(known.first.block, step -> new ArrayList<>())
                .add(new ChoiceBlock.Choice(address, List.copyOf(known.options.values()))));
    return byStep.entrySet().stream()
        .map(step -> new ChoiceBlock(step.getKey(), step.getValue()))
        .toList();
  }

  /** Where each address is decided in the text. */
  Map<Address, Span> spans() {
    var spans = new LinkedHashMap<Address, Span>();
    seen.forEach((address, known) -> spans.put(address, known.first.span));
    return spans;
  }
}

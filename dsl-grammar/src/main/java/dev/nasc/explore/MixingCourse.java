package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Mixture;
import dev.nasc.model.Operation;
import dev.nasc.model.Simplified;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Writes down one network of all options: each part of the program is run under one combination of
 * its decisions after another, and where what they yield agrees in shape it is added up (Liu et al.
 * 2019, DARTS, section 2.2). What does not agree goes on side by side until it does.
 *
 * <p>Here the arcs of a flow are the options on the way to it: it is what the network yields where
 * all of them are taken. A decision is forgotten where its options have met, that of a {@code let}
 * too, so that each use of it is a mixed operation of its own, with the same shares.
 *
 * <p>Inside a cell norms learn no scale and no shift, and each pool is followed by a norm, as in
 * the authors' search network (github.com/quark0/darts, cnn/operations.py and model_search.py).
 */
final class MixingCourse implements Course {
  /** Layers that are written down at most, before equal ones become one. */
  private static final int MOST_LAYERS = 200_000;

  private final Trail trail;
  private final Drafts layers = new Drafts();
  private final Map<Address, Met> choices = new LinkedHashMap<>();
  private final List<Met> numbered = new ArrayList<>();
  private final Deque<Attempts> open = new ArrayDeque<>();
  private int cells;

  /** A choice that was met, by its number. */
  record Met(int number, Undecided choice) {
    List<String> options() {
      return choice.candidates().stream().map(Undecided.Candidate::label).toList();
    }
  }

  MixingCourse(Trail trail) {
    this.trail = trail;
  }

  /** The flow that enters a space. */
  static List<Flow> start() {
    return List.of(new Flow(State.START, List.of(), Cost.ZERO));
  }

  @Override
  public List<Flow> decide(Flow flow, Undecided choice) {
    var met = choices.computeIfAbsent(choice.address(), address -> meet(choice));
    if (!met.choice.candidates().equals(choice.candidates())) {
      throw Fault.of(
          Problem.What.NOT_MIXED,
          choice.span(),
          "`" + choice.address() + "` has other options in another place");
    }
    int option = attemptsOf(choice).option(met);
    var taken = choice.candidates().get(option);
    var arc = new Flow.Arc(met.number, option, Cost.ZERO);
    var arcs = new ArrayList<>(flow.arcs());
    if (!arcs.contains(arc)) {
      arcs.add(arc);
    }
    var decided = flow.state().decide(choice.address(), choice.decision(taken));
    return List.of(new Flow(decided, List.copyOf(arcs), Cost.ZERO));
  }

  private Met meet(Undecided choice) {
    var met = new Met(numbered.size(), choice);
    numbered.add(met);
    return met;
  }

  /** The innermost part that is not deeper than where the choice is written. */
  private Attempts attemptsOf(Undecided choice) {
    return open.stream()
        .filter(attempts -> attempts.depth() <= choice.scope())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Flow> part(int depth, String place, List<Flow> flows, UnaryOperator<List<Flow>> run) {
    var done = new ArrayList<Flow>();
    for (var flow : flows) {
      done.addAll(part(depth, place, flow, run));
    }
    return flows.size() == 1 ? done : new Mixing(layers, numbered, place, given()).of(done);
  }

  private List<Flow> part(int depth, String place, Flow flow, UnaryOperator<List<Flow>> run) {
    var attempts = new Attempts(depth);
    var ends = new ArrayList<Flow>();
    open.push(attempts);
    try {
      do {
        int mark = layers.mark();
        ends.addAll(run.apply(List.of(flow)));
        layers.name(mark, attempts.shared());
        if (layers.mark() > MOST_LAYERS) {
          trail.report(
              Fault.of(Problem.What.TOO_ENTANGLED, trail.innermost(), MOST_LAYERS).problem());
          return List.of();
        }
      } while (attempts.next());
    } finally {
      open.pop();
    }
    return new Mixing(layers, numbered, place, given()).of(ends);
  }

  /** The options that the parts around are being run under. */
  private List<Flow.Arc> given() {
    return open.stream().flatMap(attempts -> attempts.taken().stream()).toList();
  }

  @Override
  public boolean takesAll() {
    return true;
  }

  @Override
  public List<Flow> cell(Supplier<List<Flow>> run) {
    cells++;
    try {
      return run.get();
    } finally {
      cells--;
    }
  }

  @Override
  public void input(TensorShape shape) {
    layers.input(shape);
  }

  @Override
  public int layer(
      String place, Operation operation, List<Value.Tensor> inputs, TensorShape output) {
    if (cells > 0 && operation instanceof Operation.BatchNorm norm) {
      return layers.add(place, plain(norm.channels()), inputs, output);
    }
    int id = layers.add(place, operation, inputs, output);
    if (cells > 0 && operation instanceof Operation.Pool) {
      var pooled = List.of(new Value.Tensor(output, id));
      return layers.add(place + ".bn", plain(output.channels()), pooled, output);
    }
    return id;
  }

  private static Operation plain(int channels) {
    return new Operation.BatchNorm(channels, false);
  }

  @Override
  public int mark() {
    return layers.mark();
  }

  @Override
  public void stepDone(int mark, List<State.Decision> made) {
    layers.name(mark, made.stream().map(State.Decision::label).toList());
  }

  @Override
  public void begin(double headWeight) {
    layers.begin(headWeight);
  }

  @Override
  public void end() {
    layers.end();
  }

  /**
   * The mixture, where the flows at the end of the walk have met.
   *
   * @throws Fault where they have not
   */
  Mixture mixture(List<Flow> ends) {
    if (ends.size() != 1) {
      var apart = numbered.get(ends.get(0).arcs().get(0).from()).choice();
      throw Fault.of(
          Problem.What.NOT_MIXED,
          apart.span(),
          "those of `" + apart.address() + "` never come to one shape");
    }
    var network = Simplified.of(layers.network());
    return new Mixture(
        network,
        choices.entrySet().stream()
            .map(choice -> new ChoiceBlock.Choice(choice.getKey(), choice.getValue().options()))
            .filter(choice -> Mixture.mentions(network, choice.address()))
            .toList());
  }
}

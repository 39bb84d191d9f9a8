package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows the options of one architecture and writes its layers down. */
final class DecidingCourse implements Course {
  private final Decider decider;
  private final Map<Address, String> decisions = new LinkedHashMap<>();
  private final List<Met> met = new ArrayList<>();
  private final Drafts layers = new Drafts();

  /** A choice that was met before the layer of number {@code mark} ran. */
  record Met(Drawing.Choice choice, int mark) {}

  DecidingCourse(Decider decider) {
    this.decider = decider;
  }

  static List<Flow> start() {
    return List.of(new Flow(State.START, List.of(), Cost.ZERO));
  }

  @Override
  public List<Flow> decide(Flow flow, Undecided choice) {
    var options = choice.candidates().stream().map(Undecided.Candidate::label).toList();
    var wanted = decider.option(new Decider.Asked(choice.address(), options));
    if (wanted.isEmpty()) {
      throw Fault.of(Problem.What.OPEN_CHOICE, choice.span(), choice.address());
    }
    var taken =
        choice.candidates().stream()
            .filter(option -> option.label().equals(wanted.get()))
            .findFirst()
            .orElseThrow(() -> unknown(choice, wanted.get()));
    decisions.put(choice.address(), taken.label());
    met.add(new Met(new Drawing.Choice(choice.address(), options, taken.label()), mark()));
    return List.of(flow.with(flow.state().decide(choice.address(), choice.decision(taken))));
  }

  private static Fault unknown(Undecided choice, String wanted) {
    var options = choice.candidates().stream().map(Undecided.Candidate::label).toList();
    return Fault.of(
        Problem.What.UNKNOWN_OPTION,
        choice.span(),
        choice.address(),
        wanted,
        "`" + String.join("`, `", options) + "`");
  }

  @Override
  public void input(TensorShape shape) {
    layers.input(shape);
  }

  @Override
  public int layer(
      String place, Operation operation, List<Value.Tensor> inputs, TensorShape output) {
    return layers.add(place, operation, inputs, output);
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

  /** What the layer that ran last yields. */
  TensorShape latest() {
    return layers.latest();
  }

  /** The choices in the order of the walk. */
  List<Met> met() {
    return met;
  }

  /** What was decided, in the order of the walk. */
  Architecture architecture() {
    return new Architecture(decisions);
  }

  Network network() {
    return layers.network();
  }
}

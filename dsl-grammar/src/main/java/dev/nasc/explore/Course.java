package dev.nasc.explore;

import dev.nasc.model.Cost;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a walk does at its two turning points: a choice that is open, and a layer that runs.
 * Counting follows every option and adds up costs; deciding follows one and writes the layers down;
 * mixing follows one after another, writes all down, and adds up what they yield.
 */
interface Course {
  /** The flows after {@code choice} was decided in {@code flow}: one an option that is followed. */
  List<Flow> decide(Flow flow, Undecided choice);

  /** The network's input, seen once. */
  void input(TensorShape shape);

  /** A layer that runs; returns the number of the tensor it yields. */
  int layer(String place, Operation operation, List<Value.Tensor> inputs, TensorShape output);

  /** The flows as they go into a step of a body. */
  default List<Flow> entering(Span step, List<Flow> flows) {
    return flows;
  }

  /** The flows as they come out of a step of a body. */
  default List<Flow> leaving(Span step, List<Flow> flows) {
    return flows;
  }

  /**
   * Leads flows through a part of the program whose decisions end with it.
   *
   * @param depth of what is decided in it
   * @param place where its layers stand
   * @param run leads some of the flows through it, and forgets what was decided
   */
  default List<Flow> part(
      int depth, String place, List<Flow> flows, UnaryOperator<List<Flow>> run) {
    return run.apply(flows);
  }

  /** Whether a choice of several takes all of them, and adds them up. */
  default boolean takesAll() {
    return false;
  }

  /** Leads flows through the body of a cell. */
  default List<Flow> cell(Supplier<List<Flow>> run) {
    return run.get();
  }

  /** Where the layers stand now, for {@link #stepDone}. */
  int mark();

  /** All layers since {@code mark} ran in one step, under the decisions that it made. */
  void stepDone(int mark, List<State.Decision> made);

  /** Begins a head beside the network, whose loss is trained with this weight. */
  void begin(double headWeight);

  /** Ends the head that began last. */
  void end();

  /** The books of cells that are paid for when all their uses are known; none where one is run. */
  default Optional<CellBooks> cells() {
    return Optional.empty();
  }

  /** The flows after a graph's nodes, where they need not be run; each by what it yields. */
  default Optional<List<Flow>> known(Around.OfGraph graph, Walker walker, Flow flow) {
    return Optional.empty();
  }

  /** Itself, where it counts; none where one architecture is run. */
  default Optional<CountingCourse> counting() {
    return Optional.empty();
  }

  /** What blocks without choices are known to do; none where every layer is written down. */
  default Optional<Effects> effects() {
    return Optional.empty();
  }

  /** Whether layers are paid for here. */
  default boolean isPriced() {
    return false;
  }

  /**
   * What a layer yields in this course: its output, or where only the decisions count, what it
   * yielded when it was met first.
   */
  default TensorShape yields(String place, List<Value.Tensor> inputs, TensorShape output) {
    return output;
  }

  /** Whether a graph notes which of its states its nodes take. */
  default boolean notesTaken() {
    return true;
  }

  /** What a flow pays for a layer; nothing where the layer is outside what is being counted. */
  default Cost price(Operation operation, TensorShape output) {
    return Cost.ZERO;
  }
}

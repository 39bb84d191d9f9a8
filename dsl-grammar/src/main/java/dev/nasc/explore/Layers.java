package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.ShapeRule;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays layers: one more on the tensor that is current in each flow, at what it costs there. */
final class Layers {
  private final Walker walker;

  Layers(Walker walker) {
    this.walker = walker;
  }

  /** Where a network begins. */
  List<Flow> input(Term.Use use, Site site, List<Flow> flows) {
    return walker.each(flows, flow -> input(use, site, flow));
  }

  private Flow input(Term.Use use, Site site, Flow flow) {
    var arguments = walker.values().arguments().of(use, site, flow.state());
    var shape =
        new TensorShape(
            size(arguments.get("channels")),
            size(arguments.get("height")),
            size(arguments.get("width")));
    walker.course().input(shape);
    return flow.with(flow.state().with(new Value.Tensor(shape, 0)));
  }

  private static int size(@Nullable Value value) {
    return value instanceof Value.Quantity number ? number.amount().toInt() : 1;
  }

  /** A layer of the library. */
  List<Flow> run(Term.Use use, Site site, List<Flow> flows) {
    var name = use.target().name();
    return walker.each(
        flows,
        state -> NativeLayers.make(name, walker.values().arguments().of(use, site, state)),
        (flow, layer) -> {
          var input = current(flow, use);
          return lay(layer.on(input.shape()), site.place(), List.of(input), flow, use.span());
        });
  }

  /** An operation of the user's own. */
  List<Flow> own(Term.Own own, Site site, List<Flow> flows) {
    var operation =
        walker.asked(flows, state -> OwnOperations.make(own, walker.values(), site, state));
    return walker.each(
        flows,
        flow -> {
          var input = List.of(current(flow, own));
          return lay(operation.apply(flow), site.place(), input, flow, own.span());
        });
  }

  private static Value.Tensor current(Flow flow, Term term) {
    var current = flow.state().current();
    if (current == null) {
      throw Fault.of(Problem.What.NO_INPUT, term);
    }
    return current;
  }

  /** One layer more. */
  Flow lay(Operation operation, String place, List<Value.Tensor> inputs, Flow flow, Span span) {
    try {
      var output =
          walker.course().yields(place, inputs, ShapeRule.output(operation, shapes(inputs)));
      int id = walker.course().layer(place, operation, inputs, output);
      return flow.with(flow.state().with(new Value.Tensor(output, id)))
          .spend(walker.course().price(operation, output));
    } catch (ShapeRule.Unfit unfit) {
      throw Fault.of(Problem.What.SHAPE, span, unfit.sentence());
    } catch (ArithmeticException tooLarge) {
      throw Fault.of(Problem.What.SHAPE, span, "`" + operation.word() + "` is too large to count.");
    }
  }

  private static List<TensorShape> shapes(List<Value.Tensor> tensors) {
    return tensors.size() == 1
        ? List.of(tensors.get(0).shape())
        : tensors.stream().map(Value.Tensor::shape).toList();
  }

  /** A head beside the network: what it yields is not passed on. */
  List<Flow> auxiliary(Term.Auxiliary auxiliary, Site site, List<Flow> flows) {
    var done = new ArrayList<Flow>();
    var entering = Flows.map(flows, State::mark);
    walker
        .byAnswer(entering, state -> weight(auxiliary, site, state))
        .forEach(
            (weight, group) -> {
              walker.course().begin(weight);
              done.addAll(walker.run(auxiliary.head(), site.under("auxiliary"), group));
              walker.course().end();
            });
    return Flows.merge(Flows.map(done, state -> state.restart().unmark()));
  }

  private double weight(Term.Auxiliary auxiliary, Site site, State state) {
    return walker.values().number(auxiliary.weight(), site, state).toDouble();
  }
}

package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code sum(…)} and its relatives: branches side by side, then one tensor of them. */
final class Joins {
  private final Walker walker;
  private final Branches branches;
  private final Shares shares;

  Joins(Walker walker) {
    this.walker = walker;
    this.branches = new Branches(walker);
    this.shares = new Shares(walker);
  }

  /** What yields tensors one by one: each is set aside. */
  List<Flow> spread(Term term, Site site, List<Flow> flows) {
    return branches.spread(
        term, site, flows, (inner, element, running) -> Flows.map(running, State::push));
  }

  /** What must yield one tensor, which goes on. */
  List<Flow> single(Term term, Site site, List<Flow> flows) {
    var running = spread(term, site, Flows.map(flows, State::mark));
    return walker.each(
        running,
        flow -> {
          var aside = flow.state().aside();
          if (aside.size() != 1) {
            throw Fault.of(Problem.What.NOT_A_STEP, term, "`" + Values.text(term) + "`");
          }
          return flow.with(flow.state().unmark().with(aside.get(0)));
        });
  }

  List<Flow> run(Term.Join join, Site site, List<Flow> flows) {
    if (walker.course().takesAll() && join.kind() != Operation.Join.Kind.SUM) {
      join.branches().forEach(Joins::refuseSeveral);
    }
    var running = Flows.map(flows, State::mark);
    var names = new HashMap<String, Integer>();
    for (int i = 0; i < join.branches().size(); i++) {
      var branch = join.branches().get(i);
      var inner = site.under(place(join, i, names));
      running =
          join.options().split()
              ? shares.run(branch, inner, running)
              : spread(branch, inner, running);
    }
    if (join.options().fit().isPresent()) {
      running = fitted(join, join.options().fit().get(), site, running);
    }
    return joined(join, site, running);
  }

  /** All of a choice of several can only be added up. */
  private static void refuseSeveral(Term branch) {
    var from = branch instanceof Term.Arrow arrow ? arrow.from() : branch;
    if (from instanceof Term.ChoiceOf choice && choice.take() != Term.ChoiceOf.Take.ONE) {
      throw Fault.of(
          Problem.What.NOT_MIXED, choice, "`" + Values.text(choice) + "` stands in no `sum`");
    }
  }

  private static String place(Term.Join join, int index, Map<String, Integer> names) {
    var label = join.labels().get(index);
    var branch = join.branches().get(index);
    var name =
        !label.isEmpty() ? label : branch instanceof Term.Use use ? use.target().name() : "branch";
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + "_" + times;
  }

  private List<Flow> joined(Term.Join join, Site site, List<Flow> flows) {
    var done = new ArrayList<Flow>();
    walker
        .grouped(flows, flow -> flow.state().aside().isEmpty())
        .forEach(
            (none, group) ->
                done.addAll(none ? empty(join, site, group) : full(join, site, group)));
    return Flows.merge(done);
  }

  private List<Flow> full(Term.Join join, Site site, List<Flow> flows) {
    return walker.each(
        flows,
        flow -> {
          var inputs = flow.state().aside();
          var rest = flow.with(flow.state().unmark());
          return inputs.size() == 1
              ? rest.with(rest.state().with(inputs.get(0)))
              : walker
                  .layers()
                  .lay(new Operation.Join(join.kind()), site.place(), inputs, rest, join.span());
        });
  }

  private List<Flow> empty(Term.Join join, Site site, List<Flow> flows) {
    var stand = join.options().empty();
    if (stand.isEmpty()) {
      return walker.stop(flows, Fault.of(Problem.What.EMPTY_JOIN, join, Values.text(join)));
    }
    var start = Flows.map(flows, state -> state.restart().unmark());
    return walker.run(stand.get(), site.under("empty"), start);
  }

  /** Sends each branch that differs from the smallest map through {@code fit}. */
  private List<Flow> fitted(Term.Join join, Term fit, Site site, List<Flow> flows) {
    var done = new ArrayList<Flow>();
    walker
        .grouped(flows, flow -> flow.state().aside().stream().map(Value.Tensor::shape).toList())
        .forEach((shapes, group) -> done.addAll(fitted(join, fit, site, shapes, group)));
    return done;
  }

  private List<Flow> fitted(
      Term.Join join, Term fit, Site site, List<TensorShape> shapes, List<Flow> flows) {
    if (shapes.isEmpty()) {
      return flows;
    }
    boolean pads = fit instanceof Term.Constant;
    var target = Fit.target(shapes, pads);
    var running = flows;
    for (int i = 0; i < shapes.size(); i++) {
      if (!Fit.agrees(join.kind(), shapes.get(i), target)) {
        int branch = i;
        var entering = Flows.map(running, state -> state.with(state.aside().get(branch)));
        var inner = site.under("fit_" + i);
        var fitting =
            pads
                ? walker.each(entering, flow -> padded(flow, branch, target, join, inner))
                : walker.run(fit, inner, entering);
        running = walker.each(fitting, flow -> replaced(flow, branch, fit));
      }
    }
    return running;
  }

  private Flow padded(Flow flow, int branch, TensorShape target, Term.Join join, Site site) {
    var tensor = flow.state().aside().get(branch);
    var to = Fit.padded(join.kind(), tensor.shape(), target);
    return walker
        .layers()
        .lay(new Operation.Pad(to), site.place(), List.of(tensor), flow, join.span());
  }

  private static Flow replaced(Flow flow, int branch, Term fit) {
    var tensor = flow.state().current();
    if (tensor == null) {
      throw Fault.of(Problem.What.NO_INPUT, fit);
    }
    return flow.with(flow.state().replace(branch, tensor));
  }
}

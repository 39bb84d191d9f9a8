package dev.nasc.explore;

import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs a part of a step once for all flows that are alike to it: flows that differ only in what was
 * set aside before, or in which states of a graph were taken. What the part decides is drawn by
 * itself, and then behind each of these flows.
 */
final class Apart {
  private final Walker walker;
  private final Predicate<Term> asks = Mentions.remembered(Apart::isAsking);

  Apart(Walker walker) {
    this.walker = walker;
  }

  List<Flow> run(Term term, List<Flow> flows, UnaryOperator<List<Flow>> part) {
    var course = walker.course().counting();
    if (flows.size() < 2 || course.isEmpty() || asks.test(term)) {
      return part.apply(flows);
    }
    var groups = new LinkedHashMap<State, List<Flow>>();
    for (var flow : flows) {
      groups.computeIfAbsent(flow.state().apart(), of -> new ArrayList<>()).add(flow);
    }
    if (groups.size() == flows.size()) {
      return part.apply(flows);
    }
    var done = new ArrayList<Flow>();
    groups.forEach((state, group) -> done.addAll(run(course.get(), state, group, part)));
    return done;
  }

  private List<Flow> run(
      CountingCourse outer, State state, List<Flow> flows, UnaryOperator<List<Flow>> part) {
    if (flows.size() == 1) {
      return part.apply(flows);
    }
    var course = outer.apart();
    var ends = walker.in(course, () -> part.apply(List.of(Sketch.start(state))));
    if (ends.isEmpty()) {
      return List.of();
    }
    var body = course.body(ends);
    int first = body.nodes().size() - ends.size();
    flows.forEach(flow -> walker.budget().drawn(body));
    return outer.splice(
        flows, body, (flow, end) -> ends.get(end - first).state().backIn(flow.state()));
  }

  /** Whether a part asks for more than is handed to it. */
  private static boolean isAsking(Term term) {
    return term instanceof Term.Unused || term instanceof Term.Auxiliary || CellUse.isOfCell(term);
  }
}

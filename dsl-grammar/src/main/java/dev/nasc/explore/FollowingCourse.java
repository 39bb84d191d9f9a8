package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows several architectures side by side, to find out whether they decide what they are said to
 * decide. The arcs of a flow are those of them that come by it.
 */
final class FollowingCourse implements Course {
  private final List<Followed> all;
  private final List<Set<Address>> met = new ArrayList<>();

  /**
   * An architecture, and what it is said to decide.
   *
   * @param options that it has at each of its decisions
   */
  record Followed(Architecture architecture, Map<Address, Set<String>> options) {}

  FollowingCourse(List<Followed> all) {
    this.all = List.copyOf(all);
    all.forEach(one -> met.add(new HashSet<>()));
  }

  List<Flow> start() {
    var arcs = new ArrayList<Flow.Arc>();
    for (int one = 0; one < all.size(); one++) {
      arcs.add(new Flow.Arc(one, 0, Cost.ZERO));
    }
    return List.of(new Flow(State.START, arcs, Cost.ZERO));
  }

  /** Whether each came to one of these ends, and decided all that it is said to decide. */
  boolean holds(List<Flow> ends) {
    int arrived = ends.stream().mapToInt(end -> end.arcs().size()).sum();
    boolean whole = arrived == all.size();
    for (int one = 0; one < all.size(); one++) {
      whole &= met.get(one).equals(all.get(one).options.keySet());
    }
    return whole;
  }

  @Override
  public List<Flow> decide(Flow flow, Undecided choice) {
    var labels = choice.options();
    var options = Set.copyOf(labels);
    var byOption = new TreeMap<Integer, List<Flow.Arc>>();
    for (var arc : flow.arcs()) {
      var followed = all.get(arc.from());
      if (!options.equals(followed.options.get(choice.address()))) {
        throw Fault.of(Problem.What.OPEN_CHOICE, choice.span(), choice.address());
      }
      met.get(arc.from()).add(choice.address());
      var taken = Objects.requireNonNull(followed.architecture.decisions().get(choice.address()));
      byOption.computeIfAbsent(labels.indexOf(taken), first -> new ArrayList<>()).add(arc);
    }
    var branches = new ArrayList<Flow>();
    byOption.forEach(
        (option, arcs) ->
            branches.add(
                new Flow(
                    flow.state().decide(choice.address(), choice.decisions().get(option)),
                    arcs,
                    Cost.ZERO)));
    return branches;
  }

  @Override
  public void input(TensorShape shape) {}

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
  public void begin(double headWeight) {}

  @Override
  public void end() {}
}

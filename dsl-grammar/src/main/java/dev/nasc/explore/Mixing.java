package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Operation;
import dev.nasc.model.Value.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds flows up where a part of the program ends: those that yield one shape go on as one. */
final class Mixing {
  private final Drafts layers;
  private final List<MixingCourse.Met> choices;
  private final String place;
  private final Set<Flow.Arc> given;
  private final Map<List<Integer>, Tensor> mixed = new HashMap<>();

  /**
   * @param choices by their numbers
   * @param place where the mixed operations stand
   * @param given the options that hold for all flows alike
   */
  Mixing(Drafts layers, List<MixingCourse.Met> choices, String place, List<Flow.Arc> given) {
    this.layers = layers;
    this.choices = choices;
    this.place = place;
    this.given = Set.copyOf(given);
  }

  List<Flow> of(List<Flow> ends) {
    var distinct = new LinkedHashMap<Set<Flow.Arc>, Flow>();
    ends.forEach(flow -> distinct.putIfAbsent(Set.copyOf(flow.arcs()), flow));
    var byForm = new LinkedHashMap<State, List<Flow>>();
    for (var flow : distinct.values()) {
      byForm.computeIfAbsent(flow.state().form(), form -> new ArrayList<>()).add(flow);
    }
    var done = new ArrayList<Flow>();
    byForm.values().forEach(group -> done.addAll(met(group)));
    return done;
  }

  private List<Flow> met(List<Flow> flows) {
    if (flows.size() == 1) {
      return flows;
    }
    var common = new LinkedHashSet<>(flows.get(0).arcs());
    flows.forEach(flow -> common.retainAll(flow.arcs()));
    var apart = flows.stream().map(flow -> without(flow, common)).toList();
    return covers(apart) ? List.of(sum(flows, apart, common)) : flows;
  }

  private List<Flow.Arc> without(Flow flow, Set<Flow.Arc> common) {
    return flow.arcs().stream().filter(it -> !common.contains(it) && !given.contains(it)).toList();
  }

  /** Whether one of these holds, and only one, whatever is decided. */
  private boolean covers(List<List<Flow.Arc>> conditions) {
    if (conditions.size() == 1) {
      return conditions.get(0).isEmpty();
    }
    var choice = everywhere(conditions);
    if (choice.isEmpty()) {
      return false;
    }
    var byOption = new HashMap<Flow.Arc, List<List<Flow.Arc>>>();
    for (var condition : conditions) {
      var arc =
          condition.stream().filter(it -> it.from() == choice.get()).findFirst().orElseThrow();
      var rest = condition.stream().filter(it -> !it.equals(arc)).toList();
      byOption.computeIfAbsent(arc, it -> new ArrayList<>()).add(rest);
    }
    return byOption.size() == choices.get(choice.get()).options().size()
        && byOption.values().stream().allMatch(this::covers);
  }

  private static Optional<Integer> everywhere(List<List<Flow.Arc>> conditions) {
    return conditions.get(0).stream()
        .map(Flow.Arc::from)
        .filter(
            choice ->
                conditions.stream()
                    .allMatch(arcs -> arcs.stream().anyMatch(arc -> arc.from() == choice)))
        .findFirst();
  }

  private Flow sum(List<Flow> flows, List<List<Flow.Arc>> apart, Set<Flow.Arc> common) {
    var shares = apart.stream().map(this::share).toList();
    var tensors = flows.stream().map(flow -> flow.state().tensors()).toList();
    var sums = new ArrayList<Tensor>();
    for (int i = 0; i < tensors.get(0).size(); i++) {
      int at = i;
      sums.add(mix(tensors.stream().map(of -> of.get(at)).toList(), shares));
    }
    var decisions =
        flows.get(0).state().decisions().where((address, made) -> agreed(flows, address, made));
    var rest = sums.iterator();
    var state = flows.get(0).state().map(tensor -> rest.next()).with(decisions);

    var arcs = new LinkedHashSet<>(common);
    flows.forEach(flow -> flow.arcs().stream().filter(given::contains).forEach(arcs::add));
    return new Flow(state, List.copyOf(arcs), flows.get(0).offset());
  }

  private static boolean agreed(List<Flow> flows, Address address, State.Decision made) {
    return flows.stream().allMatch(flow -> made.equals(flow.state().decisions().get(address)));
  }

  private Operation.Mix.Share share(List<Flow.Arc> arcs) {
    return new Operation.Mix.Share(
        arcs.stream()
            .map(
                arc ->
                    new Operation.Mix.Taken(
                        choices.get(arc.from()).choice().address(), arc.option()))
            .toList());
  }

  private Tensor mix(List<Tensor> tensors, List<Operation.Mix.Share> shares) {
    if (Set.copyOf(tensors).size() == 1) {
      return tensors.get(0);
    }
    return mixed.computeIfAbsent(
        tensors.stream().map(Tensor::id).toList(), ids -> lay(tensors, shares));
  }

  /** What yields zeros adds nothing. */
  private Tensor lay(List<Tensor> tensors, List<Operation.Mix.Share> shares) {
    var inputs = new ArrayList<Tensor>();
    var kept = new ArrayList<Operation.Mix.Share>();
    for (int i = 0; i < tensors.size(); i++) {
      if (!isZero(tensors.get(i))) {
        inputs.add(tensors.get(i));
        kept.add(shares.get(i));
      }
    }
    var shape = tensors.get(0).shape();
    if (inputs.isEmpty()) {
      return tensors.get(0);
    }
    var segment = mixed.isEmpty() ? "mix" : "mix_" + (mixed.size() + 1);
    var operation = new Operation.Mix(kept);
    return new Tensor(shape, layers.add(Site.join(place, segment), operation, inputs, shape));
  }

  private boolean isZero(Tensor tensor) {
    return tensor.id() > 0 && layers.operation(tensor.id()) instanceof Operation.Zero;
  }
}

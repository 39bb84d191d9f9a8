package dev.nasc.explore;

import dev.nasc.explore.CellHistory.Use;
import dev.nasc.model.Address;
import dev.nasc.model.Cost;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts cells. What a cell decides is the same for all its uses, so a use is not walked in place:
 * it is noted with its surroundings, and where the cell was declared ends, the cell is decided
 * once, every decision at the cost of all uses. Until then a flow knows only the shape that each
 * use yields; where a cell can yield several, the flow is split by them.
 */
final class CellBooks {
  private final CountingCourse course;
  private final Trail trail;
  private final Map<Context, Integer> numbers = new HashMap<>();
  private final List<CellWalk> walks = new ArrayList<>();
  private final Lockstep lockstep;
  private final Turns turns = new Turns();

  CellBooks(CountingCourse course, Trail trail) {
    this.course = course;
    this.trail = trail;
    this.lockstep = new Lockstep(walks, trail);
  }

  /** A list by identity: comparing all arcs would take as long as drawing them. */
  @SuppressWarnings("ReferenceEquality")
  private record Identity(List<Flow.Arc> arcs) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity identity && identity.arcs == arcs;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(arcs);
    }
  }

  /** All that a cell's walk depends on. */
  private record Context(
      CellHistory.Key cell,
      List<Object> arguments,
      TensorShape prev,
      TensorShape prev2,
      SmallMap<Address, State.Decision> decisions,
      int turn,
      boolean counted) {}

  /** The flows after a use: one for each shape that it can yield. */
  List<Flow> use(CellUse cell, Walker walker, Flow flow) {
    var state = cell.enter(flow.state());
    var context = context(cell, walker.values(), state);
    Integer number = numbers.get(context);
    if (number == null) {
      var part = course.part(cell.frame().depth());
      var ends = walker.part(part).run(cell.body(), cell.inner(), List.of(Sketch.start(state)));
      course.absorb(part);
      number = walks.size();
      walks.add(part.walked(ends));
      numbers.put(context, number);
    }
    var after = flow.state().with(cell.leave(state, flow.state()).cells());
    var flows = new ArrayList<Flow>();
    for (var output : outputs(cell, number, flow.state())) {
      var history = after.cells().use(cell.key(), number, output);
      flows.add(flow.with(after.with(history).with(new Value.Tensor(output, 0))));
    }
    return flows;
  }

  private Context context(CellUse cell, Values values, State state) {
    var prev = cell.prev(state);
    var prev2 = state.cells().before().orElse(prev);
    return new Context(
        cell.key(),
        arguments(cell, values, state),
        prev.shape(),
        prev2.shape(),
        state.decisions(),
        turns.of(cell.body(), cell.site()),
        trail.counts());
  }

  /** The values of the arguments; a block that is passed goes by where it is written. */
  private static List<Object> arguments(CellUse cell, Values values, State state) {
    var arguments = new ArrayList<Object>();
    for (int i = 1; i <= cell.cell().parameters().size(); i++) {
      var said = argument(cell.frame().slot(i), values, state);
      arguments.addAll(said);
      if (said.size() > 1) {
        arguments.add(cell.site().effectiveTurn());
      }
    }
    return arguments;
  }

  private static List<Object> argument(Frame.Content content, Values values, State state) {
    var thunk = (Frame.Content.Thunk) content;
    try {
      return values.inTurns(thunk.term(), thunk.site(), state).stream()
          .<Object>map(value -> value instanceof Value.Block block ? block.term() : value)
          .distinct()
          .toList();
    } catch (Fault notAValue) {
      return List.of(thunk.term());
    }
  }

  /** What the cell yields here, given what it yielded before. */
  private List<TensorShape> outputs(CellUse cell, int number, State state) {
    var known = state.cells().find(cell.key(), number);
    if (known.isPresent()) {
      return List.of(known.get().output());
    }
    var ends = walks.get(number).ends();
    if (ends.size() < 2) {
      return List.copyOf(ends.keySet());
    }
    var before =
        state.cells().of(cell.key()).stream()
            .filter(use -> walks.get(use.context()).ends().size() > 1)
            .toList();
    if (!before.isEmpty() && lockstep.areAlike(before.get(0).context(), number)) {
      var first = before.get(0);
      int end = walks.get(first.context()).ends().getOrDefault(first.output(), -1);
      return List.of(walks.get(number).output(end));
    }
    return List.copyOf(
        ends.keySet().stream().filter(output -> isPossible(before, number, output)).toList());
  }

  private boolean isPossible(List<Use> before, int number, TensorShape output) {
    var uses = new ArrayList<>(before);
    uses.add(new Use(number, 1, output));
    return lockstep.isPossible(uses);
  }

  /** Decides, and pays for, the cells that are declared in a frame. */
  List<Flow> settle(Frame frame, List<Flow> flows) {
    var keys = new TreeSet<>(CellHistory.ORDER);
    for (var flow : flows) {
      for (var key : flow.state().cells().uses().keySet()) {
        if (key.declaredIn() == frame) {
          keys.add(key);
        }
      }
    }
    var running = flows;
    for (var key : keys) {
      running = settle(key, running);
    }
    return running;
  }

  /** A flow that comes to a cell's decisions: what is left after them, and which end it takes. */
  private record Entering(State after, CellBody body, int end) {}

  /** Flows that come by the same arcs to the same decisions, to part where these end. */
  private record Entrance(CellBody body, Identity arcs) {}

  private List<Flow> settle(CellHistory.Key key, List<Flow> flows) {
    var done = new ArrayList<Flow>();
    var entering = new LinkedHashMap<Entering, Flow>();
    for (var flow : flows) {
      var history = flow.state().cells();
      if (history.of(key).isEmpty()) {
        done.add(flow);
        continue;
      }
      var walk = lockstep.together(history.of(key));
      if (walk.isPresent()) {
        int end = walk.get().ends().values().iterator().next();
        var after = flow.state().with(history.without(key));
        entering.merge(
            new Entering(after, walk.get().body(), end),
            flow.with(after).spend(walk.get().entry()),
            Flow::join);
      }
    }
    var entrances = new LinkedHashMap<Entrance, Map<Entering, Flow>>();
    entering.forEach(
        (at, flow) ->
            entrances
                .computeIfAbsent(
                    new Entrance(at.body, new Identity(flow.arcs())), of -> new LinkedHashMap<>())
                .put(at, flow));
    entrances.forEach((entrance, group) -> done.addAll(drawn(entrance.body, group)));
    return done;
  }

  private List<Flow> drawn(CellBody body, Map<Entering, Flow> group) {
    var ends = group.keySet().stream().map(Entering::end).toList();
    var any = group.values().iterator().next();
    var outcomes = course.splice(new Flow(any.state(), any.arcs(), Cost.ZERO), body, ends);
    var done = new ArrayList<Flow>();
    group.forEach(
        (at, flow) -> {
          var outcome = outcomes.get(at.end);
          if (outcome != null) {
            done.add(outcome.with(at.after).spend(flow.offset()));
          }
        });
    return done;
  }
}

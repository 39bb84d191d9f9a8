package dev.nasc.analysis;

import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Architectures that differ from a parent in some decisions, or mix two parents, inside the space
 * and within bounds. They take no option behind which every architecture breaks a bound.
 */
public final class Neighbours {
  private static final int TRIES = 64;

  private final Diagram diagram;
  private final List<Limit> limits;
  private final boolean single;

  /** The options at each node, where nothing stands in their way. */
  private final List<List<String>> all = new ArrayList<>();

  /** A window with the least and greatest cost that is still to come at each node. */
  @SuppressWarnings("ArrayRecordComponent") // as fast as arrays, and never compared
  private record Limit(Window window, long[] costs, Extremes toGo) {
    boolean allows(long spent, int arc, int next) {
      long so = spent + costs[arc];
      return so + toGo.least(next) <= window.greatest()
          && so + toGo.greatest(next) >= window.least();
    }
  }

  public Neighbours(Diagram diagram, List<Bound> bounds) {
    this.diagram = diagram;
    this.limits =
        Window.of(diagram, bounds).stream()
            .map(
                it ->
                    new Limit(it, diagram.costs(it.measure()), new Extremes(diagram, it.measure())))
            .toList();
    this.single = isSingle(diagram);
    if (single && limits.isEmpty()) {
      for (int node = 0; node < diagram.nodes().size(); node++) {
        all.add(node == diagram.sink() ? List.of() : open(node, new long[0]));
      }
    }
  }

  /** Whether every option leads to one node: then no walk has to follow several paths. */
  private static boolean isSingle(Diagram diagram) {
    return diagram.nodes().stream()
        .allMatch(
            node ->
                node.arcs().stream().map(Diagram.Arc::option).distinct().count()
                    == node.arcs().size());
  }

  /** Which of the open options to take next. */
  private interface Picker {
    String pick(int node, List<String> open);
  }

  /** Each decision drawn anew with probability {@code rate}; empty where that keeps failing. */
  public Optional<Architecture> mutate(Architecture parent, double rate, RandomGenerator random) {
    return tried(
        (at, open) -> {
          var kept = decision(parent, at);
          boolean keep = kept != null && open.contains(kept) && random.nextDouble() >= rate;
          return keep && kept != null ? kept : other(open, kept, random);
        });
  }

  /** Each decision from either parent, where one has it; empty where that keeps failing. */
  public Optional<Architecture> cross(
      Architecture mother, Architecture father, RandomGenerator random) {
    return tried(
        (at, open) -> {
          boolean first = random.nextBoolean();
          var wanted = decision(first ? mother : father, at);
          var second = decision(first ? father : mother, at);
          var taken = wanted != null && open.contains(wanted) ? wanted : second;
          return taken != null && open.contains(taken) ? taken : other(open, null, random);
        });
  }

  /** What a chooser decides; empty where that breaks a bound after all. */
  public Optional<Architecture> decide(Chooser chooser) {
    var path =
        walk(
            (at, open) ->
                open.size() == 1
                    ? open.get(0)
                    : chooser.choose(diagram.address(at), Collections.unmodifiableList(open)));
    return path.filter(this::holds).map(diagram::architecture);
  }

  private @Nullable String decision(Architecture parent, int at) {
    return parent.decisions().get(diagram.address(at));
  }

  /** One of the open options, other than {@code kept} where there is another. */
  private static String other(List<String> open, @Nullable String kept, RandomGenerator random) {
    var others = new ArrayList<>(open);
    others.remove(kept);
    var from = others.isEmpty() ? open : others;
    return from.size() == 1 ? from.get(0) : from.get(random.nextInt(from.size()));
  }

  private Optional<Architecture> tried(Picker picker) {
    for (int i = 0; i < TRIES; i++) {
      var path = walk(picker);
      if (path.isPresent() && holds(path.get())) {
        return Optional.of(diagram.architecture(path.get()));
      }
    }
    return Optional.empty();
  }

  private boolean holds(int[] path) {
    return limits.stream().allMatch(it -> it.window.holds(diagram.cost(path, it.window.measure())));
  }

  private Optional<int[]> walk(Picker picker) {
    return single ? alone(picker) : together(picker);
  }

  /** Along one path. */
  private Optional<int[]> alone(Picker picker) {
    var view = diagram.forward();
    var path = new int[16];
    var spent = new long[limits.size()];
    int length = 0;
    for (int node = view.root(); node != view.end(); length++) {
      int arc = arc(node, spent, picker);
      if (arc < 0) {
        return Optional.empty();
      }
      path = length == path.length ? Arrays.copyOf(path, 2 * length) : path;
      path[length] = arc;
      for (int i = 0; i < spent.length; i++) {
        spent[i] += limits.get(i).costs[arc];
      }
      node = view.next(arc);
    }
    return Optional.of(Arrays.copyOf(path, length));
  }

  /** The arc that is picked, or -1 where none is open. */
  private int arc(int node, long[] spent, Picker picker) {
    var view = diagram.forward();
    int first = view.first(node);
    int last = view.last(node);
    var open = limits.isEmpty() ? all.get(node) : open(node, spent);
    if (open.isEmpty()) {
      return -1;
    }
    var option = node == view.root() ? open.get(0) : picker.pick(node, open);
    int taken = first;
    while (taken < last && !diagram.option(taken).equals(option)) {
      taken++;
    }
    return taken < last ? taken : -1;
  }

  private List<String> open(int node, long[] spent) {
    var view = diagram.forward();
    var open = new ArrayList<String>(view.last(node) - view.first(node));
    for (int arc = view.first(node); arc < view.last(node); arc++) {
      if (allows(spent, arc, view.next(arc))) {
        open.add(diagram.option(arc));
      }
    }
    return open;
  }

  private boolean allows(long[] spent, int arc, int next) {
    for (int i = 0; i < spent.length; i++) {
      if (!limits.get(i).allows(spent[i], arc, next)) {
        return false;
      }
    }
    return true;
  }

  /** Along all paths that take the same decisions. */
  private Optional<int[]> together(Picker picker) {
    var view = diagram.forward();
    var partial = new PartialPaths(view);
    while (partial.node() != view.end()) {
      var open = partial.options(diagram, (from, arc) -> allows(partial, from, arc));
      if (open.isEmpty()) {
        return Optional.empty();
      }
      var option = partial.node() == view.root() ? open.get(0) : picker.pick(partial.node(), open);
      partial.advance(
          (from, arc) -> diagram.option(arc).equals(option) && allows(partial, from, arc));
    }
    return Optional.of(partial.path());
  }

  private boolean allows(PartialPaths partial, int from, int arc) {
    int next = diagram.forward().next(arc);
    for (var limit : limits) {
      if (!limit.allows(partial.spent(from, limit.costs), arc, next)) {
        return false;
      }
    }
    return true;
  }
}

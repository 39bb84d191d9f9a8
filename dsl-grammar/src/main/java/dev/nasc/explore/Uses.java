package dev.nasc.explore;

import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs what a name calls: a block or a cell; a layer is laid. */
final class Uses {
  private final Walker walker;
  private boolean looksBack = true;

  Uses(Walker walker) {
    this.walker = walker;
  }

  /** Notes what is walked: whether any cell of it asks for the cell before the last. */
  void in(Term.Use space) {
    looksBack = Mentions.any(space, CellUse::looksBack);
  }

  List<Flow> run(Term.Use use, Site site, List<Flow> flows) {
    if (use.target() instanceof Callable.Native target) {
      return switch (target.kind()) {
        case LAYER -> walker.layers().run(use, site, flows);
        case INPUT -> walker.layers().input(use, site, flows);
        default ->
            walker.stop(
                flows, Fault.of(Problem.What.NOT_A_STEP, use, "`" + Values.text(use) + "`"));
      };
    }
    var declared = (Callable.Declared) use.target();
    var frame = Arguments.frame(use, site);
    walker.trail().enter(declared.whole());
    try {
      if (declared.kind() == Callable.Declared.Kind.CELL) {
        return cell(new CellUse(declared, use, frame, site, looksBack), flows);
      }
      return block(use, declared, frame, site, flows);
    } finally {
      walker.trail().leave();
    }
  }

  private List<Flow> block(
      Term.Use use, Callable.Declared block, Frame frame, Site site, List<Flow> flows) {
    var effects = walker.course().effects().filter(it -> it.isPlain(use));
    if (effects.isEmpty()) {
      return walker.blocks().run(use, frame, site, flows, some -> body(block, frame, site, some));
    }
    var around = new Effects.Surroundings(walker.values(), walker.course().isPriced());
    var known = walker.asked(flows, state -> effects.get().known(use, frame, site, state, around));
    var entering = new ArrayList<Entering>(flows.size());
    for (var flow : flows) {
      entering.add(new Entering(flow, known.apply(flow).flatMap(it -> it.of(flow.state()))));
    }
    learn(entering, probes -> body(block, frame, site, probes));
    var done = new ArrayList<Flow>(flows.size());
    var open = new ArrayList<Flow>();
    for (var one : entering) {
      var effect = one.of.flatMap(Effects.Of::effect);
      if (effect.isEmpty()) {
        open.add(one.flow);
      } else {
        done.add(effect.get().on(one.flow));
      }
    }
    done.addAll(body(block, frame, site, open));
    return done;
  }

  /** A flow that comes to a block, and where it is noted what the block does to it. */
  private record Entering(Flow flow, Optional<Effects.Of> of) {}

  /**
   * Runs a block without choices once for all flows that enter it alike, and for all that do not
   * side by side: each comes by an arc of its own, on which its cost is found in the end.
   */
  private void learn(List<Entering> entering, UnaryOperator<List<Flow>> run) {
    var fresh = new LinkedHashMap<Effects.Of, Flow>();
    for (var one : entering) {
      one.of
          .filter(of -> fresh.containsKey(of) || of.isFirstTry())
          .ifPresent(
              of -> fresh.computeIfAbsent(of, it -> Sketch.start(one.flow.state(), fresh.size())));
    }
    if (fresh.isEmpty()) {
      return;
    }
    var course = walker.course().counting().orElseThrow().apart();
    var ends = walker.tried(course, () -> run.apply(List.copyOf(fresh.values())));
    note(List.copyOf(fresh.keySet()), ends);
  }

  private static void note(List<Effects.Of> fresh, List<Flow> ends) {
    for (var end : ends) {
      var output = end.state().current();
      for (var arc : end.arcs()) {
        if (output != null && Sketch.isStart(arc)) {
          fresh
              .get(arc.option())
              .note(new Effects.Effect(output.shape(), arc.cost().plus(end.offset())));
        }
      }
    }
  }

  private List<Flow> body(Callable.Declared block, Frame frame, Site site, List<Flow> flows) {
    var entering = Bodies.keep(flows, frame, Body.INPUT, block.usesInput());
    return walker.run(block.body(), site.in(frame), entering);
  }

  private List<Flow> cell(CellUse cell, List<Flow> flows) {
    var books = walker.course().cells();
    if (books.isPresent()) {
      return Flows.merge(walker.eachOf(flows, flow -> books.get().use(cell, walker, flow)));
    }
    var entered = walker.each(flows, cell::enter);
    var running = walker.course().cell(() -> walker.run(cell.body(), cell.inner(), entered));
    return Flows.map(running, state -> cell.leave(state, state));
  }
}

package dev.nasc.explore;

import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs what a name calls: a block or a cell; a layer is laid. */
final class Uses {
  private final Walker walker;
  private boolean runningPlain;
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
    var effects = walker.course().effects();
    if (effects.isEmpty()) {
      return body(block, frame, site, flows);
    }
    var around = new Effects.Surroundings(walker.values(), walker.course().isPriced());
    var done = new ArrayList<Flow>();
    var open = new ArrayList<Flow>();
    var known = walker.asked(flows, state -> effects.get().known(use, frame, site, state, around));
    for (var flow : flows) {
      var effect = known.apply(flow);
      if (effect.isEmpty()) {
        open.add(flow);
      } else {
        done.addAll(plain(effect.get(), flow, () -> body(block, frame, site, List.of(flow))));
      }
    }
    done.addAll(body(block, frame, site, open));
    return done;
  }

  /** A block without choices, which is run once for all flows that enter it alike. */
  private List<Flow> plain(Effects.Known known, Flow flow, Supplier<List<Flow>> run) {
    var effect = known.effect();
    if (effect.isPresent()) {
      var output = new Value.Tensor(effect.get().output(), 0);
      return List.of(flow.with(flow.state().with(output)).spend(effect.get().cost()));
    }
    boolean outermost = !runningPlain;
    var before = walker.budget().mark();
    runningPlain = true;
    try {
      var ends = run.get();
      known.note(flow, ends);
      return ends;
    } finally {
      if (outermost) { // it is run for one flow, and where no other walk of the text has run it
        runningPlain = false;
        walker.budget().back(before);
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

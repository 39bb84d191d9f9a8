package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Body;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Runs the entries of a body one after another. After each, what is not asked for any more is
 * forgotten, and flows that have become equal go on as one.
 */
final class Bodies {
  private final Walker walker;

  Bodies(Walker walker) {
    this.walker = walker;
  }

  List<Flow> run(Term.Sequence sequence, Site site, int turn, List<Flow> flows) {
    var body = sequence.body();
    var frame = new Frame(site.frame(), site.address(), site.depth() + 1, body.slots(), turn);
    var inner = site.in(frame);
    for (var entry : body.entries()) {
      if (entry instanceof Body.Entry.Let let) {
        var written = inner.let(let.name(), let.slot());
        frame.set(let.slot(), new Frame.Content.Thunk(let.term(), written));
      }
    }
    var running = keep(flows, frame, Body.INPUT, body.lastUse().get(Body.INPUT) >= 0);
    for (int i = 0; i < body.entries().size(); i++) {
      var entry = body.entries().get(i);
      if (entry instanceof Body.Entry.Step step) {
        running = step(step, i, body, inner, running);
      } else if (entry instanceof Body.Entry.Require require) {
        running = forget(require(require, inner, running), i, body, inner);
      } else if (entry instanceof Body.Entry.Decide decide) {
        running = forget(decide(decide, inner, running), i, body, inner);
      }
    }
    return settle(frame, running);
  }

  /** The flows that meet it; the others end here. */
  private List<Flow> require(Body.Entry.Require require, Site site, List<Flow> flows) {
    var met = new ArrayList<Flow>();
    var truth = walker.asked(flows, state -> walker.values().truth(require.term(), site, state));
    walker.each(
        flows,
        flow -> {
          if (truth.apply(flow) || !walker.trail().ends(require.span())) {
            met.add(flow);
          }
          return flow;
        });
    return met;
  }

  /** Evaluates a value, so that what is open in it is decided. */
  private List<Flow> decide(Body.Entry.Decide decide, Site site, List<Flow> flows) {
    var value = walker.asked(flows, state -> walker.values().value(decide.term(), site, state));
    return walker.each(
        flows,
        flow -> {
          var unused = value.apply(flow); // only what it opens counts
          return flow;
        });
  }

  private static List<Flow> forget(List<Flow> flows, int entry, Body body, Site site) {
    int depth = site.frame().depth();
    return Flows.merge(Flows.map(flows, State.after(depth, entry, body.lastUse())));
  }

  private List<Flow> step(Body.Entry.Step step, int index, Body body, Site site, List<Flow> flows) {
    var place = site.step("", step.place()).place();
    return walker
        .course()
        .part(site.frame().depth(), place, flows, some -> stepOf(step, index, body, site, some));
  }

  private List<Flow> stepOf(
      Body.Entry.Step step, int index, Body body, Site site, List<Flow> flows) {
    var inner = site.step(step.label().orElse(""), step.place());
    boolean kept = step.slot() >= 0 && body.lastUse().get(step.slot()) > index;
    int mark = walker.course().mark();
    walker.trail().enter(step.span());
    var entering = walker.course().entering(step.span(), flows);
    List<Flow> running;
    try {
      running =
          step.term() instanceof Term.Graph graph && kept
              ? walker.graphs().run(graph, inner, entering, label(step, site))
              : walker.run(step.term(), inner, entering);
    } finally {
      walker.trail().leave();
    }
    running = walker.course().leaving(step.span(), running);
    running = keep(running, site.frame(), Math.max(step.slot(), 0), kept);
    done(mark, site.frame().depth(), running);
    return forget(running, index, body, site);
  }

  private static Optional<Graphs.Label> label(Body.Entry.Step step, Site site) {
    return step.label().map(name -> new Graphs.Label(step.slot(), name, site.frame()));
  }

  /** Tells the course which decisions the layers since {@code mark} were made under. */
  private void done(int mark, int depthOfPart, List<Flow> flows) {
    if (flows.size() == 1 && walker.course().counting().isEmpty()) {
      walker.course().stepDone(mark, made(flows.get(0).state(), depthOfPart));
    } else if (!flows.isEmpty() && walker.course().takesAll()) {
      var common = new ArrayList<>(made(flows.get(0).state(), depthOfPart));
      flows.forEach(flow -> common.retainAll(made(flow.state(), depthOfPart)));
      walker.course().stepDone(mark, common);
    }
  }

  /** The decisions that were made at {@code depth} and below, other than a {@code let}'s. */
  private static List<State.Decision> made(State state, int depth) {
    var inOrder = new TreeMap<Address, State.Decision>();
    state.decisions().forEach(inOrder::put);
    return inOrder.values().stream()
        .filter(made -> made.depth() >= depth && made.owner() < 0 && !made.counts())
        .toList();
  }

  /** A part of a step by itself: what is decided in it is forgotten after it. */
  List<Flow> branch(Site site, List<Flow> flows, BiFunction<Site, List<Flow>, List<Flow>> part) {
    var inner = site.branch();
    return walker
        .course()
        .part(
            inner.depth(),
            site.place(),
            flows,
            some -> {
              int mark = walker.course().mark();
              var running = part.apply(inner, some);
              done(mark, inner.depth(), running);
              return Flows.merge(Flows.map(running, state -> state.leaving(site.depth())));
            });
  }

  static List<Flow> keep(List<Flow> flows, Frame frame, int slot, boolean needed) {
    var key = new State.SlotKey(frame.depth(), slot);
    return needed ? Flows.map(flows, state -> state.keep(key)) : flows;
  }

  /** Pays for the cells that are declared in a frame: all their uses are known at its end. */
  List<Flow> settle(Frame frame, List<Flow> flows) {
    var books = walker.course().cells();
    return books.isEmpty() || flows.stream().allMatch(it -> it.state().cells().uses().isEmpty())
        ? flows
        : Flows.merge(walker.guarded(flows, () -> books.get().settle(frame, flows)));
  }
}

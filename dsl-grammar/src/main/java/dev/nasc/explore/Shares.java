package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import java.util.List;

/**
 * Runs the branches of {@code concat(repeat(n) { … }, split: true)}: each takes its share of the
 * input's channels; where they cannot be shared evenly, the first branches get one more (path-level
 * transformation, Cai et al. 2018).
 */
final class Shares {
  private final Walker walker;

  Shares(Walker walker) {
    this.walker = walker;
  }

  List<Flow> run(Term branches, Site site, List<Flow> flows) {
    if (!(branches instanceof Term.Repeat repeat)) {
      return walker.stop(flows, Fault.of(Problem.What.NOT_SHARED, branches, Values.text(branches)));
    }
    return walker
        .repeats()
        .turns(
            repeat,
            site,
            flows,
            (turn, running) ->
                walker
                    .bodies()
                    .branch(
                        turn, running, (inner, entering) -> share(repeat, site, inner, entering)));
  }

  /** The count is asked where the repeat stands: it is no choice of each turn. */
  private List<Flow> share(Term.Repeat repeat, Site around, Site site, List<Flow> flows) {
    var entering =
        walker.each(
            Flows.map(flows, State::restart),
            flow -> {
              int count = walker.repeats().count(repeat.count(), around, flow.state());
              return sliced(repeat, count, site, flow);
            });
    return Flows.map(walker.repeats().turn(repeat, site, entering), State::push);
  }

  private Flow sliced(Term.Repeat repeat, int count, Site site, Flow flow) {
    var whole = flow.state().current();
    if (whole == null) {
      throw Fault.of(Problem.What.NO_INPUT, repeat);
    }
    TensorShape shape = whole.shape();
    int share = shape.channels() / count;
    int more = shape.channels() % count;
    int turn = site.turn();
    int from = turn * share + Math.min(turn, more);
    var slice =
        new Operation.Slice(Operation.Slice.Axis.CHANNELS, from, share + (turn < more ? 1 : 0));
    return walker.layers().lay(slice, site.place(), List.of(whole), flow, repeat.span());
  }
}

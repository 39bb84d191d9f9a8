package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Value;

/** One use of a cell: its choices belong to where it is declared, its layers to where it stands. */
record CellUse(Callable.Declared cell, Term.Use use, Frame frame, Site site, boolean isRemembered) {

  CellHistory.Key key() {
    return new CellHistory.Key(cell.name(), declaredIn());
  }

  private Frame declaredIn() {
    return use.hops() < 0 ? Frame.ROOT : site.frame().up(use.hops());
  }

  Term body() {
    return cell.body();
  }

  /** Where the cell's body runs. */
  Site inner() {
    Address address = declaredIn().address().then(cell.name());
    return site.in(frame).cell(address, cell.name());
  }

  /** The flow as the cell's body sees it: what it came with, and what the cell before it had. */
  Flow enter(Flow flow) {
    return flow.with(enter(flow.state()));
  }

  State enter(State state) {
    var prev = prev(state);
    if (!state.stack().isEmpty() && Mentions.any(cell.body(), CellUse::looksBack)) {
      throw Fault.of(Problem.What.CELL_IN_BRANCH, use, cell.name());
    }
    var prev2 = state.cells().before().orElse(prev);
    var kept =
        state
            .keep(new State.SlotKey(frame.depth(), State.PREV), prev)
            .keep(new State.SlotKey(frame.depth(), State.PREV2), prev2);
    return cell.usesInput() ? kept.keep(new State.SlotKey(frame.depth(), Body.INPUT), prev) : kept;
  }

  Value.Tensor prev(State state) {
    if (state.current() == null) {
      throw Fault.of(Problem.What.NO_INPUT, use);
    }
    return state.current();
  }

  static boolean isOfCell(Term term) {
    return term instanceof Term.Use use
        && use.target() instanceof Callable.Declared declared
        && declared.kind() == Callable.Declared.Kind.CELL;
  }

  static boolean looksBack(Term term) {
    return term instanceof Term.Given given && given.word() == Term.Given.Word.PREV2;
  }

  /** The state after the cell, which came in {@code before}; its {@code prev} is remembered. */
  State leave(State inside, State after) {
    var prev = inside.tensor(new State.SlotKey(frame.depth(), State.PREV));
    return prev == null || !isRemembered ? after : after.with(after.cells().after(prev));
  }
}

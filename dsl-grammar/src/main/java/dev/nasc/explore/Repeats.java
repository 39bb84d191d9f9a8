package dev.nasc.explore;

import dev.nasc.model.Cost;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Runs {@code repeat(n) { … }}: n times in whatever it stands. Where n is a choice, it is decided
 * when the turns that every option has are done: until then it need not be remembered.
 */
final class Repeats {
  private static final int MOST_TURNS = 10_000;

  private final Walker walker;
  private final Predicate<Term> asksTurn = Mentions.remembered(Term.Index.class::isInstance);

  Repeats(Walker walker) {
    this.walker = walker;
  }

  /** One turn after another. */
  List<Flow> run(Term.Repeat repeat, Site site, List<Flow> flows) {
    boolean alike = walker.course().effects().isPresent() && !asksTurn.test(repeat.body());
    return counted(
        repeat,
        site,
        flows,
        (from, to, group) -> {
          var running = group;
          for (int i = from; i < to && !running.isEmpty(); i++) {
            var next = turn(repeat, at(site, i), running);
            var still =
                alike && i > 0 ? steady(running, next, to - i - 1) : Optional.<List<Flow>>empty();
            if (still.isPresent()) {
              return still.get();
            }
            running = next;
          }
          return running;
        });
  }

  /** What {@code turn} makes of each turn, for every count that flows come to. */
  List<Flow> turns(
      Term.Repeat repeat,
      Site site,
      List<Flow> flows,
      BiFunction<Site, List<Flow>, List<Flow>> turn) {
    return counted(
        repeat,
        site,
        flows,
        (from, to, group) -> {
          var running = group;
          for (int i = from; i < to && !running.isEmpty(); i++) {
            running = turn.apply(at(site, i), running);
          }
          return running;
        });
  }

  /** Runs one turn, at its site. */
  List<Flow> turn(Term.Repeat repeat, Site site, List<Flow> flows) {
    return walker.bodies().run((Term.Sequence) repeat.body(), site, site.turn(), flows);
  }

  private static Site at(Site site, int turn) {
    return site.addressed(site.address().at(turn)).under(String.valueOf(turn)).inTurn(turn);
  }

  /** Some turns of a repeat: {@code from} to {@code to}, exclusive. */
  private interface Stretch {
    List<Flow> run(int from, int to, List<Flow> flows);
  }

  private List<Flow> counted(Term.Repeat repeat, Site site, List<Flow> flows, Stretch stretch) {
    var done = new ArrayList<Flow>();
    walker
        .byAnswer(flows, state -> least(repeat.count(), site, state))
        .forEach(
            (least, group) -> {
              var running = stretch.run(0, least, group);
              walker
                  .byAnswer(running, state -> count(repeat.count(), site, state))
                  .forEach((count, rest) -> done.addAll(stretch.run(least, count, rest)));
            });
    return Flows.merge(done);
  }

  /**
   * The flows after all other turns, where one turn only costs: the turns after it do the same, as
   * long as nothing asks which turn it is.
   */
  private static Optional<List<Flow>> steady(List<Flow> before, List<Flow> after, int turns) {
    if (before.size() != after.size()) {
      return Optional.empty();
    }
    var byArcs = new IdentityHashMap<List<Flow.Arc>, Flow>();
    before.forEach(flow -> byArcs.put(flow.arcs(), flow));
    var done = new ArrayList<Flow>();
    for (var flow : after) {
      var same = byArcs.get(flow.arcs());
      if (same == null || !same.state().equals(flow.state())) {
        return Optional.empty();
      }
      Cost turn = flow.offset().minus(same.offset());
      done.add(flow.spend(turn.times(turns)));
    }
    return Optional.of(done);
  }

  /** How many turns there are at least, while the count itself is an open choice of numbers. */
  private int least(Term term, Site site, State state) {
    try {
      return count(term, site, state);
    } catch (Undecided open) {
      var least =
          isChoice(term, site, open)
              ? open.candidates().stream()
                  .map(candidate -> number(candidate.term()))
                  .reduce(
                      (a, b) -> a.isPresent() && b.isPresent() ? smaller(a, b) : Optional.empty())
                  .flatMap(number -> number)
              : Optional.<Rational>empty();
      if (least.isEmpty() || !least.get().isInt() || least.get().toInt() < 0) {
        throw open;
      }
      return Math.min(least.get().toInt(), MOST_TURNS);
    }
  }

  private static Optional<Rational> smaller(Optional<Rational> a, Optional<Rational> b) {
    return a.orElseThrow().compareTo(b.orElseThrow()) <= 0 ? a : b;
  }

  private static Optional<Rational> number(Term term) {
    return term instanceof Term.Constant constant
            && constant.value() instanceof Value.Quantity quantity
        ? Optional.of(quantity.amount())
        : Optional.empty();
  }

  /** Whether the count is that choice itself, and not a number made of it. */
  private static boolean isChoice(Term term, Site site, Undecided open) {
    if (term instanceof Term.Slot slot
        && site.frame().up(slot.hops()).slot(slot.slot()) instanceof Frame.Content.Thunk thunk) {
      return isChoice(thunk.term(), thunk.site(), open);
    }
    return term instanceof Term.Choice && term.span().equals(open.span());
  }

  /** A count as a whole number within reason. */
  int count(Term term, Site site, State state) {
    var count = walker.values().number(term, site, state);
    if (!count.isWhole() || count.compareTo(Rational.ZERO) < 0) {
      throw Fault.of(
          Problem.What.WRONG_TYPE, term, Values.text(term), "a whole number, 0 or more", count);
    }
    if (count.compareTo(Rational.of(MOST_TURNS)) > 0) {
      throw Fault.of(Problem.What.TOO_LONG, term, count, MOST_TURNS);
    }
    return count.toInt();
  }
}

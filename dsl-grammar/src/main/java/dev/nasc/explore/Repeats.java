package dev.nasc.explore;

import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs {@code repeat(n) { … }}: n times in whatever it stands. */
final class Repeats {
  private static final int MOST_TURNS = 10_000;

  private final Walker walker;

  Repeats(Walker walker) {
    this.walker = walker;
  }

  /** One turn after another. */
  List<Flow> run(Term.Repeat repeat, Site site, List<Flow> flows) {
    return turns(repeat, site, flows, (inner, running) -> turn(repeat, inner, running));
  }

  /** Runs one turn, at a site of {@link #turns}. */
  List<Flow> turn(Term.Repeat repeat, Site site, List<Flow> flows) {
    return walker.sequence((Term.Sequence) repeat.body(), site, site.turn(), flows);
  }

  /** What {@code turn} makes of each turn, for every count that flows come to. */
  List<Flow> turns(
      Term.Repeat repeat,
      Site site,
      List<Flow> flows,
      BiFunction<Site, List<Flow>, List<Flow>> turn) {
    var done = new ArrayList<Flow>();
    walker
        .grouped(flows, flow -> count(repeat.count(), site, flow.state()))
        .forEach(
            (count, group) -> {
              var running = group;
              for (int i = 0; i < count && !running.isEmpty(); i++) {
                var inner = site.addressed(site.address().at(i)).under(String.valueOf(i));
                running = turn.apply(inner.inTurn(i), running);
              }
              done.addAll(running);
            });
    return Flows.merge(done);
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

package dev.nasc.explore;

import dev.nasc.explore.Undecided.Candidate;
import dev.nasc.model.Address;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a choice is decided, what can be taken there, and what was. */
final class Choices {
  private static final int MOST = 100_000;

  private final Values values;

  Choices(Values values) {
    this.values = values;
  }

  static Address address(Term.Choice choice, Site site) {
    return choice.whole() && site.labelled() ? site.address() : site.address().then(choice.name());
  }

  /** The option taken: decided in this state, or the only one there is; else {@link Undecided}. */
  Candidate taken(Term.Choice choice, Site site, State state) {
    var address = address(choice, site);
    var candidates = candidates(choice, site, state);
    if (candidates.isEmpty()) {
      throw Fault.of(Problem.What.NO_OPTION, choice, address);
    }
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    var decided = state.decisions().get(address);
    if (decided == null) {
      throw new Undecided(choice, site, address, candidates);
    }
    return candidates.stream()
        .filter(candidate -> candidate.index() == decided.option())
        .findFirst()
        .orElseThrow(() -> Fault.of(Problem.What.SHARED_ADDRESS, choice, address));
  }

  private List<Candidate> candidates(Term.Choice choice, Site site, State state) {
    var candidates = new ArrayList<Candidate>();
    int index = 0;
    for (var option : choice.options()) {
      if (option.term() instanceof Term.Range range) {
        for (Rational value : values.range(range, site, state)) {
          var constant = new Term.Constant(Value.Quantity.of(value), range.span());
          candidates.add(new Candidate(index++, value.toString(), constant));
        }
      } else {
        if (holds(option.guard(), site, state)) {
          candidates.add(new Candidate(index, option.label(), option.term()));
        }
        index++;
      }
      if (index > MOST) {
        throw Fault.of(Problem.What.TOO_LONG, choice, index, MOST);
      }
    }
    return candidates;
  }

  private boolean holds(Optional<Term> guard, Site site, State state) {
    return guard.isEmpty() || values.truth(guard.get(), site, state);
  }
}

package dev.nasc.explore;

import dev.nasc.explore.Undecided.Candidate;
import dev.nasc.model.Address;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a choice is decided, what can be taken there, and what was. */
final class Choices {
  private static final int MOST = 100_000;

  private final Values values;
  private final IdentityHashMap<Term.Option, Boolean> met = new IdentityHashMap<>();
  private final IdentityHashMap<Term.Choice, List<Candidate>> fixed = new IdentityHashMap<>();

  Choices(Values values) {
    this.values = values;
  }

  static Address address(Term.Choice choice, Site site) {
    return choice.whole() && site.labelled() ? site.address() : site.address().then(choice.name());
  }

  static Address address(Term.ChoiceOf choice, Site site) {
    return site.address().then(choice.name());
  }

  /** The option taken: decided in this state, or the only one there is; else {@link Undecided}. */
  Candidate taken(Term.Choice choice, Site site, State state) {
    return taken(choice, address(choice, site), site, state);
  }

  /** The same where the address is known. */
  Candidate taken(Term.Choice choice, Address address, Site site, State state) {
    var place = new Place(address, choice, choice.counts());
    return decided(place, candidates(choice, site, state), site, state);
  }

  /** Which elements of a list were taken together. */
  record Picked(List<States.Element> elements) {}

  /** The one element, or the several, that were taken of a list. */
  Picked picked(Term.ChoiceOf choice, Site site, State state) {
    var elements = values.states().elements(choice.list(), site, state);
    boolean one = choice.take() == Term.ChoiceOf.Take.ONE;
    var subsets = Subsets.of(elements.size(), one ? 1 : size(choice, site, state));
    if (subsets.isEmpty()) {
      throw Fault.of(Problem.What.NO_OPTION, choice, address(choice, site));
    }
    var candidates = new ArrayList<Candidate>();
    for (var subset : subsets) {
      var names = subset.stream().map(index -> elements.get(index).name()).toList();
      var label = one ? names.get(0) : names.toString();
      candidates.add(new Candidate(candidates.size(), label, choice));
    }
    var place = new Place(address(choice, site), choice, !one || isOfStates(elements));
    var taken = decided(place, candidates, site, state);
    return new Picked(subsets.get(taken.index()).stream().map(elements::get).toList());
  }

  /** The places of layers tell states apart, so weights need not. */
  private static boolean isOfStates(List<States.Element> elements) {
    return elements.get(0).term() instanceof Term.StateOf;
  }

  private int size(Term.ChoiceOf choice, Site site, State state) {
    var size = values.number(choice.count().orElseThrow(), site, state);
    if (!size.isWhole() || size.compareTo(Rational.ONE) < 0) {
      throw Fault.of(
          Problem.What.WRONG_TYPE,
          choice,
          Values.text(choice),
          "a choice of one or more",
          "one of " + size);
    }
    return size.isInt() ? size.toInt() : Integer.MAX_VALUE;
  }

  /** Whether {@code some of list} takes an element. */
  boolean isTaken(Term.ChoiceOf choice, States.Element element, Site site, State state) {
    var place = new Place(address(choice, site).at(element.name()), choice, true);
    var no = new Candidate(0, "false", choice);
    var yes = new Candidate(1, "true", choice);
    return decided(place, List.of(no, yes), site, state).index() == 1;
  }

  /**
   * @param counts whether weights do not depend on it
   */
  private record Place(Address address, Term choice, boolean counts) {}

  private static Candidate decided(
      Place place, List<Candidate> candidates, Site site, State state) {
    if (candidates.isEmpty()) {
      throw Fault.of(Problem.What.NO_OPTION, place.choice, place.address);
    }
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    int decided = state.option(place.address);
    if (decided == State.OPEN) {
      throw new Undecided(place.choice.span(), place.counts, site, place.address, candidates);
    }
    for (var candidate : candidates) {
      if (candidate.index() == decided && candidate.label().equals(state.label(place.address))) {
        return candidate;
      }
    }
    throw Fault.of(Problem.What.SHARED_ADDRESS, place.choice, place.address);
  }

  private List<Candidate> candidates(Term.Choice choice, Site site, State state) {
    var known = fixed.get(choice);
    if (known == null) {
      known = evaluated(choice, site, state);
      if (isFixed(choice)) {
        fixed.put(choice, known);
      }
    }
    return known;
  }

  /** Whether the options are the same in every state: no guard, and no end that is calculated. */
  private static boolean isFixed(Term.Choice choice) {
    return choice.options().stream()
        .allMatch(
            option ->
                option.guard().isEmpty()
                    && (!(option.term() instanceof Term.Range range) || isFixed(range))
                    && (!Lattice.is(option.term()) || isConstant((Term.Use) option.term())));
  }

  private static boolean isConstant(Term.Use use) {
    return use.arguments().stream()
        .allMatch(end -> end.filter(Term.Constant.class::isInstance).isPresent());
  }

  private static boolean isFixed(Term.Range range) {
    return range.low() instanceof Term.Constant
        && range.high() instanceof Term.Constant
        && (range.step().isEmpty() || range.step().get() instanceof Term.Constant);
  }

  /** The options with a test that held nowhere, in the order of the text. */
  List<Term.Option> dead() {
    return met.entrySet().stream()
        .filter(option -> !option.getValue())
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingInt(option -> option.span().start()))
        .toList();
  }

  private static void differ(Term.Choice choice, List<Candidate> candidates) {
    var labels = new HashSet<String>();
    for (var candidate : candidates) {
      if (!labels.add(candidate.label())) {
        throw Fault.of(Problem.What.REPEATED_OPTION, choice, candidate.label());
      }
    }
  }

  private List<Candidate> evaluated(Term.Choice choice, Site site, State state) {
    var candidates = new ArrayList<Candidate>();
    int index = 0;
    for (var option : choice.options()) {
      var spelled = spelledOut(option.term(), site, state);
      if (spelled.isPresent()) {
        for (Rational value : spelled.get()) {
          var constant = new Term.Constant(Quantity.of(value), option.term().span());
          candidates.add(new Candidate(index++, value.toString(), constant));
        }
      } else {
        boolean holds = holds(option.guard(), site, state);
        if (option.guard().isPresent()) {
          met.merge(option, holds, Boolean::logicalOr);
        }
        if (holds) {
          candidates.add(new Candidate(index, option.label(), option.term()));
        }
        index++;
      }
      if (index > MOST) {
        throw Fault.of(Problem.What.TOO_LONG, choice, index, MOST);
      }
    }
    differ(choice, candidates);
    return candidates;
  }

  /** The numbers of an option that stands for several. */
  private Optional<List<Rational>> spelledOut(Term option, Site site, State state) {
    if (option instanceof Term.Range range) {
      return Optional.of(values.range(range, site, state));
    }
    return Lattice.is(option)
        ? Optional.of(values.lattice((Term.Use) option, site, state))
        : Optional.empty();
  }

  private boolean holds(Optional<Term> guard, Site site, State state) {
    return guard.isEmpty() || values.truth(guard.get(), site, state);
  }
}

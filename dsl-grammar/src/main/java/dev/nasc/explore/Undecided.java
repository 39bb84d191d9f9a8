package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Term;
import java.util.List;

/** Evaluation met a choice that this state has not decided: the walk branches and tries again. */
final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Term.Choice choice;
  private final transient Site site;
  private final transient Address address;
  private final transient List<Candidate> candidates;

  /**
   * One option that can be taken here.
   *
   * @param index among all options as written, ranges spelled out
   */
  record Candidate(int index, String label, Term term) {}

  /** A condition mentions what its architecture never decides. */
  static final class Never extends Exception {
    private static final long serialVersionUID = 1L;

    Never() {
      super(null, null, false, false);
    }
  }

  Undecided(Term.Choice choice, Site site, Address address, List<Candidate> candidates) {
    super(null, null, false, false);
    this.choice = choice;
    this.site = site;
    this.address = address;
    this.candidates = candidates;
  }

  Term.Choice choice() {
    return choice;
  }

  Site site() {
    return site;
  }

  Address address() {
    return address;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  State.Decision decision(Candidate taken) {
    return new State.Decision(
        taken.index(), taken.label(), site.frame().depth(), site.owner(), choice.counts());
  }
}

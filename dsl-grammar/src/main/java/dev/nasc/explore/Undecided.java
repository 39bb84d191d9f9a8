package dev.nasc.explore;

import dev.nasc.analysis.Lazy;
import dev.nasc.model.Address;
import dev.nasc.model.Term;
import dev.nasc.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluation met a choice that this state has not decided: the walk branches and tries again. */
final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final boolean counts;
  private final transient Site site;
  private final transient Address address;
  private final transient List<Candidate> candidates;
  private final transient Lazy<List<String>> options = new Lazy<>(this::labels);
  private final transient Lazy<List<State.Decision>> decisions = new Lazy<>(this::each);

  /**
   * One option that can be taken here.
   *
   * @param index among all options as written, ranges spelled out
   */
  record Candidate(int index, String label, Term term) {
    /** Among the candidates of one choice the index says all; terms are large to compare. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Candidate candidate && candidate.index == index;
    }

    @Override
    public int hashCode() {
      return index;
    }
  }

  /** A condition mentions what its architecture never decides. */
  static final class Never extends Exception {
    private static final long serialVersionUID = 1L;

    Never() {
      super(null, null, false, false);
    }
  }

  Undecided(Span span, boolean counts, Site site, Address address, List<Candidate> candidates) {
    super(null, null, false, false);
    this.span = span;
    this.counts = counts;
    this.site = site;
    this.address = address;
    this.candidates = candidates;
  }

  /** Where the choice is written. */
  Span span() {
    return span;
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

  /** How deep what it was written in is. */
  int scope() {
    return site.scope();
  }

  /** The labels of the candidates. */
  List<String> options() {
    return options.get();
  }

  private List<String> labels() {
    return candidates.stream().map(Candidate::label).toList();
  }

  /** What taking each candidate is, in their order. */
  List<State.Decision> decisions() {
    return decisions.get();
  }

  private List<State.Decision> each() {
    return candidates.stream().map(this::decision).toList();
  }

  /** The candidate that was taken in a flow since. */
  Candidate taken(Flow since) {
    int option = since.state().option(address);
    return candidates.stream().filter(it -> it.index() == option).findFirst().orElseThrow();
  }

  State.Decision decision(Candidate taken) {
    return new State.Decision(taken.index(), taken.label(), scope(), site.owner(), counts);
  }
}

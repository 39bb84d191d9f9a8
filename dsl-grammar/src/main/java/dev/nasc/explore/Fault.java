package dev.nasc.explore;

import dev.nasc.model.Term;
import dev.nasc.source.Span;
import java.util.Arrays;
import java.util.Optional;

/** A run of the space met something that cannot be; the walk reports it and drops that run. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private Fault(Problem problem) {
    super(problem.what().toString(), null, false, false);
    this.problem = problem;
  }

  static Fault of(Problem.What what, Span span, Object... arguments) {
    var words = Arrays.stream(arguments).map(String::valueOf).toList();
    return new Fault(new Problem(what, span, words, Optional.empty()));
  }

  static Fault of(Problem.What what, Term term, Object... arguments) {
    return of(what, term.span(), arguments);
  }

  Problem problem() {
    return problem;
  }
}

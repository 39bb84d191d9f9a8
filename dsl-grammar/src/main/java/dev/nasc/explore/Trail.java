package dev.nasc.explore;

import dev.nasc.analysis.Interruption;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a walk is, as the places around it: problems inside a library block are reported at its
 * use, and costs can be limited to one place.
 */
class Trail {
  private final SourceFile file;
  private final Optional<Span> focus;
  private final Deque<Span> around = new ArrayDeque<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private int inFocus;
  private boolean broken;
  private final Set<Span> waived;
  private final Set<Span> unmet = new LinkedHashSet<>();

  /**
   * @param file the one that problems are reported in
   * @param focus the place whose costs alone count, or everything
   */
  Trail(SourceFile file, Optional<Span> focus) {
    this(file, focus, Set.of());
  }

  /**
   * @param waived the {@code require}s that need not be met
   */
  Trail(SourceFile file, Optional<Span> focus, Set<Span> waived) {
    this.file = file;
    this.focus = focus;
    this.waived = Set.copyOf(waived);
  }

  /** Every step of a walk passes here, which makes it the place to stop a walk nobody waits for. */
  void enter(Span span) {
    Interruption.check();
    around.push(span);
    inFocus += focus.isPresent() && focus.get().equals(span) ? 1 : 0;
  }

  void leave() {
    var span = around.pop();
    inFocus -= focus.isPresent() && focus.get().equals(span) ? 1 : 0;
  }

  boolean counts() {
    return focus.isEmpty() || inFocus > 0;
  }

  Span innermost() {
    return around.isEmpty() ? file.span(0, 0) : around.peek();
  }

  void report(Problem problem) {
    if (problem.what() == Problem.What.BROKEN) {
      broken = true;
      return;
    }
    if (isHere(problem.span())) {
      problems.add(problem);
      return;
    }
    var use = around.stream().filter(this::isHere).findFirst().orElse(file.span(0, 0));
    problems.add(
        new Problem(problem.what(), use, problem.arguments(), Optional.of(problem.span())));
  }

  /** A run does not meet a {@code require}: it ends, unless that need not be met. */
  boolean ends(Span require) {
    if (waived.contains(require)) {
      return false;
    }
    unmet.remove(require); // the last of them comes last
    unmet.add(require);
    return true;
  }

  /** The {@code require}s that ended a run. */
  Set<Span> unmet() {
    return Collections.unmodifiableSet(unmet);
  }

  /** Nothing is left and nothing was wrong: it is these requirements. */
  void reportUnmet(Collection<Span> requirements) {
    if (isWhole() && !requirements.isEmpty()) {
      var texts = requirements.stream().map(it -> "`" + Values.text(it) + "`").toList();
      var last = List.copyOf(requirements).get(requirements.size() - 1);
      var at = isHere(last) ? last : file.span(0, 0);
      var fault =
          texts.size() == 1
              ? Fault.of(Problem.What.UNMET, at, Values.text(last))
              : Fault.of(Problem.What.CONFLICT, at, String.join(" and ", texts));
      problems.add(fault.problem());
    }
  }

  boolean isWhole() {
    return !broken && problems.isEmpty();
  }

  List<Problem> problems() {
    return new ArrayList<>(problems);
  }

  private boolean isHere(Span span) {
    return span.file().equals(file);
  }
}

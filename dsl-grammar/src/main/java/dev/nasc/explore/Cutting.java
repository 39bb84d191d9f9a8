package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a space down to what keeps limits on decisions and on costs of its parts, exactly. */
final class Cutting {
  private final Term.Use program;
  private final SourceFile file;
  private Optional<Problem> problem = Optional.empty();

  Cutting(Term.Use program, SourceFile file) {
    this.program = program;
    this.file = file;
  }

  /** What stood in the way: values that cannot be compared, or too many states. */
  Optional<Problem> problem() {
    return problem;
  }

  /** The whole space, cut by costs of its parts: the same walk draws a diagram of each. */
  Optional<Diagram> byCosts(List<Constraint.Mix> mixes) {
    var whole = walk(Optional.empty());
    var trackers = new ArrayList<MixTracker>();
    for (var mix : mixes) {
      var figures = new ArrayList<MixTracker.Weighted>();
      mix.factors()
          .forEach(
              (figure, factor) ->
                  figures.add(
                      new MixTracker.Weighted(
                          figure.part().isEmpty() ? whole : part(figure.part()),
                          figure.measure(),
                          factor)));
      trackers.add(new MixTracker(whole, figures, mix));
    }
    return counted(Product.of(whole, new Together(trackers)));
  }

  private Diagram part(String label) {
    return walk(place(program, label));
  }

  Optional<Diagram> byDecisions(Diagram diagram, List<Term> conditions) {
    var left = Optional.of(diagram);
    for (var condition : conditions) {
      if (left.isPresent()) {
        var tracker = new DecisionTracker(left.get(), condition);
        left = counted(Product.of(left.get(), tracker));
        problem = problem.isPresent() ? problem : tracker.problem();
      }
    }
    return left;
  }

  private Optional<Diagram> counted(Optional<Diagram> cut) {
    if (cut.isEmpty()) {
      problem =
          Optional.of(
              Fault.of(Problem.What.TOO_ENTANGLED, program.span(), Product.MOST_NODES).problem());
    }
    return cut;
  }

  private Diagram walk(Optional<Span> focus) {
    var trail = new Trail(file, focus);
    var course = new CountingCourse(trail);
    return course.diagram(new Walker(course, trail).walk(program, course.start()));
  }

  /** The step of a space that is labelled so; a search that wraps a space has the same steps. */
  static Optional<Span> place(Term.Use space, String label) {
    if (!(space.target() instanceof Callable.Declared declared
        && declared.body() instanceof Term.Sequence sequence)) {
      return Optional.empty();
    }
    for (var entry : sequence.body().entries()) {
      if (entry instanceof Body.Entry.Step step) {
        if (step.label().filter(label::equals).isPresent()) {
          return Optional.of(step.span());
        }
        if (step.term() instanceof Term.Use use
            && use.target() instanceof Callable.Declared inner
            && inner.kind() == Callable.Declared.Kind.SPACE) {
          return place(use, label);
        }
      }
    }
    return Optional.empty();
  }

  /** Several trackers at once. */
  private record Together(List<MixTracker> trackers) implements Product.Tracker<List<Long>> {
    @Override
    public List<Long> start() {
      return trackers.stream().map(MixTracker::start).toList();
    }

    @Override
    public Optional<List<Long>> next(List<Long> state, int node, int arc) {
      var after = new ArrayList<Long>();
      for (int i = 0; i < trackers.size(); i++) {
        var one = trackers.get(i).next(state.get(i), node, arc);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        after.add(one.get());
      }
      return Optional.of(after);
    }

    @Override
    public boolean accepts(List<Long> state) {
      for (int i = 0; i < trackers.size(); i++) {
        if (!trackers.get(i).accepts(state.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}

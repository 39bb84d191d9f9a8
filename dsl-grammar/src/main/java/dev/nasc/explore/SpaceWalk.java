package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Repeated;
import dev.nasc.model.Address;
import dev.nasc.model.Measure;
import dev.nasc.model.Term;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes spaces of the programs of one text: by a walk that adds up costs, or by one that leaves
 * them out. What blocks without choices do is found out once for all of them.
 */
public final class SpaceWalk {
  private final boolean readable;
  private final Effects effects = new Effects();

  /**
   * @param readable whether the parser could read the text; a walk gives up sooner where not, and
   *     says nothing of it
   */
  public SpaceWalk(boolean readable) {
    this.readable = readable;
  }

  /** A space, or what is wrong with it. */
  public record Walked(
      Optional<WalkedSpace> space, List<Problem> problems, List<Term.Option> dead) {
    private boolean isEntangled() {
      return !problems.isEmpty()
          && problems.stream().allMatch(it -> it.what() == Problem.What.TOO_ENTANGLED);
    }

    /** The same of a program that says the same; empty where it does not. */
    private Optional<Walked> of(String name, Program now, Wording said) {
      return space
          .filter(it -> it.name().equals(name) || problems.isEmpty()) // which may name it
          .flatMap(it -> it.wording().places(said))
          .filter(places -> places.keySet().containsAll(space.get().choiceSpans().values()))
          .map(places -> new Moving(places).of(this, space.get().moved(name, now, said, places)));
    }
  }

  /** What was found out about a program, at the places where it stands in a later text. */
  private record Moving(Map<Span, Span> places) {
    Walked of(Walked before, WalkedSpace space) {
      return new Walked(
          Optional.of(space),
          before.problems.stream().map(this::moved).toList(),
          before.dead.stream().map(this::moved).toList());
    }

    private Problem moved(Problem it) {
      return new Problem(
          it.what(), moved(it.span()), it.arguments(), it.related().map(this::moved));
    }

    private Term.Option moved(Term.Option it) {
      return new Term.Option(it.label(), it.term(), it.guard(), moved(it.span()));
    }

    private Span moved(Span place) {
      return places.getOrDefault(place, place);
    }
  }

  /**
   * Walks a space, or takes what came of one that is known, in this text, an earlier version of it
   * or another, where the programs say the same.
   */
  public Walked walk(String name, Term.Use use, SourceFile file, List<Walked> known) {
    if (known.isEmpty()) {
      return walk(name, use, file);
    }
    var program = new Program(use, file);
    var said = Wording.of(use);
    return known.stream()
        .flatMap(it -> it.of(name, program, said).stream())
        .findFirst()
        .orElseGet(() -> walk(name, use, file));
  }

  /**
   * Walks a space.
   *
   * @param use of it, with arguments or defaults
   * @param file where problems are reported
   */
  public Walked walk(String name, Term.Use use, SourceFile file) {
    var program = new Program(use, file);
    try {
      var walked = exactly(name, program);
      return walked.isEntangled() ? loosely(name, program).orElse(walked) : walked;
    } catch (ArithmeticException tooLarge) {
      var sentence = "`%s` costs more than can be counted, 2^63 - 1.".formatted(name);
      var problem =
          new Problem(Problem.What.SHAPE, use.span(), List.of(sentence), Optional.empty());
      return new Walked(Optional.empty(), List.of(problem), List.of());
    }
  }

  private Walked exactly(String name, Program program) {
    var trail = new Trail(program.file(), Optional.empty());
    var course = new CountingCourse(trail, effects);
    var budget = new Budget(readable);
    var walker = new Walker(course, trail, budget);
    var ends = walker.walk(program.use(), course.start());
    if (budget.gaveUp()) {
      return new Walked(Optional.empty(), trail.problems(), List.of());
    }
    if (!trail.isWhole() || ends.isEmpty()) {
      trail.reportUnmet(readable ? conflict(program, trail.unmet()) : trail.unmet());
      return new Walked(Optional.empty(), trail.problems(), List.of());
    }
    var diagram = Program.reduced(course.diagram(ends), trail);
    var twice = Repeated.in(diagram);
    if (twice.isPresent()) {
      return new Walked(Optional.empty(), List.of(shared(twice.get(), course)), List.of());
    }
    var space = WalkedSpace.whole(walk(name, program, diagram, course, ends, Optional.empty()));
    Stream.of(Measure.values()).filter(Measure::isCost).forEach(space::bounds); // or they overflow
    return new Walked(Optional.of(space), List.of(), walker.dead());
  }

  /** Two choices of one address that one network makes one after the other. */
  private static Problem shared(Address address, CountingCourse course) {
    var place = Objects.requireNonNull(course.spans().get(address));
    return new Problem(
        Problem.What.SHARED_ADDRESS, place, List.of(address.text()), Optional.empty());
  }

  /** A space whose costs are sampled; empty where its decisions hang on shapes. */
  static Optional<Walked> loosely(String name, Program program) {
    var trail = new Trail(program.file(), Optional.empty());
    var course = CountingCourse.loose(trail);
    var walker = new Walker(course, trail);
    var ends = walker.walk(program.use(), course.start());
    if (!trail.isWhole() || ends.isEmpty()) {
      return Optional.empty();
    }
    var diagram = Program.reduced(course.diagram(ends), trail);
    var twice = Repeated.in(diagram);
    if (twice.isPresent()) {
      return Optional.of(
          new Walked(Optional.empty(), List.of(shared(twice.get(), course)), List.of()));
    }
    var costs = SampledCosts.of(diagram, program);
    var sampled =
        new Problem(Problem.What.SAMPLED, program.use().span(), List.of(name), Optional.empty());
    return costs.map(
        it ->
            new Walked(
                Optional.of(
                    WalkedSpace.whole(walk(name, program, diagram, course, List.of(), costs))),
                List.of(sampled),
                walker.dead()));
  }

  private static Walk walk(
      String name,
      Program program,
      Diagram diagram,
      CountingCourse course,
      List<Flow> ends,
      Optional<SampledCosts> sampled) {
    var border = Border.of(course.inputs(), ends);
    return new Walk(name, program, diagram, course.blocks(), course.spans(), border, sampled);
  }

  /** Of the {@code require}s that leave nothing, as few as leave nothing too. */
  private static Set<Span> conflict(Program program, Set<Span> unmet) {
    var needed = new LinkedHashSet<>(unmet);
    for (var one : unmet) {
      var waived = new LinkedHashSet<>(unmet);
      waived.removeAll(needed);
      waived.add(one);
      var trail = new Trail(program.file(), Optional.empty(), waived);
      var course = new CountingCourse(trail);
      var walker = new Walker(course, trail);
      if (needed.size() > 1
          && walker.walk(program.use(), course.start()).isEmpty()
          && trail.isWhole()) {
        needed.remove(one);
      }
    }
    return needed;
  }
}

package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A space as its diagram; its networks are built by walking again under decisions. */
public final class WalkedSpace implements SearchSpace {
  private final String name;
  private final Term.Use program;
  private final SourceFile file;
  private final Diagram diagram;
  private final Counts counts;
  private final List<ChoiceBlock> blocks;
  private final Map<Address, Span> spans;
  private final List<Constraint.Bound> required;
  private final Proposer proposer;

  private WalkedSpace(
      String name,
      Term.Use program,
      SourceFile file,
      Diagram diagram,
      List<ChoiceBlock> blocks,
      Map<Address, Span> spans,
      List<Constraint.Bound> required) {
    this.name = name;
    this.program = program;
    this.file = file;
    this.diagram = diagram;
    this.counts = new Counts(diagram);
    this.blocks = List.copyOf(blocks);
    this.spans = new LinkedHashMap<>(spans);
    this.required = required;
    this.proposer =
        required.isEmpty() ? new Proposer(diagram, counts, architecture -> true) : capped(required);
  }

  /** A space, or what is wrong with it. */
  public record Walked(Optional<WalkedSpace> space, List<Problem> problems) {}

  /**
   * Walks a space.
   *
   * @param program its use, with arguments or defaults
   * @param file where problems are reported
   */
  public static Walked walk(String name, Term.Use program, SourceFile file) {
    try {
      return exactly(name, program, file);
    } catch (ArithmeticException tooLarge) {
      var sentence = "`%s` costs more than can be counted, 2^63 - 1.".formatted(name);
      var problem =
          new Problem(Problem.What.SHAPE, program.span(), List.of(sentence), Optional.empty());
      return new Walked(Optional.empty(), List.of(problem));
    }
  }

  private static Walked exactly(String name, Term.Use program, SourceFile file) {
    var trail = new Trail(file, Optional.empty());
    var course = new CountingCourse(trail);
    var ends = new Walker(course, trail).walk(program, course.start());
    if (!trail.isWhole() || ends.isEmpty()) {
      return new Walked(Optional.empty(), trail.problems());
    }
    var space =
        new WalkedSpace(
            name, program, file, course.diagram(ends), course.blocks(), course.spans(), List.of());
    Stream.of(Measure.values()).filter(Measure::isCost).forEach(space::bounds); // or they overflow
    return new Walked(Optional.of(space), List.of());
  }

  /**
   * The space that holds only what meets all {@code constraints}. Exact where the diagram can be
   * cut down to it; else count and bounds stay those of the whole, and the draws meet the
   * constraints.
   */
  public WalkedSpace requiring(List<Constraint> constraints) {
    var bounds = pressing(constraints);
    if (bounds.isEmpty()) {
      return this;
    }
    return Restriction.of(diagram, bounds)
        .map(less -> new WalkedSpace(name, program, file, less, blocks, spans, List.of()))
        .orElseGet(() -> new WalkedSpace(name, program, file, diagram, blocks, spans, bounds));
  }

  /** Whether count and bounds are exact, or only those before a {@code require}. */
  public boolean isExact() {
    return required.isEmpty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BigInteger count() {
    return counts.total();
  }

  @Override
  public Bounds bounds(Measure cost) {
    return new Extremes(diagram, cost).bounds();
  }

  /** The least and greatest cost of what stands at {@code place}: a step, a block, all its uses. */
  public Bounds boundsOf(Span place, Measure cost) {
    var trail = new Trail(file, Optional.of(place));
    var course = new CountingCourse(trail);
    var ends = new Walker(course, trail).walk(program, course.start());
    return new Extremes(course.diagram(ends), cost).bounds();
  }

  @Override
  public List<ChoiceBlock> choiceBlocks() {
    return blocks;
  }

  /** Where each address is decided in the text. */
  public Map<Address, Span> choiceSpans() {
    return spans;
  }

  /** The addresses that every architecture decides. */
  public boolean isAlwaysDecided(Address address) {
    var without = new BigInteger[diagram.nodes().size()];
    without[diagram.sink()] = BigInteger.ONE;
    for (int node = diagram.sink() - 1; node >= 0; node--) {
      without[node] = BigInteger.ZERO;
      if (!diagram.node(node).address().equals(address)) {
        for (var arc : diagram.node(node).arcs()) {
          without[node] = without[node].add(without[arc.target()]);
        }
      }
    }
    return without[0].signum() == 0;
  }

  /**
   * What became of an architecture that was written down.
   *
   * @param architecture what was decided until the end, or until something did not fit
   */
  public record Decided(
      Optional<Network> network, Architecture architecture, List<Problem> problems) {}

  /** Decides the space as {@code decider} says; nothing is thrown where that does not fit. */
  public Decided decide(Decider decider) {
    var trail = new Trail(file, Optional.empty());
    var course = new DecidingCourse(decider);
    var ends = new Walker(course, trail).walk(program, DecidingCourse.start());
    boolean whole = trail.isWhole() && ends.size() == 1;
    return new Decided(
        whole ? Optional.of(course.network()) : Optional.empty(),
        course.architecture(),
        trail.problems());
  }

  /** Decides the space by a list of decisions; what it does not ask for is left out. */
  public Decided decide(Map<Address, String> decisions) {
    return decide(asked -> Optional.ofNullable(decisions.get(asked.address())));
  }

  /** Whether the architecture decides this space and keeps its requirements. */
  public boolean contains(Architecture architecture) {
    try {
      return holds(required, architecture);
    } catch (IllegalArgumentException outside) {
      return false;
    }
  }

  /** The same decisions in the order of the walk. */
  public Architecture ordered(Architecture architecture) {
    var decisions = new LinkedHashMap<Address, String>();
    for (int id = 0; id != diagram.sink(); ) {
      var node = diagram.node(id);
      var option = id == 0 ? "" : architecture.decisions().get(node.address());
      var arc = arc(node, option);
      if (id > 0) {
        decisions.put(node.address(), arc.option());
      }
      id = arc.target();
    }
    return new Architecture(decisions);
  }

  @Override
  public Network network(Architecture architecture) {
    return decide(architecture.decisions())
        .network()
        .orElseThrow(() -> new IllegalArgumentException("not in " + name + ": " + architecture));
  }

  @Override
  public Cost cost(Architecture architecture) {
    var cost = Cost.ZERO;
    for (int id = 0; id != diagram.sink(); ) {
      var node = diagram.node(id);
      var arc = arc(node, id == 0 ? "" : architecture.decisions().get(node.address()));
      cost = cost.plus(arc.cost());
      id = arc.target();
    }
    return cost;
  }

  private Diagram.Arc arc(Diagram.Node node, @org.jspecify.annotations.Nullable String option) {
    for (var arc : node.arcs()) {
      if (arc.option().equals(option)) {
        return arc;
      }
    }
    throw new IllegalArgumentException(name + " has no option " + option + " at " + node.address());
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return proposer.sample(random);
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    return proposer.mutate(architecture, rate, random);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    return proposer.cross(mother, father, random);
  }

  @Override
  public Optional<Moves> within(List<Constraint> constraints) {
    var bounds = new ArrayList<>(pressing(constraints));
    if (bounds.isEmpty()) {
      return Optional.of(this);
    }
    bounds.addAll(required);
    var capped = capped(bounds);
    return capped.isPossible(new SplittableRandom(0)) ? Optional.of(capped) : Optional.empty();
  }

  /** Draws under bounds: by the weights of the tightest, checked against all. */
  private Proposer capped(List<Constraint.Bound> bounds) {
    var tightest = bounds.stream().min(Comparator.comparingDouble(this::room)).orElseThrow();
    var weights =
        new CappedWeights(diagram, tightest.measure(), tightest.least(), tightest.greatest());
    return new Proposer(diagram, weights, architecture -> holds(bounds, architecture));
  }

  private boolean holds(List<Constraint.Bound> bounds, Architecture architecture) {
    var cost = cost(architecture);
    return bounds.stream().allMatch(bound -> bound.holds(cost.of(bound.measure())));
  }

  /** The bounds that not every architecture keeps. */
  private List<Constraint.Bound> pressing(List<Constraint> constraints) {
    return constraints.stream()
        .flatMap(constraint -> constraint.bounds().stream())
        .filter(bound -> bound.measure().isCost() && !isImplied(bound))
        .toList();
  }

  private boolean isImplied(Constraint.Bound bound) {
    var range = bounds(bound.measure());
    return bound.holds(range.least()) && bound.holds(range.greatest());
  }

  /** How much of the measure's range a bound leaves: a stand-in for its share of the space. */
  private double room(Constraint.Bound bound) {
    var range = bounds(bound.measure());
    double low = Math.max((double) range.least(), bound.least());
    double high = Math.min((double) range.greatest(), bound.greatest());
    return (high - low) / Math.max(1.0, (double) (range.greatest() - range.least()));
  }
}

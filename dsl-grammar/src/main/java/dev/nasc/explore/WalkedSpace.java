package dev.nasc.explore;

import dev.nasc.analysis.Chooser;
import dev.nasc.analysis.ConditionedDraws;
import dev.nasc.analysis.Conflict;
import dev.nasc.analysis.Counts;
import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Extremes;
import dev.nasc.analysis.Feasibility;
import dev.nasc.analysis.Follower;
import dev.nasc.analysis.Meeting;
import dev.nasc.analysis.Moments;
import dev.nasc.analysis.Neighbours;
import dev.nasc.analysis.PathDraws;
import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.Restriction;
import dev.nasc.analysis.Sample;
import dev.nasc.analysis.WhatIf;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A space as its diagram; its networks are built by walking again under decisions. */
public final class WalkedSpace implements SearchSpace {
  /** Where fewer draws than this are sure to be kept, cutting the diagram down is tried first. */
  private static final double LITTLE = 0.02;

  private final String name;
  private final Term.Use program;
  private final SourceFile file;
  private final Diagram diagram;
  private final Counts counts;
  private final List<ChoiceBlock> blocks;
  private final Map<Address, Span> spans;
  private final List<Constraint.Bound> required;
  private final Required whole;
  private final Follower follower;
  private final List<Constraint> kept;
  private final Optional<SampledCosts> sampled;
  private final Moves moves;

  private WalkedSpace(
      String name,
      Term.Use program,
      SourceFile file,
      Diagram diagram,
      List<ChoiceBlock> blocks,
      Map<Address, Span> spans,
      List<Constraint.Bound> required,
      Required whole,
      List<Constraint> kept,
      Optional<SampledCosts> sampled) {
    this.sampled = sampled;
    this.kept = List.copyOf(kept);
    this.name = name;
    this.program = program;
    this.file = file;
    this.diagram = diagram;
    this.counts = new Counts(diagram);
    this.blocks = List.copyOf(blocks);
    this.spans = new LinkedHashMap<>(spans);
    this.required = required;
    this.whole = whole;
    this.follower = new Follower(diagram);
    this.moves = required.isEmpty() ? anywhere() : capped(required).orElseGet(this::anywhere);
  }

  /** A space, or what is wrong with it. */
  public record Walked(
      Optional<WalkedSpace> space, List<Problem> problems, List<Term.Option> dead) {}

  /**
   * Walks a space.
   *
   * @param program its use, with arguments or defaults
   * @param file where problems are reported
   */
  public static Walked walk(String name, Term.Use program, SourceFile file) {
    try {
      var walked = exactly(name, program, file);
      return isEntangled(walked) ? loosely(name, program, file).orElse(walked) : walked;
    } catch (ArithmeticException tooLarge) {
      var sentence = "`%s` costs more than can be counted, 2^63 - 1.".formatted(name);
      var problem =
          new Problem(Problem.What.SHAPE, program.span(), List.of(sentence), Optional.empty());
      return new Walked(Optional.empty(), List.of(problem), List.of());
    }
  }

  private static boolean isEntangled(Walked walked) {
    return !walked.problems().isEmpty()
        && walked.problems().stream().allMatch(it -> it.what() == Problem.What.TOO_ENTANGLED);
  }

  /** A space whose costs are sampled; empty where its decisions hang on shapes. */
  static Optional<Walked> loosely(String name, Term.Use program, SourceFile file) {
    var trail = new Trail(file, Optional.empty());
    var course = CountingCourse.loose(trail);
    var walker = new Walker(course, trail);
    var ends = walker.walk(program, course.start());
    if (!trail.isWhole() || ends.isEmpty()) {
      return Optional.empty();
    }
    var drawn = course.diagram(ends);
    var diagram = trail.unmet().isEmpty() ? drawn : Reduction.of(drawn);
    var costs = SampledCosts.of(diagram, (it, fits) -> exactly(program, file, it, fits));
    return costs.map(
        sampled ->
            new Walked(
                Optional.of(
                    new WalkedSpace(
                        name,
                        program,
                        file,
                        diagram,
                        course.blocks(),
                        course.spans(),
                        List.of(),
                        new Required(diagram, List.of()),
                        List.of(),
                        costs)),
                List.of(
                    new Problem(
                        Problem.What.SAMPLED, program.span(), List.of(name), Optional.empty())),
                walker.dead()));
  }

  /** The network of these decisions, where they are all that is asked for, and fit. */
  private static Optional<Network> exactly(
      Term.Use program, SourceFile file, Architecture architecture, Predicate<Decider.Asked> fits) {
    var decisions = architecture.decisions();
    var decided =
        decide(
            program,
            file,
            asked ->
                Optional.ofNullable(decisions.get(asked.address())).filter(it -> fits.test(asked)));
    return decided.architecture().equals(architecture) ? decided.network() : Optional.empty();
  }

  private static Walked exactly(String name, Term.Use program, SourceFile file) {
    var trail = new Trail(file, Optional.empty());
    var course = new CountingCourse(trail);
    var walker = new Walker(course, trail);
    var ends = walker.walk(program, course.start());
    if (!trail.isWhole() || ends.isEmpty()) {
      trail.reportUnmet(conflict(program, file, trail.unmet()));
      return new Walked(Optional.empty(), trail.problems(), List.of());
    }
    var diagram = reduced(course.diagram(ends), trail);
    var space =
        new WalkedSpace(
            name,
            program,
            file,
            diagram,
            course.blocks(),
            course.spans(),
            List.of(),
            new Required(diagram, List.of()),
            List.of(),
            Optional.empty());
    Stream.of(Measure.values()).filter(Measure::isCost).forEach(space::bounds); // or they overflow
    return new Walked(Optional.of(space), List.of(), walker.dead());
  }

  /** Of the {@code require}s that leave nothing, as few as leave nothing too. */
  private static Set<Span> conflict(Term.Use program, SourceFile file, Set<Span> unmet) {
    var needed = new LinkedHashSet<>(unmet);
    for (var one : unmet) {
      var waived = new LinkedHashSet<>(unmet);
      waived.removeAll(needed);
      waived.add(one);
      var trail = new Trail(file, Optional.empty(), waived);
      var course = new CountingCourse(trail);
      if (needed.size() > 1 && new Walker(course, trail).walk(program, course.start()).isEmpty()) {
        needed.remove(one);
      }
    }
    return needed;
  }

  /**
   * The space that holds only what meets all {@code constraints}. Exact where the diagram can be
   * cut down to it; else count and bounds stay those of the whole, and the draws meet the
   * constraints. The space itself where nothing meets them.
   */
  public WalkedSpace requiring(List<Constraint> constraints) {
    var cut = cut(constraints).space();
    return cut.orElse(this).bounded(constraints);
  }

  /** A space after a cut, or what stood in the way of it. */
  public record Cut(Optional<WalkedSpace> space, Optional<Problem> problem) {}

  /**
   * The space without what breaks a limit on decisions or on costs of its parts, exactly; limits on
   * costs of the whole network are left for {@link #requiring}.
   */
  public Cut cut(List<Constraint> constraints) {
    var mixes = limits(constraints, Constraint.Mix.class);
    var conditions =
        limits(constraints, Constraint.Decisions.class).stream()
            .map(Constraint.Decisions::condition)
            .toList();
    if (mixes.isEmpty() && conditions.isEmpty()) {
      return new Cut(Optional.of(this), Optional.empty());
    }
    var all = new ArrayList<>(kept);
    all.addAll(constraints);
    var cutting = new Cutting(program, file);
    var less = mixes.isEmpty() ? Optional.of(diagram) : again(cutting, all);
    var cut = less.flatMap(it -> cutting.byDecisions(it, conditions));
    return new Cut(
        cut.map(
            it ->
                new WalkedSpace(
                    name,
                    program,
                    file,
                    it,
                    blocks,
                    spans,
                    required,
                    new Required(it, List.of()),
                    all,
                    sampled.map(costs -> costs.of(it)))),
        cutting.problem());
  }

  /** Costs of parts are those of the whole walk, so that all limits are met anew. */
  private Optional<Diagram> again(Cutting cutting, List<Constraint> all) {
    var conditions =
        limits(kept, Constraint.Decisions.class).stream()
            .map(Constraint.Decisions::condition)
            .toList();
    var bounds = all.stream().flatMap(constraint -> constraint.bounds().stream()).toList();
    return cutting
        .byCosts(limits(all, Constraint.Mix.class))
        .flatMap(it -> cutting.byDecisions(it, conditions))
        .map(it -> Restriction.of(it, bounds).orElse(it));
  }

  private static <L> List<L> limits(List<Constraint> constraints, Class<L> kind) {
    return constraints.stream()
        .flatMap(constraint -> constraint.limits().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The step with this label, whose costs a constraint may name. */
  public Optional<Span> place(String label) {
    return Cutting.place(program, label);
  }

  private WalkedSpace bounded(List<Constraint> constraints) {
    var all = new ArrayList<>(kept);
    all.addAll(constraints);
    var bounds = pressing(constraints);
    if (bounds.isEmpty() || isProvedImpossible(diagram, bounds)) {
      return this;
    }
    var less = sampled.isEmpty() ? Restriction.of(diagram, bounds) : Optional.<Diagram>empty();
    return new WalkedSpace(
        name,
        program,
        file,
        less.orElse(diagram),
        blocks,
        spans,
        less.isPresent() ? List.of() : bounds,
        whole.with(constraints),
        all,
        sampled);
  }

  /** Nothing is proved where costs are sampled. */
  private boolean isProvedImpossible(Diagram of, List<Constraint.Bound> bounds) {
    return sampled.isEmpty() && Feasibility.of(of, bounds).isImpossible();
  }

  /** Everything before the {@code require}s took something away, and what they demand. */
  private record Required(Diagram whole, List<Constraint> constraints) {
    List<Constraint.Bound> and(List<Constraint> others) {
      return Stream.concat(constraints.stream(), others.stream())
          .flatMap(constraint -> constraint.bounds().stream())
          .filter(bound -> bound.measure().isCost())
          .toList();
    }

    Required with(List<Constraint> others) {
      return new Required(whole, Stream.concat(constraints.stream(), others.stream()).toList());
    }
  }

  /** The {@code require}s of the space itself that take something away. */
  public List<Constraint> requirements() {
    return whole.constraints;
  }

  /**
   * How much of the space as written, before its own {@code require}s take something away, meets
   * those and all {@code constraints}.
   */
  public Meeting meeting(List<Constraint> constraints, Resolution resolution) {
    var bounds = whole.and(constraints);
    return sampled
        .map(costs -> costs.sample().meeting(bounds))
        .orElseGet(() -> Meeting.of(whole.whole, bounds, resolution));
  }

  /** How much of the space as written meets {@code one} of its constraints alone. */
  public Meeting meetingAlone(Constraint one, Resolution resolution) {
    var bounds = one.bounds().stream().filter(bound -> bound.measure().isCost()).toList();
    return sampled
        .map(costs -> costs.sample().meeting(bounds))
        .orElseGet(() -> Meeting.of(whole.whole, bounds, resolution));
  }

  /**
   * What each option of each choice means in the space as written, and how much of what takes it
   * meets the space's {@code require}s and all {@code constraints}. Empty where costs are sampled.
   */
  public List<WhatIf.Option> whatIf(List<Constraint> constraints, Resolution resolution) {
    return sampled.isPresent()
        ? List.of()
        : WhatIf.of(whole.whole, whole.and(constraints), resolution);
  }

  /** The space as a diagram, whose paths are its architectures. */
  public Diagram diagram() {
    return diagram;
  }

  /**
   * How many architectures compute different things (by commuting sums, passed tensors and zeros);
   * empty where there are more than a million to build.
   */
  public OptionalLong distinctNetworks() {
    return count().bitLength() > 20
        ? OptionalLong.empty()
        : OptionalLong.of(DistinctNetworks.count(this));
  }

  /** How the architectures spread over a cost. */
  public Distribution distribution(Measure cost, Resolution resolution) {
    return sampled
        .map(costs -> costs.sample().distribution(cost))
        .orElseGet(() -> Distribution.of(diagram, cost, resolution));
  }

  /** Number, sum and sum of squares of a cost over all architectures. */
  public Moments moments(Measure cost) {
    return sampled
        .map(costs -> costs.sample().moments(cost))
        .orElseGet(() -> Moments.of(diagram, cost));
  }

  /** An architecture that costs the least. */
  public Architecture cheapest(Measure cost) {
    return sampled
        .map(costs -> costs.sample().cheapest(cost).architecture())
        .orElseGet(() -> new Extremes(diagram, cost).cheapest());
  }

  /** An architecture that costs the most. */
  public Architecture dearest(Measure cost) {
    return sampled
        .map(costs -> costs.sample().dearest(cost).architecture())
        .orElseGet(() -> new Extremes(diagram, cost).dearest());
  }

  /** Whether all that is said of costs comes from draws: the space is too entangled to add them. */
  public boolean isSampled() {
    return sampled.isPresent();
  }

  /** A smallest set of constraints that no architecture meets together; empty without a proof. */
  public Optional<List<Constraint>> conflict(List<Constraint> constraints) {
    return Conflict.smallest(constraints, this::isImpossible);
  }

  /** Whether it is proved that nothing meets all of them. */
  private boolean isImpossible(List<Constraint> constraints) {
    var cut = cut(constraints).space();
    if (cut.isEmpty()) {
      return false;
    }
    var bounds =
        Stream.concat(required.stream(), constraints.stream().flatMap(it -> it.bounds().stream()))
            .filter(bound -> bound.measure().isCost())
            .toList();
    var left = cut.get();
    return left.count().signum() == 0 || isProvedImpossible(left.diagram, bounds);
  }

  /** Whether count and bounds are exact, or only those before a {@code require}. */
  public boolean isExact() {
    return required.isEmpty();
  }

  Term.Use program() {
    return program;
  }

  SourceFile file() {
    return file;
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
    return sampled
        .map(costs -> bounds(costs.sample(), cost))
        .orElseGet(() -> bounds(diagram, cost));
  }

  private static Bounds bounds(Sample sample, Measure cost) {
    return new Bounds(sample.cheapest(cost).cost().of(cost), sample.dearest(cost).cost().of(cost));
  }

  /** What a part of the text costs, in the space before its {@code require}s. */
  public static final class Part {
    private final Function<Measure, Bounds> bounds;
    private final Function<Measure, Moments> moments;
    private final BiFunction<Measure, Resolution, Distribution> distribution;

    private Part(Diagram part) {
      bounds = measure -> WalkedSpace.bounds(part, measure);
      moments = measure -> Moments.of(part, measure);
      distribution = (measure, resolution) -> Distribution.of(part, measure, resolution);
    }

    private Part(Sample part) {
      bounds = measure -> WalkedSpace.bounds(part, measure);
      moments = part::moments;
      distribution = (measure, resolution) -> part.distribution(measure);
    }

    public Bounds of(Measure cost) {
      return bounds.apply(cost);
    }

    /** How the part's cost spreads over the architectures. */
    public Distribution distribution(Measure cost, Resolution resolution) {
      return distribution.apply(cost, resolution);
    }

    public Moments moments(Measure cost) {
      return moments.apply(cost);
    }
  }

  /** What a step, a block, all its uses cost. */
  public Part partOf(Span place) {
    return sampled
        .map(costs -> new Part(sampled(costs.sample(), place)))
        .orElseGet(() -> new Part(counted(place, CountingCourse::new)));
  }

  /**
   * What each of some steps of the space's body costs, in their order. One walk tells them all
   * apart, unless there are cells: what these cost lies in several steps at once.
   */
  public List<Part> partsOf(List<Span> steps) {
    if (sampled.isPresent() || Mentions.any(program, CellUse::isOfCell)) {
      return steps.stream().map(this::partOf).toList();
    }
    var trail = new Trail(file, Optional.empty());
    var course = CountingCourse.byParts(trail, steps);
    var ends = new Walker(course, trail).walk(program, course.start());
    var unused = course.diagram(ends);
    return steps.stream().map(step -> new Part(reduced(course.diagramOf(step), trail))).toList();
  }

  /** What the part costs in each architecture of a sample. */
  private Sample sampled(Sample all, Span place) {
    var parts = new ArrayList<Sample.Drawn>();
    for (var one : all.drawn()) {
      var alone = counted(place, trail -> CountingCourse.following(trail, one.architecture()));
      var cost =
          new Cost(
              bounds(alone, Measure.MACS).least(),
              bounds(alone, Measure.PARAMS).least(),
              bounds(alone, Measure.ACTIVATION_BYTES).least());
      parts.add(new Sample.Drawn(one.architecture(), cost));
    }
    return new Sample(parts);
  }

  private Diagram counted(Span place, Function<Trail, CountingCourse> counting) {
    var trail = new Trail(file, Optional.of(place));
    var course = counting.apply(trail);
    var ends = new Walker(course, trail).walk(program, course.start());
    return reduced(course.diagram(ends), trail);
  }

  /** Without what came to no end, because something was required. */
  private static Diagram reduced(Diagram drawn, Trail trail) {
    return trail.unmet().isEmpty() ? drawn : Reduction.of(drawn);
  }

  private static Bounds bounds(Diagram diagram, Measure cost) {
    var extremes = new Extremes(diagram, cost);
    return new Bounds(extremes.least(), extremes.greatest());
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
    return decide(program, file, decider);
  }

  private static Decided decide(Term.Use program, SourceFile file, Decider decider) {
    var trail = new Trail(file, Optional.empty());
    var course = new DecidingCourse(decider);
    var ends = new Walker(course, trail).walk(program, DecidingCourse.start());
    boolean whole = trail.isWhole() && ends.size() == 1;
    if (ends.isEmpty()) {
      trail.reportUnmet(trail.unmet());
    }
    return new Decided(
        whole ? Optional.of(course.network()) : Optional.empty(),
        course.architecture(),
        trail.problems());
  }

  /** All networks of a space as one, or why they cannot be. */
  public record Mixed(Optional<Mixture> mixture, List<Problem> problems) {}

  /** Adds the networks of the space up into one. */
  public Mixed mixed() {
    var trail = new Trail(file, Optional.empty());
    var course = new MixingCourse(trail);
    try {
      var ends =
          course.part(
              0, "", MixingCourse.start(), flows -> new Walker(course, trail).walk(program, flows));
      if (trail.isWhole() && !ends.isEmpty()) {
        return new Mixed(Optional.of(course.mixture(ends)), List.of());
      }
    } catch (Fault apart) {
      trail.report(apart.problem());
    }
    return new Mixed(Optional.empty(), trail.problems());
  }

  @Override
  public Mixture mixture() {
    return mixed()
        .mixture()
        .orElseThrow(() -> new IllegalStateException("no mixture of `" + name + "`"));
  }

  @Override
  public Architecture decided(Decider decider) {
    var decided = decide(decider);
    if (decided.network().isEmpty()) {
      throw new IllegalArgumentException(String.valueOf(decided.problems()));
    }
    return decided.architecture();
  }

  /** Decides the space by a list of decisions; what it does not ask for is left out. */
  public Decided decide(Map<Address, String> decisions) {
    return decide(asked -> Optional.ofNullable(decisions.get(asked.address())));
  }

  /**
   * What each place of the text yields in an architecture, once each time its layers run. A place
   * that runs no layer is left out.
   */
  public Map<Span, List<TensorShape>> yields(Architecture architecture) {
    var decisions = architecture.decisions();
    var course = new DecidingCourse(asked -> Optional.ofNullable(decisions.get(asked.address())));
    var trail = new YieldTrail(file, course);
    var unused = new Walker(course, trail).walk(program, DecidingCourse.start());
    return trail.yields();
  }

  /**
   * Decides the space and says which part of the text each layer is of; empty where the decisions
   * do not fit.
   */
  public Optional<Drawing> draw(Decider decider) {
    var course = new DecidingCourse(decider);
    var trail = new DrawingTrail(file, course, spans);
    var ends = new Walker(course, trail).walk(program, DecidingCourse.start());
    return trail.isWhole() && ends.size() == 1
        ? Optional.of(
            new Drawing(course.network(), course.architecture(), trail.whole(course.met())))
        : Optional.empty();
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
    return follower.ordered(architecture);
  }

  @Override
  public Network network(Architecture architecture) {
    return decide(architecture.decisions())
        .network()
        .orElseThrow(() -> new IllegalArgumentException("not in " + name + ": " + architecture));
  }

  @Override
  public Cost cost(Architecture architecture) {
    return sampled.isPresent() ? sampled.get().cost(architecture) : follower.cost(architecture);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return moves.sample(random);
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    return moves.mutate(architecture, rate, random);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    return moves.cross(mother, father, random);
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return moves.decide(chooser);
  }

  @Override
  public Optional<Moves> within(List<Constraint> constraints) {
    var cut = cut(constraints).space().filter(space -> space.count().signum() > 0);
    return cut.flatMap(space -> space.withinBounds(constraints));
  }

  private Optional<Moves> withinBounds(List<Constraint> constraints) {
    var bounds = new ArrayList<>(pressing(constraints));
    if (bounds.isEmpty()) {
      return Optional.of(this);
    }
    bounds.addAll(required);
    return isProvedImpossible(diagram, bounds) ? Optional.empty() : capped(bounds);
  }

  /** Draws and moves under bounds; empty where nothing presses, or nothing is left. */
  private Optional<Moves> capped(List<Constraint.Bound> bounds) {
    if (sampled.isPresent()) {
      return sampled.get().within(anywhere(), bounds);
    }
    var draws = ConditionedDraws.of(diagram, bounds, Resolution.EDITOR);
    if (draws.isPresent() && draws.get().acceptance() < LITTLE) {
      var rest = Restriction.of(diagram, bounds);
      if (rest.isPresent()) {
        return Optional.of(proposer(rest.get(), PathDraws.uniform(rest.get()), bounds));
      }
    }
    return draws
        .filter(found -> found.tryDraw(new SplittableRandom(0)).isPresent())
        .map(found -> proposer(diagram, found, bounds));
  }

  private Moves anywhere() {
    return proposer(diagram, PathDraws.uniform(diagram), List.of());
  }

  private static Moves proposer(Diagram diagram, PathDraws draws, List<Constraint.Bound> bounds) {
    return new Proposer(diagram, draws, new Neighbours(diagram, bounds));
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
    return sampled.isEmpty() && bound.holds(range.least()) && bound.holds(range.greatest());
  }
}

package dev.nasc.explore;

import dev.nasc.analysis.Chooser;
import dev.nasc.analysis.ConditionedDraws;
import dev.nasc.analysis.Conflict;
import dev.nasc.analysis.Counts;
import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Feasibility;
import dev.nasc.analysis.Follower;
import dev.nasc.analysis.Lazy;
import dev.nasc.analysis.Meeting;
import dev.nasc.analysis.Moments;
import dev.nasc.analysis.Neighbours;
import dev.nasc.analysis.PathDraws;
import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.Restriction;
import dev.nasc.analysis.WhatIf;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Elastic;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Constraint;
import dev.nasc.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A space as its diagram, with what it requires; {@link SpaceWalk} draws it. */
public final class WalkedSpace implements SearchSpace {
  /** Where fewer draws than this are sure to be kept, cutting the diagram down is tried first. */
  private static final double LITTLE = 0.02;

  private final Walk walk;
  private final Counts counts;
  private final List<Constraint.Bound> required;
  private final Required whole;
  private final List<Constraint> kept;

  /** What only draws and searches ask for. */
  private final Lazy<Follower> follower;

  private final Lazy<Moves> moves;

  /** What is asked for by several phases, and takes some walks. */
  private final Lazy<Sliced> sliced = new Lazy<>(() -> Sliced.of(this));

  /** What a later version of the text is compared with. */
  private final AtomicReference<@Nullable Wording> wording = new AtomicReference<>();

  private WalkedSpace(
      Walk walk, List<Constraint.Bound> required, Required whole, List<Constraint> kept) {
    this.walk = walk;
    this.kept = List.copyOf(kept);
    this.counts = new Counts(walk.diagram());
    this.required = required;
    this.whole = whole;
    this.follower = new Lazy<>(() -> new Follower(walk.diagram()));
    this.moves =
        new Lazy<>(
            () -> required.isEmpty() ? anywhere() : capped(required).orElseGet(this::anywhere));
  }

  /** A space of which nothing is required yet. */
  static WalkedSpace whole(Walk walk) {
    return new WalkedSpace(walk, List.of(), new Required(walk.diagram(), List.of()), List.of());
  }

  /** The space as it was walked, of a program that says the same in other places. */
  WalkedSpace moved(String name, Program to, Wording said, Map<Span, Span> places) {
    var space = whole(walk.moved(name, to, places));
    space.wording.set(said);
    return space;
  }

  /** Whether both come of one walk, and nothing was taken away since by a {@code require}. */
  public boolean isWalkedAs(WalkedSpace other) {
    return walk.diagram() == other.walk.diagram() && required.isEmpty() && other.required.isEmpty();
  }

  /** What its program says. */
  Wording wording() {
    return wording.updateAndGet(known -> known == null ? Wording.of(walk.program().use()) : known);
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
    var cutting = new Cutting(walk.program().use(), walk.program().file());
    var less = mixes.isEmpty() ? Optional.of(walk.diagram()) : again(cutting, all);
    var cut = less.flatMap(it -> cutting.byDecisions(it, conditions));
    return new Cut(
        cut.map(it -> new WalkedSpace(walk.with(it), required, new Required(it, List.of()), all)),
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
    return Cutting.place(walk.program().use(), label);
  }

  private WalkedSpace bounded(List<Constraint> constraints) {
    var all = new ArrayList<>(kept);
    all.addAll(constraints);
    var bounds = pressing(constraints);
    if (bounds.isEmpty() || isProvedImpossible(walk.diagram(), bounds)) {
      return this;
    }
    var less =
        walk.sampled().isEmpty()
            ? Restriction.of(walk.diagram(), bounds)
            : Optional.<Diagram>empty();
    return new WalkedSpace(
        walk.with(less.orElse(walk.diagram())),
        less.isPresent() ? List.of() : bounds,
        whole.with(constraints),
        all);
  }

  /** Nothing is proved where costs are sampled. */
  private boolean isProvedImpossible(Diagram of, List<Constraint.Bound> bounds) {
    return walk.sampled().isEmpty() && Feasibility.of(of, bounds).isImpossible();
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
    return walk.sampled()
        .map(costs -> costs.sample().meeting(bounds))
        .orElseGet(() -> Meeting.of(whole.whole, bounds, resolution));
  }

  /** How much of the space as written meets {@code one} of its constraints alone. */
  public Meeting meetingAlone(Constraint one, Resolution resolution) {
    var bounds = one.bounds().stream().filter(bound -> bound.measure().isCost()).toList();
    return walk.sampled()
        .map(costs -> costs.sample().meeting(bounds))
        .orElseGet(() -> Meeting.of(whole.whole, bounds, resolution));
  }

  /**
   * What each option of each choice means in the space as written, and how much of what takes it
   * meets the space's {@code require}s and all {@code constraints}. Empty where costs are sampled.
   */
  public List<WhatIf.Option> whatIf(List<Constraint> constraints, Resolution resolution) {
    return walk.sampled().isPresent()
        ? List.of()
        : WhatIf.of(whole.whole, whole.and(constraints), resolution);
  }

  /** The space as a diagram, whose paths are its architectures. */
  public Diagram diagram() {
    return walk.diagram();
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
    return walk.costs().distribution(cost, resolution);
  }

  /** Number, sum and sum of squares of a cost over all architectures. */
  public Moments moments(Measure cost) {
    return walk.costs().moments(cost);
  }

  @Override
  public Architecture cheapest(Measure cost) {
    return walk.cheapest(cost);
  }

  @Override
  public Architecture dearest(Measure cost) {
    return walk.dearest(cost);
  }

  /** What its largest network takes. */
  public TensorShape input() {
    return walk.border().input().orElseGet(() -> network(dearest(Measure.MACS)).input());
  }

  /** What its networks yield: one shape, or what the smallest and the largest do. */
  public Set<TensorShape> outputs() {
    return walk.border()
        .output()
        .map(Set::of)
        .orElseGet(() -> shapes(cheapest(Measure.MACS), dearest(Measure.MACS)));
  }

  private Set<TensorShape> shapes(Architecture... architectures) {
    return Stream.of(architectures)
        .map(architecture -> network(architecture).output())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether all that is said of costs comes from draws: the space is too entangled to add them. */
  public boolean isSampled() {
    return walk.sampled().isPresent();
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
    return left.count().signum() == 0 || isProvedImpossible(left.walk.diagram(), bounds);
  }

  /** Whether count and bounds are exact, or only those before a {@code require}. */
  public boolean isExact() {
    return required.isEmpty();
  }

  /** Whether it keeps {@code require}s; what parts cost is told as if it kept none. */
  public boolean isRestricted() {
    return !kept.isEmpty();
  }

  Program program() {
    return walk.program();
  }

  @Override
  public String name() {
    return walk.name();
  }

  @Override
  public BigInteger count() {
    return counts.total();
  }

  @Override
  public Bounds bounds(Measure cost) {
    return walk.costs().of(cost);
  }

  /** What a step, a block, all its uses cost, before the space's {@code require}s. */
  public PartCost partOf(Span place) {
    return walk.partOf(place);
  }

  /** What each of some steps of the space's body costs, in their order. */
  public List<PartCost> partsOf(List<Span> steps) {
    return walk.partsOf(steps);
  }

  @Override
  public List<ChoiceBlock> choiceBlocks() {
    return walk.blocks();
  }

  /** Where each address is decided in the text. */
  public Map<Address, Span> choiceSpans() {
    return walk.spans();
  }

  /** Whether every architecture decides an address. */
  public boolean isAlwaysDecided(Address address) {
    return walk.isAlwaysDecided(address);
  }

  /** Decides the space as {@code decider} says; nothing is thrown where that does not fit. */
  public Decided decide(Decider decider) {
    return walk.program().decide(decider);
  }

  /**
   * The architecture that {@code decider} decides, without its network; empty where something does
   * not fit, which {@link #decide(Decider)} says, or may not, as where costs are sampled.
   */
  public Optional<Architecture> followed(Decider decider) {
    return isSampled()
        ? Optional.empty()
        : follower
            .get()
            .decided((address, options) -> decider.option(new Decider.Asked(address, options)));
  }

  /** Adds the networks of the space up into one. */
  public Mixed mixed() {
    return walk.program().mixed();
  }

  @Override
  public Mixture mixture() {
    return mixed()
        .mixture()
        .orElseThrow(() -> new IllegalStateException("no mixture of `" + walk.name() + "`"));
  }

  /** Cuts the networks of the space out of its largest one. */
  public Sliced sliced() {
    return sliced.get();
  }

  @Override
  public Elastic elastic() {
    var sliced = sliced();
    return sliced
        .elastic()
        .orElseThrow(() -> new IllegalStateException("no slices of `" + walk.name() + "`"));
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

  /** Which layers of an architecture of the space each place of the text runs. */
  public Runs runs(Architecture architecture) {
    return walk.program().runs(architecture);
  }

  /**
   * Decides the space and says which part of the text each layer is of; empty where the decisions
   * do not fit.
   */
  public Optional<Drawing> draw(Decider decider) {
    return walk.program().draw(decider, walk.spans());
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
    return follower.get().ordered(architecture);
  }

  @Override
  public Network network(Architecture architecture) {
    return decide(architecture.decisions())
        .network()
        .orElseThrow(
            () -> new IllegalArgumentException("not in " + walk.name() + ": " + architecture));
  }

  @Override
  public Cost cost(Architecture architecture) {
    return walk.sampled().isPresent()
        ? walk.sampled().get().cost(architecture)
        : follower.get().cost(architecture);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return moves.get().sample(random);
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    return moves.get().mutate(architecture, rate, random);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    return moves.get().cross(mother, father, random);
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return moves.get().decide(chooser);
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
    return isProvedImpossible(walk.diagram(), bounds) ? Optional.empty() : capped(bounds);
  }

  /** Draws and moves under bounds; empty where nothing presses, or nothing is left. */
  private Optional<Moves> capped(List<Constraint.Bound> bounds) {
    if (walk.sampled().isPresent()) {
      return walk.sampled().get().within(anywhere(), bounds);
    }
    var draws = ConditionedDraws.of(walk.diagram(), bounds, Resolution.EDITOR);
    if (draws.isPresent() && draws.get().acceptance() < LITTLE) {
      var rest = Restriction.of(walk.diagram(), bounds);
      if (rest.isPresent()) {
        return Optional.of(proposer(rest.get(), PathDraws.uniform(rest.get()), bounds));
      }
    }
    return draws
        .filter(found -> found.tryDraw(new SplittableRandom(0)).isPresent())
        .map(found -> proposer(walk.diagram(), found, bounds));
  }

  private Moves anywhere() {
    return proposer(walk.diagram(), PathDraws.uniform(walk.diagram()), List.of());
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
    return walk.sampled().isEmpty() && bound.holds(range.least()) && bound.holds(range.greatest());
  }
}

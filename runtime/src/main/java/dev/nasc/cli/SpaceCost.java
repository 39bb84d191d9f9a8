package dev.nasc.cli;

import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Meeting;
import dev.nasc.analysis.Moments;
import dev.nasc.analysis.Resolution;
import dev.nasc.compiler.Compilation;
import dev.nasc.explore.PartCost;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Body;
import dev.nasc.model.Measure;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Search;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a space costs: how many architectures it holds, the range, mean and distribution of each
 * cost, the same ranges and means for each step of its body, and how much of it meets the {@code
 * require}s.
 *
 * @param exact whether count, ranges and means are those of what meets the space's requirements
 * @param restricted whether the space has requirements, which its steps are told without
 * @param sampled whether ranges and means are those of architectures that were drawn
 */
record SpaceCost(
    String space,
    BigInteger architectures,
    boolean exact,
    boolean restricted,
    boolean sampled,
    Spread macs,
    Spread params,
    List<Block> blocks,
    List<Required> required) {

  /** A cost over all architectures. */
  record Spread(
      Bounds bounds,
      Architecture cheapest,
      Architecture dearest,
      Moments moments,
      Distribution distribution) {
    static Spread of(WalkedSpace space, Measure measure) {
      return new Spread(
          space.bounds(measure),
          space.cheapest(measure),
          space.dearest(measure),
          space.moments(measure),
          space.distribution(measure, Resolution.COMMAND_LINE));
    }
  }

  /** What one step of the space's body costs, before {@code require}s. */
  record Block(String block, PartCost part) {}

  /**
   * How much of the space as written meets the {@code require}s of the space, and of a search.
   *
   * @param by who requires it: {@code space} or the name of a search
   */
  record Required(String by, List<String> requirements, Meeting meeting) {}

  static SpaceCost of(Compilation compilation, WalkedSpace space) {
    return new SpaceCost(
        space.name(),
        space.count(),
        space.isExact(),
        space.isRestricted(),
        space.isSampled(),
        Spread.of(space, Measure.MACS),
        Spread.of(space, Measure.PARAMS),
        blocks(compilation, space),
        required(compilation, space));
  }

  private static List<Block> blocks(Compilation compilation, WalkedSpace space) {
    var blocks = new ArrayList<Block>();
    compilation.module().spaces().stream()
        .filter(program -> program.name().equals(space.name()))
        .findFirst()
        .map(program -> program.declared().body())
        .ifPresent(body -> addSteps(blocks, body, space));
    return blocks;
  }

  private static void addSteps(List<Block> blocks, Term body, WalkedSpace space) {
    if (!(body instanceof Term.Sequence sequence)) {
      return;
    }
    var steps =
        sequence.body().entries().stream()
            .filter(Body.Entry.Step.class::isInstance)
            .map(Body.Entry.Step.class::cast)
            .toList();
    var parts = space.partsOf(steps.stream().map(Body.Entry.Step::span).toList());
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part.of(Measure.MACS).greatest() > 0 || part.of(Measure.PARAMS).greatest() > 0) {
        // The first unlabelled repeat adds nothing to places; a row needs its word.
        var place = steps.get(i).place();
        blocks.add(new Block(place.isEmpty() ? "repeat" : place, part));
      }
    }
  }

  private static List<Required> required(Compilation compilation, WalkedSpace space) {
    var required = new ArrayList<Required>();
    if (!space.requirements().isEmpty()) {
      required.add(required("space", List.of(), space));
    }
    for (var search : searches(compilation, space)) {
      required.add(required(search.name(), search.constraints(), space));
    }
    return required;
  }

  /** The searches of a space that require something. */
  static List<Search> searches(Compilation compilation, WalkedSpace space) {
    return compilation.searches().stream()
        .filter(it -> it.space().equals(space.name()) && !it.constraints().isEmpty())
        .toList();
  }

  private static Required required(String by, List<Constraint> constraints, WalkedSpace space) {
    var texts = new ArrayList<>(space.requirements());
    texts.addAll(constraints);
    return new Required(
        by,
        texts.stream().map(Constraint::text).toList(),
        space.meeting(constraints, Resolution.COMMAND_LINE));
  }
}

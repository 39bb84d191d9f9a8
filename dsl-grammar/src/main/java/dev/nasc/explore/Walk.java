package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Extremes;
import dev.nasc.analysis.Sample;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Measure;
import dev.nasc.source.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a walk over a space.
 *
 * @param spans where each address is decided in the text
 * @param border what goes in and comes out
 * @param sampled its costs, where they do not add up along the diagram
 */
record Walk(
    String name,
    Program program,
    Diagram diagram,
    List<ChoiceBlock> blocks,
    Map<Address, Span> spans,
    Border border,
    Optional<SampledCosts> sampled) {
  Walk {
    blocks = List.copyOf(blocks);
    spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
  }

  /** The same where only the paths of {@code less} are left. */
  @SuppressWarnings("ReferenceEquality") // a sample of the same paths is kept
  Walk with(Diagram less) {
    return less == diagram
        ? this
        : new Walk(
            name, program, less, blocks, spans, border, sampled.map(costs -> costs.of(less)));
  }

  /** The same of a program that says the same in other places, of a space called {@code as}. */
  Walk moved(String as, Program to, Map<Span, Span> places) {
    var moved = new LinkedHashMap<Address, Span>();
    spans.forEach((address, at) -> moved.put(address, places.getOrDefault(at, at)));
    return new Walk(as, to, diagram, blocks, moved, border, sampled);
  }

  /** What all of it costs. */
  PartCost costs() {
    return sampled.map(costs -> PartCost.of(costs.sample())).orElseGet(() -> PartCost.of(diagram));
  }

  Architecture cheapest(Measure cost) {
    return sampled
        .map(costs -> costs.sample().cheapest(cost).architecture())
        .orElseGet(() -> new Extremes(diagram, cost).cheapest());
  }

  Architecture dearest(Measure cost) {
    return sampled
        .map(costs -> costs.sample().dearest(cost).architecture())
        .orElseGet(() -> new Extremes(diagram, cost).dearest());
  }

  /** What a step, a block, all its uses cost. */
  PartCost partOf(Span place) {
    return sampled
        .map(costs -> PartCost.of(sampled(costs.sample(), place)))
        .orElseGet(() -> PartCost.of(program.counted(place, CountingCourse::new)));
  }

  /** What each of some steps of the space's body costs, in their order. */
  List<PartCost> partsOf(List<Span> steps) {
    return sampled.isPresent() || program.hasCells()
        ? steps.stream().map(this::partOf).toList()
        : program.countedByParts(steps).stream().map(PartCost::of).toList();
  }

  /** What the part costs in each architecture of a sample. */
  private Sample sampled(Sample all, Span place) {
    var parts = new ArrayList<Sample.Drawn>();
    for (var one : all.drawn()) {
      parts.add(new Sample.Drawn(one.architecture(), program.costOf(place, one.architecture())));
    }
    return new Sample(parts);
  }

  /** Whether every architecture decides an address. */
  boolean isAlwaysDecided(Address address) {
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
}

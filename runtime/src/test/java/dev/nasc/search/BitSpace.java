package dev.nasc.search;

import dev.nasc.analysis.Chooser;
import dev.nasc.explore.Decider;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.Cost;
import dev.nasc.model.Elastic;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Constraint;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Strings of bits, too many to list; the multiply-adds are the number of ones. */
public record BitSpace(List<Address> places) implements SearchSpace {
  private static final List<String> BITS = List.of("0", "1");

  public static BitSpace of(int length) {
    return new BitSpace(
        IntStream.range(0, length).mapToObj(i -> Address.ROOT.then("b").at(i)).toList());
  }

  /** The share of ones. */
  public double ones(Architecture architecture) {
    return (double) cost(architecture).macs() / places.size();
  }

  @Override
  public String name() {
    return "bits";
  }

  @Override
  public BigInteger count() {
    return BigInteger.TWO.pow(places.size());
  }

  @Override
  public Bounds bounds(Measure cost) {
    return new Bounds(0, places.size());
  }

  @Override
  public List<ChoiceBlock> choiceBlocks() {
    return places.stream()
        .map(at -> new ChoiceBlock(at.text(), List.of(new ChoiceBlock.Choice(at, BITS))))
        .toList();
  }

  @Override
  public Network network(Architecture architecture) {
    throw new UnsupportedOperationException("bits have no network");
  }

  @Override
  public Cost cost(Architecture architecture) {
    long ones = architecture.decisions().values().stream().filter("1"::equals).count();
    return new Cost(ones, ones, 0);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return decide((address, open) -> open.get(random.nextInt(2))).orElseThrow();
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    Map<Address, String> decisions = new LinkedHashMap<>();
    places.forEach(place -> decisions.put(place, chooser.choose(place, BITS)));
    return Optional.of(new Architecture(decisions));
  }

  @Override
  public Optional<Moves> within(List<Constraint> constraints) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Elastic elastic() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Architecture cheapest(Measure cost) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Architecture dearest(Measure cost) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mixture mixture() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Architecture decided(Decider decider) {
    throw new UnsupportedOperationException();
  }
}

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * {@code length} choices with the options 0 to {@code options - 1}; the multiply-adds are their
 * sum. Small enough to list all of it.
 */
public record ToySpace(int length, int options, List<Architecture> members) implements SearchSpace {

  public static ToySpace of(int length, int options) {
    var members = new ArrayList<Architecture>();
    for (int code = 0; code < Math.pow(options, length); code++) {
      var digits = new int[length];
      for (int i = 0, rest = code; i < length; i++, rest /= options) {
        digits[i] = rest % options;
      }
      members.add(architecture(digits));
    }
    return new ToySpace(length, options, members);
  }

  public static Architecture architecture(int... digits) {
    var decisions = new LinkedHashMap<Address, String>();
    for (int i = 0; i < digits.length; i++) {
      decisions.put(Address.ROOT.then("s").at(i), String.valueOf(digits[i]));
    }
    return new Architecture(decisions);
  }

  public static int[] digits(Architecture architecture) {
    return architecture.decisions().values().stream().mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public BigInteger count() {
    return BigInteger.valueOf(members.size());
  }

  @Override
  public Bounds bounds(Measure cost) {
    var costs = members.stream().mapToLong(member -> cost(member).of(cost)).summaryStatistics();
    return new Bounds(costs.getMin(), costs.getMax());
  }

  @Override
  public List<ChoiceBlock> choiceBlocks() {
    var labels = IntStream.range(0, options).mapToObj(String::valueOf).toList();
    return IntStream.range(0, length)
        .mapToObj(i -> Address.ROOT.then("s").at(i))
        .map(at -> new ChoiceBlock(at.text(), List.of(new ChoiceBlock.Choice(at, labels))))
        .toList();
  }

  @Override
  public Network network(Architecture architecture) {
    throw new UnsupportedOperationException("a toy has no network");
  }

  @Override
  public Cost cost(Architecture architecture) {
    long sum = IntStream.of(digits(architecture)).sum();
    return new Cost(sum, 10 * sum, 0);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return members.get(random.nextInt(members.size()));
  }

  @Override
  public Architecture mutate(Architecture architecture, double rate, RandomGenerator random) {
    var digits = digits(architecture);
    for (int i = 0; i < length; i++) {
      digits[i] = random.nextDouble() < rate ? random.nextInt(options) : digits[i];
    }
    return memberOr(architecture, digits);
  }

  @Override
  public Architecture cross(Architecture mother, Architecture father, RandomGenerator random) {
    var digits = digits(mother);
    for (int i = 0; i < length; i++) {
      digits[i] = random.nextBoolean() ? digits[i] : digits(father)[i];
    }
    return memberOr(mother, digits);
  }

  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return members.size() == Math.pow(options, length) ? decideAll(chooser) : decideSome(chooser);
  }

  private Optional<Architecture> decideAll(Chooser chooser) {
    var decisions = new LinkedHashMap<Address, String>();
    for (var block : choiceBlocks()) {
      var choice = block.choices().get(0);
      decisions.put(choice.address(), chooser.choose(choice.address(), choice.options()));
    }
    return Optional.of(new Architecture(decisions));
  }

  private Optional<Architecture> decideSome(Chooser chooser) {
    var left = members;
    for (int i = 0; i < length; i++) {
      var address = Address.ROOT.then("s").at(i);
      var open = left.stream().map(it -> it.decisions().get(address)).distinct().sorted().toList();
      var taken = open.size() == 1 ? open.get(0) : chooser.choose(address, open);
      left = left.stream().filter(it -> taken.equals(it.decisions().get(address))).toList();
    }
    return Optional.of(left.get(0));
  }

  @Override
  public Optional<Moves> within(List<Constraint> constraints) {
    var met =
        members.stream()
            .filter(
                member ->
                    constraints.stream()
                        .flatMap(constraint -> constraint.bounds().stream())
                        .allMatch(bound -> bound.holds((double) cost(member).of(bound.measure()))))
            .toList();
    return met.isEmpty() ? Optional.empty() : Optional.of(new ToySpace(length, options, met));
  }

  /** The values of the toy problem: options near the middle are accurate, small ones are cheap. */
  public Map<Measure, Double> values(Architecture architecture) {
    double error =
        IntStream.of(digits(architecture)).mapToDouble(d -> Math.abs(d - options / 2.0)).sum();
    return Map.of(
        Measure.ACCURACY,
        1 - error / (length * options),
        Measure.MACS,
        1.0 * cost(architecture).macs());
  }

  private Architecture memberOr(Architecture otherwise, int[] digits) {
    var architecture = architecture(digits);
    return members.contains(architecture) ? architecture : otherwise;
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

package dev.nasc;

import dev.nasc.analysis.Chooser;
import dev.nasc.explore.Decider;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Cost;
import dev.nasc.model.Elastic;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Constraint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The quickstart's space written by hand: inverted bottlenecks with kernel 3 or 5 and expansion 2
 * or 4 on 1×8×8 images.
 *
 * @param widths channels of each bottleneck; where they grow, its stride is 2
 */
public record MobileSpace(int stem, List<Integer> widths, int head, double dropout)
    implements SearchSpace {

  /** The quickstart's sizes. */
  public static MobileSpace quickstart() {
    return new MobileSpace(16, List.of(16, 16, 32, 32), 64, 0);
  }

  /** Two blocks of a few channels, for tests. */
  public static MobileSpace small() {
    return new MobileSpace(4, List.of(4, 8), 8, 0);
  }

  @Override
  public String name() {
    return "mobile";
  }

  @Override
  public BigInteger count() {
    return BigInteger.valueOf(4).pow(widths.size());
  }

  @Override
  public List<ChoiceBlock> choiceBlocks() {
    var blocks = new ArrayList<ChoiceBlock>();
    for (int i = 0; i < widths.size(); i++) {
      var place = Address.ROOT.then("body").at(i);
      blocks.add(
          new ChoiceBlock(
              place.text(),
              List.of(
                  new Choice(place.then("kernel"), List.of("3", "5")),
                  new Choice(place.then("expand"), List.of("2", "4")))));
    }
    return blocks;
  }

  @Override
  public Network network(Architecture architecture) {
    var net = new NetworkBuilder(new TensorShape(1, 8, 8));
    net.convBn("stem", "", stem, 3, 1, 1).relu6("stem");
    int before = stem;
    for (int i = 0; i < widths.size(); i++) {
      var place = Address.ROOT.then("body").at(i);
      int kernel = option(architecture, place.then("kernel"));
      int expand = option(architecture, place.then("expand"));
      int width = widths.get(i);
      net.mbconv("body." + i, width, kernel, expand, width > before ? 2 : 1);
      before = width;
    }
    net.convBn("head", "", head, 1, 1, 1).relu6("head");
    if (dropout > 0) {
      net.dropout("dropout", dropout);
    }
    return net.classifier(10);
  }

  private static int option(Architecture architecture, Address address) {
    return Integer.parseInt(architecture.decisions().getOrDefault(address, ""));
  }

  @Override
  public Cost cost(Architecture architecture) {
    long macs = 0;
    long params = 0;
    for (var layer : network(architecture).layers()) {
      if (layer.operation() instanceof Operation.Conv conv) {
        long weights =
            (long) conv.outChannels() * conv.inChannels() / conv.groups() * conv.kernel().area();
        params += weights;
        macs += weights * layer.output().height() * layer.output().width();
      } else if (layer.operation() instanceof Operation.BatchNorm norm) {
        params += 2L * norm.channels();
      } else if (layer.operation() instanceof Operation.Linear linear) {
        macs += (long) linear.inFeatures() * linear.outFeatures();
        params += (long) linear.inFeatures() * linear.outFeatures() + linear.outFeatures();
      }
    }
    return new Cost(macs, params, 0);
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    var decisions = new LinkedHashMap<Address, String>();
    for (var block : choiceBlocks()) {
      for (var choice : block.choices()) {
        decisions.put(
            choice.address(), choice.options().get(random.nextInt(choice.options().size())));
      }
    }
    return new Architecture(decisions);
  }

  @Override
  public Bounds bounds(Measure cost) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
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
    var decisions = new LinkedHashMap<Address, String>();
    for (var block : choiceBlocks()) {
      for (var choice : block.choices()) {
        decisions.put(choice.address(), choice.options().get(choice.options().size() - 1));
      }
    }
    return new Architecture(decisions);
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

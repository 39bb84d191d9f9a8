package dev.nasc.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All networks of a space as one: where options meet, a mixed operation adds up what they yield.
 *
 * @param network with {@link Operation.Mix} among its layers
 * @param choices what the shares of the mixed operations are over, each with all of its options
 */
public record Mixture(Network network, List<ChoiceBlock.Choice> choices) {
  public Mixture {
    choices = List.copyOf(choices);
  }

  /** Whether a mixed operation of a network takes shares of a choice. */
  public static boolean mentions(Network network, Address choice) {
    return network.layers().stream()
        .map(Layer::operation)
        .filter(Operation.Mix.class::isInstance)
        .flatMap(mix -> ((Operation.Mix) mix).shares().stream())
        .flatMap(share -> share.taken().stream())
        .anyMatch(taken -> taken.choice().equals(choice));
  }

  /**
   * The network that is left where only some options of each choice are. Where one is, nothing is
   * mixed any more.
   *
   * @param options of every choice at least one, by number
   */
  public Network with(Map<Address, List<Integer>> options) {
    var layers = new ArrayList<Layer>();
    for (var layer : network.layers()) {
      layers.add(
          layer.operation() instanceof Operation.Mix mix ? with(options, layer, mix) : layer);
    }
    return Simplified.of(new Network(network.input(), layers, network.heads()));
  }

  private static Layer with(Map<Address, List<Integer>> options, Layer layer, Operation.Mix mix) {
    var shares = new ArrayList<Operation.Mix.Share>();
    var inputs = new ArrayList<Integer>();
    for (int i = 0; i < layer.inputs().size(); i++) {
      var share = mix.shares().get(i);
      if (share.taken().stream().allMatch(it -> of(options, it).contains(it.option()))) {
        shares.add(share);
        inputs.add(layer.inputs().get(i));
      }
    }
    boolean certain =
        shares.size() == 1
            && shares.get(0).taken().stream().allMatch(it -> of(options, it).size() == 1);
    Operation operation =
        certain ? new Operation.Join(Operation.Join.Kind.SUM) : new Operation.Mix(shares);
    if (shares.isEmpty()) { // an option that yields zeros
      operation = new Operation.Zero(1);
      inputs.add(layer.inputs().get(0));
    }
    return new Layer(layer.place(), layer.weights(), operation, inputs, layer.output());
  }

  private static List<Integer> of(Map<Address, List<Integer>> options, Operation.Mix.Taken taken) {
    return Objects.requireNonNull(options.get(taken.choice()));
  }
}

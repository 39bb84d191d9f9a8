package dev.nasc.model;

import java.util.List;

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
}

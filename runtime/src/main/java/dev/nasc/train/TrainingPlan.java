package dev.nasc.train;

import dev.nasc.data.Dataset;
import dev.nasc.model.Architecture;
import dev.nasc.model.Network;
import dev.nasc.model.Simplified;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Bank;
import dev.nasc.network.Execution;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a training works on.
 *
 * @param networks the network that an architecture decides
 * @param seed of the run
 * @param label of the phase, or of the training within it: all draws are keyed by it
 * @param teacher from which the networks learn besides; closed by who made the plan
 */
public record TrainingPlan(
    Dataset data,
    Function<Architecture, Network> networks,
    Recipe recipe,
    long seed,
    String label,
    Optional<Teacher> teacher) {

  /** Without a teacher. */
  public TrainingPlan(
      Dataset data,
      Function<Architecture, Network> networks,
      Recipe recipe,
      long seed,
      String label) {
    this(data, networks, recipe, seed, label, Optional.empty());
  }

  /**
   * The network of an architecture, as it is trained: without layers that nobody takes. No gradient
   * reaches these, and whether decay does would hang on what was trained before.
   *
   * @throws TrainingRefused where it does not fit the data
   */
  Network network(Architecture architecture) {
    return fitting(Simplified.of(networks.apply(architecture)))
        .withDropout(recipe.regularization().dropout());
  }

  /** A network on some weights, with passes as the recipe has them. */
  Execution execution(Network network, Bank weights) {
    return execution(network, weights, recipe);
  }

  /** The same with passes as another recipe has them. */
  static Execution execution(Network network, Bank weights, Recipe other) {
    var execution = new Execution(network, weights);
    return other.passes().checkpoint() ? execution.checkpointed() : execution;
  }

  /**
   * The same network, without heads that have no say in the loss.
   *
   * @throws TrainingRefused where it does not fit the data
   */
  Network fitting(Network network) {
    requireFit(network, data);
    return network.withoutIdleHeads();
  }

  /**
   * Whether a network takes the images of some data and tells their classes apart.
   *
   * @throws TrainingRefused where it does not
   */
  public static void requireFit(Network network, Dataset data) {
    var input = network.input();
    boolean fits =
        input.channels() == data.shape().channels()
            && input.height() <= data.shape().height()
            && input.width() <= data.shape().width();
    if (!fits) {
      throw new TrainingRefused(
          "The network takes images of %s; those of `%s` are %s."
              .formatted(input, data.name(), data.shape()));
    }
    if (network.output().elements() != data.classes()) {
      throw new TrainingRefused(
          "The network tells %d classes apart; `%s` has %d."
              .formatted(network.output().elements(), data.name(), data.classes()));
    }
  }
}

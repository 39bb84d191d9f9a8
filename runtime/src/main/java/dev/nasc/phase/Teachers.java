package dev.nasc.phase;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.Dataset;
import dev.nasc.evaluate.network.Recalibration;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Bank;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.train.Teacher;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.io.IOException;
import java.util.Optional;

/** Networks of earlier phases from which others learn. */
record Teachers(Torch torch, PhaseContext context) {

  /**
   * The one that a recipe names, where it has a say: the best network of a phase that trains, one
   * that was loaded, or the largest network of shared weights, with statistics of its own. To be
   * closed.
   *
   * @param data on which it is to teach
   * @throws TrainingRefused where it does not fit the data
   */
  Optional<Teacher> of(Recipe recipe, Dataset data) {
    return recipe
        .teaching()
        .teacher()
        .filter(label -> recipe.teaching().distill() > 0)
        .map(
            label -> {
              var network = named(label, data);
              requireFit(label, network, data);
              return network;
            });
  }

  private Trained named(String label, Dataset data) {
    var phase =
        context.search().phases().stream().filter(it -> it.label().equals(label)).findFirst();
    if (phase.orElse(null) instanceof Phase.Train train) {
      return best(train, data);
    }
    if (phase.orElse(null) instanceof Phase.Load load) {
      var saved = new SavedNetwork(load, space(load.space()));
      return restored(label, saved.network(), NetworksFile.weights(0), data);
    }
    return largest(label);
  }

  private static void requireFit(String label, Trained teacher, Dataset data) {
    try {
      TrainingPlan.requireFit(teacher.network.network(), data);
    } catch (TrainingRefused e) {
      teacher.close();
      throw new TrainingRefused("`" + label + "` cannot teach: " + e.getMessage());
    }
  }

  private Trained best(Phase.Train phase, Dataset data) {
    var networks = networks(phase.label());
    var network = space(phase.space()).network(networks.architecture());
    return restored(phase.label(), network, networks.weights(), data);
  }

  private SearchSpace space(Optional<String> name) {
    return name.map(context::space).orElseGet(context::space);
  }

  private Trained restored(String label, Network network, String name, Dataset data) {
    var weights = new Weights(torch, context.seed(), label);
    var statistics = new Statistics(torch);
    var file = EngineFiles.read(context.artefact(label, name));
    EngineFiles.restore(network, file, weights, statistics);
    var scale = Rescaling.of(torch, data.standard(), file.metadata());
    return new Trained(new Execution(network, weights), weights, statistics, scale);
  }

  private NetworksFile.Trained networks(String label) {
    try {
      return NetworksFile.read(context.artefact(label, NetworksFile.NAME)).get(0);
    } catch (IOException e) {
      throw new PhaseFailure("The networks of `" + label + "` cannot be read: " + e.getMessage());
    }
  }

  private Trained largest(String label) {
    SearchSpace space = context.space();
    var bank = EngineFiles.bank(torch, context, label);
    var network = new Execution(space.network(space.dearest(Measure.MACS)), bank);
    var data = EngineFiles.data(context);
    try (var recalibration = new Recalibration(torch, data, context.seed(), label)) {
      return new Trained(network, bank, recalibration.of(network), Optional.empty());
    }
  }

  /**
   * A network with weights that stand.
   *
   * @param scale of the images that it was trained on, where it is another
   */
  private record Trained(
      Execution network, Bank weights, Statistics statistics, Optional<Rescaling> scale)
      implements Teacher {
    @Override
    public NDArray probabilities(NDArray images) {
      return Torch.inferring(
          () -> scale.isPresent() ? scale.get().in(images, this::softmax) : softmax(images));
    }

    private NDArray softmax(NDArray images) {
      try (var logits = network.forward(images, Mode.evaluating(statistics))) {
        return Torch.call(() -> logits.softmax(1));
      }
    }

    @Override
    public void close() {
      scale.ifPresent(Rescaling::close);
      statistics.close();
      weights.close();
    }
  }
}

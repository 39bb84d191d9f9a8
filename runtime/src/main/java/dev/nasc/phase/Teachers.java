package dev.nasc.phase;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.Dataset;
import dev.nasc.evaluate.network.Recalibration;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
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
   * The one that a recipe names, where it has a say: the best network of a phase that trains, or
   * the largest network of shared weights, with statistics of its own. To be closed.
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
              var trained =
                  context.search().phases().stream()
                      .filter(phase -> phase.label().equals(label))
                      .filter(Phase.Train.class::isInstance)
                      .map(Phase.Train.class::cast)
                      .findFirst();
              var network = trained.map(this::best).orElseGet(() -> largest(label));
              requireFit(label, network, data);
              return network;
            });
  }

  private static void requireFit(String label, Trained teacher, Dataset data) {
    try {
      TrainingPlan.requireFit(teacher.network.network(), data);
    } catch (TrainingRefused e) {
      teacher.close();
      throw new TrainingRefused("`" + label + "` cannot teach: " + e.getMessage());
    }
  }

  private Trained best(Phase.Train phase) {
    var networks = networks(phase.label());
    var space = phase.space().map(context::space).orElseGet(context::space);
    var network = space.network(networks.architecture());
    var weights = new Weights(torch, context.seed(), phase.label());
    var statistics = new Statistics(torch);
    var file = context.artefact(phase.label(), networks.weights());
    EngineFiles.restore(network, EngineFiles.read(file), weights, statistics);
    return new Trained(new Execution(network, weights), weights, statistics);
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
      return new Trained(network, bank, recalibration.of(network));
    }
  }

  /** A network with weights that stand. */
  private record Trained(Execution network, Bank weights, Statistics statistics)
      implements Teacher {
    @Override
    public NDArray probabilities(NDArray images) {
      return Torch.inferring(
          () -> {
            try (var logits = network.forward(images, Mode.evaluating(statistics))) {
              return Torch.call(() -> logits.softmax(1));
            }
          });
    }

    @Override
    public void close() {
      statistics.close();
      weights.close();
    }
  }
}

package dev.nasc.phase;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.Examples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.phase.NetworksFile.Trained;
import dev.nasc.train.PathTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Trains the most accurate architectures of a front, or one end of the space, from fresh weights,
 * on the training part; yields {@link NetworksFile} and the weights of each. The test part is read
 * once for each, at its end. A checkpoint continues it to the bit, in the middle of a network.
 */
record TrainPhase(Torch torch, Phase.Train phase) implements PhaseRunner {
  /** A checkpoint's note of which network is being trained, from 0. */
  private static final String RANK = "rank";

  /** A checkpoint's note of the networks before it, as a list of JSON. */
  private static final String TRAINED = "trained";

  @Override
  public PhaseOutcome run(PhaseContext context) {
    try {
      return new Work(context).run();
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  /** One run of the phase. */
  private final class Work {
    private final PhaseContext context;
    private final SearchSpace space;
    private final Dataset data;
    private final List<Architecture> architectures;
    private final List<Trained> trained = new ArrayList<>();

    Work(PhaseContext context) {
      this.context = context;
      this.space = phase.space().map(context::space).orElseGet(context::space);
      var learned = phase.data().orElseGet(context.search()::data);
      this.data = EngineFiles.data(context, learned, space);
      this.architectures = architectures();
    }

    PhaseOutcome run() {
      var checkpoint = context.checkpoint(phase.label()).map(EngineFiles::read);
      int first = checkpoint.map(this::takeUp).orElse(0);
      for (int rank = first; rank < architectures.size(); rank++) {
        if (train(rank, rank == first ? checkpoint : Optional.empty())
            == PhaseOutcome.INTERRUPTED) {
          return PhaseOutcome.INTERRUPTED;
        }
      }
      if (trained.isEmpty()) {
        throw new PhaseFailure("None of the networks of `" + phase.label() + "` could be trained.");
      }
      trained.sort(Comparator.comparingDouble(Trained::accuracy).reversed());
      context.saveArtefact(
          phase.label(), NetworksFile.NAME, file -> NetworksFile.write(file, trained));
      return PhaseOutcome.DONE;
    }

    /** Which network a checkpoint is of; those before it are done. */
    private int takeUp(Safetensors checkpoint) {
      var notes = checkpoint.metadata();
      var before = JsonParser.parseString(notes.getOrDefault(TRAINED, "[]")).getAsJsonArray();
      StreamSupport.stream(before.spliterator(), false).map(Trained::of).forEach(trained::add);
      return Integer.parseInt(notes.getOrDefault(RANK, "0"));
    }

    private PhaseOutcome train(int rank, Optional<Safetensors> checkpoint) {
      var architecture = architectures.get(rank);
      var recipe = phase.recipe().of(architecture);
      var plan =
          new TrainingPlan(
              data,
              space::network,
              recipe,
              context.seed(),
              phase.label() + "[" + rank + "]",
              new Teachers(torch, context).of(recipe, data));
      try (var training = PathTraining.single(torch, plan, architecture)) {
        long step = checkpoint.map(training::restore).orElse(0L);
        var watch = watch(rank, training.steps());
        if (rank > 0 && checkpoint.isEmpty()) {
          watch.checkpoint(0, (file, notes) -> training.save(file, 0, notes));
        }
        var outcome = TrainingLoop.run(training, step, watch);
        if (outcome instanceof Stopped) {
          return PhaseOutcome.INTERRUPTED;
        }
        if (outcome instanceof Failed failed) {
          lost(rank, failed.reason());
          return PhaseOutcome.DONE;
        }
        if (training.leftOut() > 0) {
          context.note(
              "Network %d of `%s` left out %d steps whose gradients were no numbers."
                  .formatted(rank + 1, phase.label(), training.leftOut()));
        }
        return training.result(() -> finish(rank, architecture, training));
      }
    }

    private void lost(int rank, String reason) {
      context.note("Network " + (rank + 1) + " of `" + phase.label() + "` is lost: " + reason);
    }

    private TrainingWatch watch(int rank, long steps) {
      var before = new JsonArray();
      trained.forEach(network -> before.add(network.toJson()));
      return new TrainingWatch(
          context,
          phase.label(),
          rank * steps,
          architectures.size() * steps,
          Map.of(RANK, Integer.toString(rank), TRAINED, before.toString()));
    }

    private PhaseOutcome finish(int rank, Architecture architecture, PathTraining training) {
      var network = new Execution(space.network(architecture), training.weights());
      var mode = Mode.evaluating(training.statistics());
      double accuracy = accuracy(network, mode, data.validation());
      double testAccuracy = accuracy(network, mode, data.test());
      if (Double.isNaN(accuracy + testAccuracy)) {
        lost(rank, "It yields what is not a number.");
        return PhaseOutcome.DONE;
      }
      var weights = EngineFiles.network(architecture, network, training.statistics(), data);
      var name = NetworksFile.weights(rank);
      context.saveArtefact(phase.label(), name, weights::write);
      var cost = space.cost(architecture);
      trained.add(new Trained(architecture, space.name(), accuracy, testAccuracy, cost, name));
      long done = (rank + 1) * training.steps();
      long total = architectures.size() * training.steps();
      context.progress(
          new Progress(phase.label(), done, total, "step", Map.of("accuracy", accuracy)));
      return PhaseOutcome.DONE;
    }

    private double accuracy(Execution network, Mode mode, Examples part) {
      try (var examples = new DeviceExamples(torch, part)) {
        return Accuracy.of(torch, network, mode, examples);
      }
    }

    private List<Architecture> architectures() {
      if (phase.of() instanceof Phase.Origin.Found found) {
        return FrontFile.best(context, found.labels(), phase.top());
      }
      return List.of(SavedNetwork.architecture((Phase.Origin.Given) phase.of(), space));
    }
  }
}

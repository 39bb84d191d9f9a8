package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.Examples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.evaluate.network.Recalibration;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Bank;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.phase.NetworksFile.Trained;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/**
 * Takes networks out of shared weights; yields what {@link TrainPhase} does. The statistics of
 * batch norm are those by which the network was scored, so it computes what it did then, to the
 * bit. The test part is read once for each.
 */
record ExtractPhase(Torch torch, Phase.Extract phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    try (var bank = EngineFiles.bank(torch, context, phase.weights());
        var recalibration = new Recalibration(torch, data, context.seed(), phase.weights())) {
      var trained = new ArrayList<Trained>();
      for (var architecture : FrontFile.best(context, phase.from(), phase.top())) {
        if (context.stopRequested()) {
          return PhaseOutcome.INTERRUPTED;
        }
        trained.add(taken(context, data, architecture, bank, recalibration, trained.size()));
        context.progress(
            new Progress(phase.label(), trained.size(), phase.top(), "network", Map.of()));
      }
      trained.sort(Comparator.comparingDouble(Trained::accuracy).reversed());
      context.saveArtefact(
          phase.label(), NetworksFile.NAME, file -> NetworksFile.write(file, trained));
      return PhaseOutcome.DONE;
    } catch (BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private Trained taken(
      PhaseContext context,
      Dataset data,
      Architecture architecture,
      Bank bank,
      Recalibration recalibration,
      int rank) {
    var network = new Execution(context.space().network(architecture), bank);
    try (var statistics = recalibration.of(network)) {
      var mode = Mode.evaluating(statistics);
      var weights = EngineFiles.network(architecture, network, statistics, data);
      var name = NetworksFile.weights(rank);
      context.saveArtefact(phase.label(), name, weights::write);
      return new Trained(
          architecture,
          context.space().name(),
          accuracy(network, mode, data.validation()),
          accuracy(network, mode, data.test()),
          context.space().cost(architecture),
          name);
    }
  }

  private double accuracy(Execution network, Mode mode, Examples part) {
    try (var examples = new DeviceExamples(torch, part)) {
      return Accuracy.of(torch, network, mode, examples);
    }
  }
}

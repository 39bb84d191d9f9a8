package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.EnasTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * ENAS (Pham et al. 2018): shared weights and a controller in turn; of the children that it draws
 * in the end, the most accurate one is its front. Yields that and the weights. A checkpoint
 * continues it to the bit.
 */
record EnasPhase(Torch torch, Phase.Enas phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    var space = context.space();
    var recipe = phase.recipe().lasting(phase.epochs());
    var plan = new TrainingPlan(data, space::network, recipe, context.seed(), phase.label());
    try (var training = new EnasTraining(torch, plan, space, phase)) {
      long step =
          context
              .checkpoint(phase.label())
              .map(file -> training.restore(EngineFiles.read(file)))
              .orElse(0L);
      var watch = new TrainingWatch(context, phase.label(), 0, training.steps(), Map.of());
      var outcome = TrainingLoop.run(training, step, watch);
      if (outcome instanceof Stopped) {
        return PhaseOutcome.INTERRUPTED;
      }
      if (outcome instanceof Failed failed) {
        throw new PhaseFailure(failed.reason());
      }
      save(context, data, training);
      return PhaseOutcome.DONE;
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private void save(PhaseContext context, Dataset data, EnasTraining training) {
    Architecture best = training.derived(0);
    double accuracy = training.accuracy(best);
    for (int i = 1; i < phase.derived(); i++) {
      var child = training.derived(i);
      double other = training.accuracy(child);
      if (other > accuracy) {
        best = child;
        accuracy = other;
      }
    }
    var figures = new EnumMap<Measure, Double>(Measure.class);
    figures.put(Measure.ACCURACY, accuracy);
    var cost = context.space().cost(best);
    figures.put(Measure.MACS, (double) cost.macs());
    figures.put(Measure.PARAMS, (double) cost.params());
    var front = List.of(new FrontFile.Member(best, figures));
    var supernet = EngineFiles.supernet(training.weights(), data);
    context.saveArtefact(phase.label(), EngineFiles.SUPERNET, supernet::write);
    context.saveArtefact(phase.label(), FrontFile.NAME, file -> FrontFile.write(file, front));
  }
}

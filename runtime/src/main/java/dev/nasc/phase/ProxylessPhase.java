package dev.nasc.phase;

import dev.nasc.cost.Costs;
import dev.nasc.cost.ExpectedCost;
import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.Mixture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.GateTraining;
import dev.nasc.train.PathRewards;
import dev.nasc.train.SearchLoss;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ProxylessNAS (Cai et al. 2019): trains the paths and the gates of a mixture; yields what {@link
 * DartsPhase} does. A checkpoint continues it to the bit.
 */
record ProxylessPhase(Torch torch, Phase.Proxyless phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    var space = context.space();
    var recipe = phase.recipe().lasting(phase.warmup() + phase.epochs());
    var plan = new TrainingPlan(data, space::network, recipe, context.seed(), phase.label());
    var mixture = space.mixture();
    try (var training =
        new GateTraining(torch, plan, mixture, phase, loss(mixture), rewards(mixture))) {
      return Derived.train(
          context,
          phase.label(),
          data,
          training,
          training::weights,
          () -> Derived.found(context.space(), training.alphas()));
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private SearchLoss loss(Mixture mixture) {
    return new SearchLoss(phase.loss(), costs(phase.loss(), mixture));
  }

  private Optional<PathRewards> rewards(Mixture mixture) {
    return phase.reinforcement().map(it -> new PathRewards(it, costs(it.reward(), mixture)));
  }

  /** Of the figures that are no measure of a batch. */
  private static Map<Formula.Figure, ExpectedCost> costs(Formula formula, Mixture mixture) {
    var costs = new LinkedHashMap<Formula.Figure, ExpectedCost>();
    for (var figure : formula.figures()) {
      if (!SearchLoss.isCrossEntropy(figure) && !isAccuracy(figure)) {
        costs.put(figure, new ExpectedCost(mixture, costs(figure, mixture)));
      }
    }
    return costs;
  }

  /** Whether the phase can be run: all figures that it mentions are known. */
  static boolean isKnown(Phase.Proxyless phase) {
    return phase.loss().figures().stream().allMatch(ProxylessPhase::isKnown)
        && phase.reinforcement().stream()
            .flatMap(it -> it.reward().figures().stream())
            .allMatch(it -> isAccuracy(it) || (isKnown(it) && !SearchLoss.isCrossEntropy(it)));
  }

  private static boolean isAccuracy(Formula.Figure figure) {
    return figure instanceof Formula.Measured measured && measured.measure() == Measure.ACCURACY;
  }

  /** Whether a loss can be made of a figure: it is known layer by layer. */
  private static boolean isKnown(Formula.Figure figure) {
    return isTabled(figure)
        || SearchLoss.isCrossEntropy(figure)
        || (figure instanceof Formula.Measured measured
            && measured.part().isEmpty()
            && measured.measure().isCost());
  }

  /** A device measures networks, not layers. */
  private static boolean isTabled(Formula.Figure figure) {
    return figure instanceof Formula.Latency latency
        && latency.source() instanceof LatencySource.Table;
  }

  private static List<Double> costs(Formula.Figure figure, Mixture mixture) {
    if (figure instanceof Formula.Latency latency
        && latency.source() instanceof LatencySource.Table table) {
      return seconds(table.file(), mixture);
    }
    var measure = ((Formula.Measured) figure).measure();
    return mixture.network().layers().stream()
        .map(layer -> (double) Costs.of(layer).of(measure))
        .toList();
  }

  private static List<Double> seconds(String file, Mixture mixture) {
    var times = LatencyFiles.read(file).times(mixture.network());
    if (times.unknown().isPresent()) {
      throw LatencyFiles.missing(file, times.unknown().get());
    }
    return times.milliseconds().stream().map(millis -> millis / 1000).toList();
  }
}

package dev.nasc.phase;

import dev.nasc.data.Datasets;
import dev.nasc.evaluate.network.SharedWeightsEvaluator;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Torch;

/**
 * The phases on the engine: the door for whoever runs a search.
 *
 * @param torch opened on the device of the search
 */
public record EnginePhases(Torch torch) implements Phase.Visitor<PhaseRunner> {

  /** The runner of a phase. */
  public PhaseRunner runner(Phase phase) {
    return phase.accept(this);
  }

  /** What the bits of a result hang on: library, threads, processor, device. */
  public String fingerprint() {
    return torch.fingerprint().toString();
  }

  /** Changes when the data do. */
  public static String fingerprint(Data data) {
    return Datasets.load(data).fingerprint();
  }

  @Override
  public PhaseRunner beyond(Phase.Beyond phase) {
    throw new IllegalArgumentException("`" + phase.label() + "` is no phase that runs");
  }

  @Override
  public PhaseRunner oneShot(Phase.OneShot phase) {
    return new OneShotPhase(torch, phase);
  }

  @Override
  public PhaseRunner nsga2(Phase.Nsga2 phase) {
    return context -> {
      try (var evaluator = sharedWeights(phase.score(), context)) {
        return new Nsga2Phase(phase, same -> evaluator).run(context);
      }
    };
  }

  @Override
  public PhaseRunner train(Phase.Train phase) {
    return new TrainPhase(torch, phase);
  }

  /** Scores by the supernet that an earlier phase has trained. */
  private SharedWeightsEvaluator sharedWeights(String label, PhaseContext context) {
    var data = EngineFiles.data(context);
    var weights = EngineFiles.supernet(torch, context, label);
    return new SharedWeightsEvaluator(torch, context.space(), data, weights, context.seed(), label);
  }
}

package dev.nasc.evaluate.network;

import ai.djl.engine.EngineException;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.network.Execution;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the latency of a candidate on this device, with weights that mean nothing, before
 * another evaluator says the rest. Networks of the same layers are measured once.
 */
public final class MeasuringEvaluator implements Evaluator {
  private final Torch torch;
  private final SearchSpace space;
  private final LatencySource.Device how;
  private final Evaluator scorer;
  private final Map<List<Step>, Latency> measured = new HashMap<>();

  /** A layer without its name. */
  private record Step(Operation operation, List<Integer> inputs, TensorShape output) {}

  /**
   * @param scorer of everything else; closed with this evaluator
   */
  public MeasuringEvaluator(
      Torch torch, SearchSpace space, LatencySource.Device how, Evaluator scorer) {
    this.torch = torch;
    this.space = space;
    this.how = how;
    this.scorer = scorer;
  }

  @Override
  public Evaluation evaluate(Trial trial) {
    Latency latency;
    try {
      latency = latency(trial.candidate());
    } catch (EngineException | OperationUnavailable e) {
      return new Evaluation.Failed("its latency cannot be measured: " + e.getMessage());
    }
    var evaluation = scorer.evaluate(trial);
    return evaluation instanceof Evaluation.Scored scored
        ? scored.with(Measure.LATENCY, latency.seconds(), latency.spread())
        : evaluation;
  }

  private Latency latency(Architecture candidate) {
    var network = space.network(candidate).withoutIdleHeads();
    var steps =
        network.layers().stream()
            .map(layer -> new Step(layer.operation(), layer.inputs(), layer.output()))
            .toList();
    return measured.computeIfAbsent(
        steps,
        unknown -> {
          try (var weights = new Weights(torch, 0, "latency")) {
            return Latency.of(torch, new Execution(network, weights), how);
          }
        });
  }

  @Override
  public void close() {
    scorer.close();
  }
}

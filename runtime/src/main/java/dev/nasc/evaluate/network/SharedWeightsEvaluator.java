package dev.nasc.evaluate.network;

import ai.djl.engine.EngineException;
import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.network.Bank;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Known;
import dev.nasc.search.Trial;

/**
 * Scores a candidate by the weights that it shares with all others in a supernet: accuracy on the
 * validation part with statistics of its own, and what is known of it.
 */
public final class SharedWeightsEvaluator implements Evaluator {
  private final Torch torch;
  private final SearchSpace space;
  private final Known known;
  private final Bank weights;
  private final Recalibration recalibration;
  private final DeviceExamples validation;

  /**
   * @param known of candidates without any weights
   * @param weights of the supernet; closed with this evaluator
   * @param seed of the run
   * @param phase the label of the phase whose weights these are
   */
  public SharedWeightsEvaluator(
      Torch torch,
      SearchSpace space,
      Known known,
      Dataset data,
      Bank weights,
      long seed,
      String phase) {
    this.torch = torch;
    this.space = space;
    this.known = known;
    this.weights = weights;
    this.recalibration = new Recalibration(torch, data, seed, phase);
    this.validation = new DeviceExamples(torch, data.validation());
  }

  @Override
  public Evaluation evaluate(Trial trial) {
    var candidate = trial.candidate();
    try {
      double accuracy = accuracy(candidate);
      if (Double.isNaN(accuracy)) {
        return new Evaluation.Failed("the network yields what is not a number");
      }
      return scored(candidate, accuracy);
    } catch (EngineException e) {
      return new Evaluation.Failed("the engine failed: " + e.getMessage());
    }
  }

  private double accuracy(Architecture candidate) {
    var network = new Execution(space.network(candidate), weights);
    try (var statistics = recalibration.of(network)) {
      return Accuracy.of(torch, network, Mode.evaluating(statistics), validation);
    }
  }

  private Evaluation scored(Architecture candidate, double accuracy) {
    var values = known.of(candidate);
    values.put(Measure.ACCURACY, accuracy);
    return new Evaluation.Scored(values);
  }

  @Override
  public void close() {
    validation.close();
    recalibration.close();
    weights.close();
  }
}

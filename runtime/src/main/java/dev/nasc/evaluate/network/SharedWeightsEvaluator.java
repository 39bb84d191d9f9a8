package dev.nasc.evaluate.network;

import ai.djl.engine.EngineException;
import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.network.Bank;
import dev.nasc.network.Execution;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Known;
import dev.nasc.search.Trial;

/**
 * Scores a candidate by the weights that it shares with all others in a supernet: accuracy on the
 * validation part with statistics of its own, and what is known of it.
 */
public final class SharedWeightsEvaluator implements Evaluator {
  /** What may be kept to be taken up by candidates that begin alike. */
  private static final long KEPT_BYTES = 512L << 20;

  private final SearchSpace space;
  private final Known known;
  private final Bank weights;
  private final SharedPrefixes networks;

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
    this.space = space;
    this.known = known;
    this.weights = weights;
    this.networks =
        new SharedPrefixes(
            torch,
            new Recalibration(torch, data, seed, phase),
            new DeviceExamples(torch, data.validation()),
            KEPT_BYTES);
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
    return networks.accuracy(new Execution(space.network(candidate), weights));
  }

  private Evaluation scored(Architecture candidate, double accuracy) {
    var values = known.of(candidate);
    values.put(Measure.ACCURACY, accuracy);
    return new Evaluation.Scored(values);
  }

  @Override
  public void close() {
    networks.close();
    weights.close();
  }
}

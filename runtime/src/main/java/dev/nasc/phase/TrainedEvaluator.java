package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Trial;
import dev.nasc.train.Oversight;
import dev.nasc.train.PathTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.EnumMap;

/**
 * Trains each candidate from fresh weights, by its own recipe where that is searched too; its
 * accuracy is that on the validation part, 0–1. All draws of a trial are keyed by its number, so
 * that one which is evaluated again ends the same.
 */
final class TrainedEvaluator implements Evaluator {
  private final Torch torch;
  private final PhaseContext context;
  private final String label;
  private final CandidateRecipe recipe;
  private final Dataset data;
  private final DeviceExamples validation;

  TrainedEvaluator(Torch torch, PhaseContext context, String label, CandidateRecipe recipe) {
    this.torch = torch;
    this.context = context;
    this.label = label;
    this.recipe = recipe;
    this.data = EngineFiles.data(context);
    this.validation = new DeviceExamples(torch, data.validation());
  }

  @Override
  public Evaluation evaluate(Trial trial) {
    var plan =
        new TrainingPlan(
            data,
            context.space()::network,
            recipe.of(trial.candidate()),
            context.seed(),
            label + "[" + trial.number() + "]");
    try (var training = PathTraining.single(torch, plan, trial.candidate())) {
      var outcome = TrainingLoop.run(training, 0, new Unwatched());
      return outcome instanceof TrainingOutcome.Failed failed
          ? new Evaluation.Failed(failed.reason())
          : scored(trial, training);
    } catch (TrainingRefused | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private Evaluation scored(Trial trial, PathTraining training) {
    var network = new Execution(context.space().network(trial.candidate()), training.weights());
    var mode = Mode.evaluating(training.statistics());
    double accuracy = Accuracy.of(torch, network, mode, validation);
    if (Double.isNaN(accuracy)) {
      return new Evaluation.Failed("the network yields what is not a number");
    }
    var values = new EnumMap<Measure, Double>(Measure.class);
    values.put(Measure.ACCURACY, accuracy);
    var cost = context.space().cost(trial.candidate());
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        values.put(measure, (double) cost.of(measure));
      }
    }
    return new Evaluation.Scored(values);
  }

  @Override
  public void close() {
    validation.close();
  }

  /** A trial is one piece: a run that stops in the middle of one begins it again. */
  private static final class Unwatched implements Oversight {
    @Override
    public boolean stopRequested() {
      return false;
    }

    @Override
    public boolean checkpointDue() {
      return false;
    }

    @Override
    public void checkpoint(long step, Writer writer) {}

    @Override
    public void progress(long step, double loss) {}
  }
}

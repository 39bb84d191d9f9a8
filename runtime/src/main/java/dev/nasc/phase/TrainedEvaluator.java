package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Resized;
import dev.nasc.model.ShapeRule;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Known;
import dev.nasc.search.Trial;
import dev.nasc.train.OutOfMemory;
import dev.nasc.train.PathTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Known known;
  private final Dataset data;
  private final Map<Double, Dataset> parts = new HashMap<>();
  private final DeviceExamples validation;

  TrainedEvaluator(Torch torch, PhaseContext context, String label, CandidateRecipe recipe) {
    this.torch = torch;
    this.context = context;
    this.label = label;
    this.recipe = recipe;
    this.known = KnownFigures.of(context);
    this.data = EngineFiles.data(context);
    this.validation = new DeviceExamples(torch, data.validation());
  }

  @Override
  public Evaluation evaluate(Trial trial) {
    try (var training = PathTraining.single(torch, plan(trial), trial.candidate())) {
      return evaluate(trial, training, training.epochs());
    } catch (OutOfMemory e) {
      return new Evaluation.Failed(String.valueOf(e.getMessage()));
    } catch (TrainingRefused | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    } catch (ShapeRule.Unfit e) {
      return new Evaluation.Failed("its images are too small: " + e.sentence());
    }
  }

  private Network network(Architecture architecture, double resolution) {
    return Resized.of(context.space().network(architecture), resolution);
  }

  /** The same examples for all candidates, among those of any greater share. */
  private Dataset data(double share) {
    return share == 1
        ? data
        : parts.computeIfAbsent(
            share,
            of -> data.with(data.train().part(of, Draws.of(context.seed(), label, 0, "part"))));
  }

  private TrainingPlan plan(Trial trial) {
    var fidelity = trial.effort().fidelity();
    var own = recipe.of(trial.candidate());
    return new TrainingPlan(
        data(fidelity.data()),
        architecture -> network(architecture, fidelity.resolution()),
        own,
        context.seed(),
        label + "[" + TrialCheckpoint.first(trial) + "]",
        new Teachers(torch, context).of(own, data));
  }

  /** Trains as far as the trial asks for, and tells each epoch where it asks for that. */
  private Evaluation evaluate(Trial trial, PathTraining training, int epochs) {
    var effort = trial.effort();
    int asked = effort.fidelity().epochs();
    int last = asked > 0 ? Math.min(asked, epochs) : epochs;
    var checkpoint = new TrialCheckpoint(context.scratch(label), trial);
    long step = effort.curve() ? 0 : checkpoint.restore(training, training.steps() * last / epochs);
    var curve = new ArrayList<Double>();
    for (int epoch = effort.curve() ? 1 : last; epoch <= last; epoch++) {
      long until = training.steps() * epoch / epochs;
      var outcome = TrainingLoop.run(training, step, until, checkpoint);
      if (outcome instanceof TrainingOutcome.Failed failed) {
        return new Evaluation.Failed(failed.reason());
      }
      step = until;
      double accuracy = training.result(() -> accuracy(trial, training));
      if (Double.isNaN(accuracy)) {
        return new Evaluation.Failed("the network yields what is not a number");
      }
      curve.add(accuracy);
    }
    if (last < epochs && !effort.curve()) {
      long done = step;
      checkpoint.checkpoint(done, (file, notes) -> training.save(file, done, notes));
    }
    double accuracy = curve.get(curve.size() - 1);
    return scored(trial, accuracy, effort.curve() ? curve : List.of());
  }

  private double accuracy(Trial trial, PathTraining training) {
    var decided = network(trial.candidate(), trial.effort().fidelity().resolution());
    var network = new Execution(decided, training.weights());
    return Accuracy.of(torch, network, Mode.evaluating(training.statistics()), validation);
  }

  private Evaluation scored(Trial trial, double accuracy, List<Double> curve) {
    var values = known.of(trial.candidate());
    values.put(Measure.ACCURACY, accuracy);
    return new Evaluation.Scored(values, Map.of(), curve);
  }

  @Override
  public void close() {
    validation.close();
  }
}

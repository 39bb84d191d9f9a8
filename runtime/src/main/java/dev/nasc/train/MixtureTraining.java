package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Alphas;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains a mixture's weights and its architecture parameters in turn (Liu et al. 2019, DARTS,
 * algorithm 1): each step first α on a batch of the validation part, then the weights on one of the
 * training part. In second order α's gradient looks one step of the weights ahead.
 */
public final class MixtureTraining implements Training {
  private final TrainingPlan plan;
  private final Phase.Darts phase;
  private final TrainingState state;
  private final Network network;
  private final List<Choice> choices;
  private final Updates weightUpdates;
  private final Updates alphaUpdates;
  private final BatchStream train;
  private final BatchStream validation;
  private final LossStep loss;
  private final LossStep searchLoss;
  private final long steps;
  private final LearningRate rate;
  private final AlphaPenalty penalty;
  private @Nullable MixturePasses passes;

  /**
   * @throws TrainingRefused where the mixture does not fit the data, or the recipe the order
   */
  public MixtureTraining(Torch torch, TrainingPlan plan, Mixture mixture, Phase.Darts phase) {
    var recipe = plan.recipe();
    if (phase.order() == 2) {
      UnrolledStep.refuse(recipe);
    }
    this.plan = plan;
    this.phase = phase;
    this.state = TrainingState.of(torch, plan);
    this.network = plan.fitting(mixture.network());
    this.choices = mixture.choices();
    this.weightUpdates = state.updates(recipe);
    this.alphaUpdates = state.alphaUpdates();
    this.train = new BatchStream(torch, plan, plan.data().train(), "");
    this.validation = new BatchStream(torch, plan, plan.data().validation(), " alpha");
    this.loss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.searchLoss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.steps = (long) recipe.epochs() * train.perEpoch();
    this.rate = LearningRate.of(recipe, steps);
    this.penalty = new AlphaPenalty(torch, phase.penalty());
  }

  /** Made with the first step: until then a saved state can be taken up. */
  private MixturePasses passes() {
    if (passes == null) {
      var alphas = new Alphas(weights(), choices, phase.zero());
      var execution = plan.execution(network, weights());
      passes = new MixturePasses(state.torch(), execution, alphas, state.statistics());
    }
    return passes;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public void step(long step) {
    state.inStep(
        step,
        manager -> {
          var pair = new Pair(train.batch(manager, step), validation.batch(manager, step));
          searchGradients(manager, pair, rate.at(step));
          penalty.addGradient(manager, alphas(), (double) step / steps);
          update(manager, pair, rate.at(step));
        });
  }

  /** The batches of a step: for the weights, and for the architecture parameters. */
  record Pair(Batch train, Batch validation) {}

  /** Adds up the gradients of the architecture parameters. */
  void searchGradients(NDManager step, Pair batches, double weightRate) {
    if (phase.order() == 1) {
      passes().toAlphas(searchLoss, batches.validation());
    } else {
      new UnrolledStep(passes(), plan.recipe(), state.slots(), weightRate)
          .run(step, searchLoss, batches.train(), batches.validation());
    }
  }

  /** Updates the architecture parameters, and then the weights by a gradient under these. */
  void update(NDManager step, Pair batches, double weightRate) {
    alphaUpdates.apply(step, alphas().parameters(), phase.rate());
    passes().toWeights(loss, batches.train());
    weightUpdates.apply(step, passes().weights(), weightRate);
  }

  @Override
  public double meanLoss() {
    return loss.meanLoss();
  }

  /** That of the passes to the architecture parameters. */
  double meanSearchLoss() {
    return searchLoss.meanLoss();
  }

  public Weights weights() {
    return state.weights();
  }

  public Alphas alphas() {
    return passes().alphas();
  }

  @Override
  public void save(Path file, long step, Map<String, String> notes) throws IOException {
    state.saved(step, notes).write(file);
  }

  @Override
  public long restore(Safetensors saved) {
    return state.restore(saved);
  }

  @Override
  public void close() {
    searchLoss.close();
    loss.close();
    validation.close();
    train.close();
    state.close();
  }
}

package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.Architecture;
import dev.nasc.model.Mixture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Alphas;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Shares;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.train.CyclicSchedule.Moment;
import dev.nasc.train.CyclicSchedule.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cyclic DARTS (Yu et al. 2022; microsoft/Cream, CDARTS): a search network and an evaluation
 * network learn from each other. Each round derives an architecture, warms the evaluation network
 * of it up on the validation part, and then, step by step, trains the architecture parameters and
 * the evaluation network together on a batch of the validation part (equation 3: both cross
 * entropies, what the search network has to learn from the evaluation network, the penalty on some
 * options), and after that the search network's weights on one of the training part.
 */
public final class CyclicTraining implements Training {
  private final TrainingPlan plan;
  private final Phase.Cyclic phase;
  private final Function<Alphas, Architecture> derivation;
  private final TrainingState state;
  private final CyclicNetworks networks;
  private final Updates searchUpdates;
  private final Updates evaluationUpdates;
  private final Updates alphaUpdates;
  private final AlphaPenalty penalty;
  private final BatchStream train;
  private final BatchStream validation;
  private final LossStep loss;
  private final JointStep jointLoss;
  private final CyclicSchedule schedule;
  private final LearningRate searchRate;
  private final LearningRate evaluationRate;
  private Stage stage = Stage.SEARCH;

  /**
   * @param plan with the networks of the evaluation network's size
   * @param search all networks of the search network's size as one
   * @param derivation the architecture that is strongest under some architecture parameters
   * @throws TrainingRefused where a network does not fit the data, or the other's heads
   */
  public CyclicTraining(
      Torch torch,
      TrainingPlan plan,
      Mixture search,
      Phase.Cyclic phase,
      Function<Alphas, Architecture> derivation) {
    var recipe = plan.recipe();
    var teacher = phase.teacherRecipe();
    this.plan = plan;
    this.phase = phase;
    this.derivation = derivation;
    this.state = TrainingState.of(torch, plan);
    this.networks = new CyclicNetworks(state, search, phase);
    this.searchUpdates = state.updates(recipe);
    var evaluationSlots = state.slots().under("evaluation ");
    this.evaluationUpdates = new Updates(Updater.of(teacher, evaluationSlots), teacher.clip());
    this.alphaUpdates = state.alphaUpdates();
    this.penalty = new AlphaPenalty(torch, phase.penalty());
    this.train = new BatchStream(torch, plan, plan.data().train(), "");
    this.validation = new BatchStream(torch, plan, plan.data().validation(), " alpha");
    int classes = plan.data().classes();
    this.loss = new LossStep(torch, classes, recipe.labelSmoothing());
    this.jointLoss = new JointStep(torch, classes, recipe.labelSmoothing(), phase.distillation());
    this.schedule =
        new CyclicSchedule(
            (long) phase.warmup() * train.perEpoch(),
            phase.rounds(),
            (long) phase.teacherWarmup() * validation.perEpoch(),
            (long) phase.roundEpochs() * train.perEpoch());
    int searchEpochs = phase.warmup() + phase.rounds() * phase.roundEpochs();
    int evaluationEpochs = phase.rounds() * (phase.teacherWarmup() + phase.roundEpochs());
    this.searchRate = LearningRate.of(recipe.lasting(searchEpochs), schedule.searchSteps());
    this.evaluationRate =
        LearningRate.of(teacher.lasting(evaluationEpochs), schedule.evaluationSteps());
  }

  @Override
  public long steps() {
    return schedule.steps();
  }

  @Override
  public void step(long step) {
    var moment = schedule.at(step);
    stage = moment.stage();
    state.inStep(
        step,
        manager -> {
          if (moment.beginsRound()) {
            beginRound();
          }
          step(manager, moment);
        });
  }

  /** The released code makes new optimizers, too, when it makes a new evaluation network. */
  void beginRound() {
    networks.derive(derivation.apply(alphas()));
    state.slots().clear();
  }

  private void step(NDManager manager, Moment moment) {
    switch (moment.stage()) {
      case SEARCH -> searchStep(manager, moment, train.batch(manager, moment.searchBefore()));
      case EVALUATION ->
          evaluationStep(manager, moment, validation.batch(manager, moment.evaluationBefore()));
      case JOINT -> {
        jointGradients(manager, moment, validation.batch(manager, moment.evaluationBefore()));
        update(manager, moment);
        searchStep(manager, moment, train.batch(manager, moment.searchBefore()));
      }
    }
  }

  /** Trains the weights of the search network. */
  void searchStep(NDManager manager, Moment moment, Batch batch) {
    networks.passes().toWeights(loss, batch);
    searchUpdates.apply(manager, networks.passes().weights(), searchRate.at(moment.searchBefore()));
  }

  /** Trains the evaluation network alone. */
  private void evaluationStep(NDManager manager, Moment moment, Batch batch) {
    var mode = networks.mode(Shares.NONE);
    loss.backward(networks.evaluationAlone(), batch, mode, new Scaled(manager));
    updateEvaluation(manager, moment, networks.learnedAlone().values());
  }

  /** Adds up the gradients of the architecture parameters and of the evaluation network. */
  void jointGradients(NDManager manager, Moment moment, Batch batch) {
    networks.joint(
        manager,
        (search, evaluation) -> jointLoss.backward(search, evaluation, batch, new Scaled(manager)));
    penalty.addGradient(manager, alphas(), (double) moment.jointBefore() / schedule.jointSteps());
  }

  /** Updates both by their gradients, which are clipped as one. */
  void update(NDManager manager, Moment moment) {
    var trained = networks.learned().values();
    var all = new ArrayList<>(alphas().parameters());
    all.addAll(trained);
    Updates.clip(manager, all, plan.recipe().clip());
    updateEvaluation(manager, moment, trained);
    alphaUpdates.apply(manager, alphas().parameters(), phase.rate());
  }

  private void updateEvaluation(
      NDManager manager, Moment moment, Collection<Parameter> parameters) {
    evaluationUpdates.apply(manager, parameters, evaluationRate.at(moment.evaluationBefore()));
  }

  @Override
  public double meanLoss() {
    double mean = loss.meanLoss();
    return stage == Stage.JOINT && Double.isFinite(mean) ? jointLoss.meanLoss() : mean;
  }

  /** The meter of the passes that train one network alone. */
  LossStep loss() {
    return loss;
  }

  /** The meter of the passes that train both. */
  JointStep jointLoss() {
    return jointLoss;
  }

  public Weights weights() {
    return state.weights();
  }

  public Alphas alphas() {
    return networks.alphas();
  }

  @Override
  public void save(Path file, long step, Map<String, String> notes) throws IOException {
    var more = new TreeMap<>(notes);
    more.putAll(networks.notes());
    state.saved(step, more).write(file);
  }

  @Override
  public long restore(Safetensors saved) {
    networks.restore(saved.metadata());
    return state.restore(saved);
  }

  @Override
  public void close() {
    jointLoss.close();
    loss.close();
    validation.close();
    train.close();
    state.close();
  }
}

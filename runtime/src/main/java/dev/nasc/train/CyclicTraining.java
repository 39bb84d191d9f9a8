package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonParser;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.Architecture;
import dev.nasc.model.Mixture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Shares;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Draws;
import dev.nasc.train.CyclicSchedule.Moment;
import dev.nasc.train.CyclicSchedule.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cyclic DARTS (Yu et al. 2022; microsoft/Cream, CDARTS): a search network and an evaluation
 * network learn from each other. Each round derives an architecture, warms the evaluation network
 * of it up on the validation part, and then, step by step, trains the architecture parameters and
 * the evaluation network together on a batch of the validation part (equation 3: both cross
 * entropies, what the search network has to learn from the evaluation network, the penalty on some
 * options), and after that the search network's weights on one of the training part.
 */
public final class CyclicTraining implements Training {
  private static final String ARCHITECTURE = "architecture";

  private final Torch torch;
  private final TrainingPlan plan;
  private final Phase.Cyclic phase;
  private final Mixture search;
  private final Function<Alphas, Architecture> derivation;
  private final EvaluationNetwork naming;
  private final Weights weights;
  private final Statistics statistics;
  private final Slots slots;
  private final Updates searchUpdates;
  private final Updates evaluationUpdates;
  private final Updates alphaUpdates;
  private final BatchStream train;
  private final BatchStream validation;
  private final LossStep loss;
  private final JointLoss jointLoss;
  private final CyclicSchedule schedule;
  private final LearningRate searchRate;
  private final LearningRate evaluationRate;
  private Stage stage = Stage.SEARCH;
  private @Nullable SearchSide side;
  private @Nullable Architecture architecture;
  private @Nullable Evaluated evaluated;

  /**
   * The search network.
   *
   * @param passes without the heads that distillation alone needs
   * @param whole with them
   */
  private record SearchSide(MixturePasses passes, Execution whole) {}

  /** The evaluation network, without the heads that distillation alone needs, and with them. */
  private record Evaluated(Execution alone, Execution whole) {}

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
    this.torch = torch;
    this.plan = plan;
    this.phase = phase;
    this.search = search;
    this.derivation = derivation;
    this.naming = new EvaluationNetwork(search);
    plan.fitting(search.network());
    this.weights = new Weights(torch, plan.seed(), plan.label());
    this.statistics = new Statistics(torch);
    this.slots = new Slots(torch);
    this.searchUpdates = new Updates(Updater.of(recipe, slots), recipe.clip());
    this.evaluationUpdates =
        new Updates(
            Updater.of(phase.teacherRecipe(), slots.under("evaluation ")),
            phase.teacherRecipe().clip());
    this.alphaUpdates = new Updates(new Adam(0.5, 0.999, 1e-8, 1e-3, false, slots), 0);
    this.train = new BatchStream(torch, plan, plan.data().train(), "");
    this.validation = new BatchStream(torch, plan, plan.data().validation(), " alpha");
    int classes = plan.data().classes();
    this.loss = new LossStep(torch, classes, recipe.labelSmoothing());
    this.jointLoss = new JointLoss(torch, classes, recipe.labelSmoothing(), phase.distillation());
    this.schedule =
        new CyclicSchedule(
            (long) phase.warmup() * train.perEpoch(),
            phase.rounds(),
            (long) phase.teacherWarmup() * validation.perEpoch(),
            (long) phase.roundEpochs() * train.perEpoch());
    this.searchRate =
        LearningRate.of(
            recipe.lasting(phase.warmup() + phase.rounds() * phase.roundEpochs()),
            schedule.searchSteps());
    this.evaluationRate =
        LearningRate.of(
            phase
                .teacherRecipe()
                .lasting(phase.rounds() * (phase.teacherWarmup() + phase.roundEpochs())),
            schedule.evaluationSteps());
  }

  /** Made with the first step: until then a saved state can be taken up. */
  private SearchSide side() {
    if (side == null) {
      var alphas = new Alphas(weights, search.choices(), phase.zero());
      var alone = new Execution(search.network().withoutIdleHeads(), weights);
      side =
          new SearchSide(
              new MixturePasses(torch, alone, alphas, statistics),
              new Execution(search.network(), weights));
    }
    return side;
  }

  private Evaluated evaluated() {
    if (evaluated == null) {
      var network = plan.networks().apply(Objects.requireNonNull(architecture));
      plan.fitting(network);
      if (network.heads().size() != search.network().heads().size()) {
        throw new TrainingRefused(
            "The search network has %d auxiliary heads, the evaluation network %d: each learns from its like."
                .formatted(search.network().heads().size(), network.heads().size()));
      }
      var named = naming.of(network);
      evaluated =
          new Evaluated(
              new Execution(named.withoutIdleHeads(), weights), new Execution(named, weights));
    }
    return evaluated;
  }

  @Override
  public long steps() {
    return schedule.steps();
  }

  @Override
  public void step(long step) {
    torch.seed(Draws.seed(plan.seed(), plan.label(), step, "engine"));
    var moment = schedule.at(step);
    stage = moment.stage();
    Torch.notRecording(
        () -> {
          if (moment.beginsRound()) {
            beginRound();
          }
          try (var manager = torch.newManager()) {
            step(manager, moment);
          }
        });
  }

  /** The released code makes new optimizers, too, when it makes a new evaluation network. */
  void beginRound() {
    architecture = derivation.apply(alphas());
    evaluated = null;
    evaluated();
    slots.clear();
  }

  private void step(NDManager manager, Moment moment) {
    switch (moment.stage()) {
      case SEARCH -> searchStep(manager, moment, train.batch(manager, moment.searchBefore()));
      case EVALUATION ->
          evaluationStep(manager, moment, validation.batch(manager, moment.evaluationBefore()));
      case JOINT -> {
        jointStep(manager, moment, validation.batch(manager, moment.evaluationBefore()));
        searchStep(manager, moment, train.batch(manager, moment.searchBefore()));
      }
    }
  }

  /** Trains the weights of the search network. */
  void searchStep(NDManager manager, Moment moment, Batch batch) {
    side().passes().toWeights(loss, batch);
    searchUpdates.apply(manager, side().passes().weights(), searchRate.at(moment.searchBefore()));
  }

  /** Trains the evaluation network alone. */
  private void evaluationStep(NDManager manager, Moment moment, Batch batch) {
    var network = evaluated().alone();
    loss.backward(network, batch, mode(Shares.NONE), new Scaled(manager));
    updateEvaluation(manager, moment, sorted(network.parameters()).values());
  }

  /** Trains the architecture parameters and the evaluation network. */
  private void jointStep(NDManager manager, Moment moment, Batch batch) {
    jointGradients(manager, moment, batch);
    update(manager, moment);
  }

  /** Adds up the gradients of the architecture parameters and of the evaluation network. */
  void jointGradients(NDManager manager, Moment moment, Batch batch) {
    var trained = sorted(evaluated().whole().parameters());
    var frozen =
        side().whole().parameters().stream()
            .filter(parameter -> !trained.containsKey(parameter.key()))
            .toList();
    MixturePasses.without(
        frozen,
        () ->
            jointLoss.backward(
                new JointLoss.Network(side().whole(), mode(alphas().softmax(manager))),
                new JointLoss.Network(evaluated().whole(), mode(Shares.NONE)),
                batch,
                new Scaled(manager)));
    double done = (double) moment.jointBefore() / schedule.jointSteps();
    new AlphaPenalty(torch, phase.penalty()).addGradient(manager, alphas(), done);
  }

  /** Updates both by their gradients, which are clipped as one. */
  void update(NDManager manager, Moment moment) {
    var trained = sorted(evaluated().whole().parameters());
    var all = new ArrayList<>(alphas().parameters());
    all.addAll(trained.values());
    Updates.clip(manager, all, plan.recipe().clip());
    updateEvaluation(manager, moment, trained.values());
    alphaUpdates.apply(manager, alphas().parameters(), phase.rate());
  }

  private void updateEvaluation(
      NDManager manager, Moment moment, Collection<Parameter> parameters) {
    evaluationUpdates.apply(manager, parameters, evaluationRate.at(moment.evaluationBefore()));
  }

  private Mode mode(Shares shares) {
    return Mode.searching(statistics, shares);
  }

  private static SortedMap<String, Parameter> sorted(List<Parameter> parameters) {
    var byKey = new TreeMap<String, Parameter>();
    parameters.forEach(parameter -> byKey.put(parameter.key(), parameter));
    return byKey;
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
  JointLoss jointLoss() {
    return jointLoss;
  }

  public Weights weights() {
    return weights;
  }

  public Alphas alphas() {
    return side().passes().alphas();
  }

  @Override
  public void save(Path file, long step, Map<String, String> notes) throws IOException {
    var metadata = new TreeMap<>(notes);
    metadata.put("training", plan.label());
    metadata.put("engine", torch.fingerprint().toString());
    if (architecture != null) {
      metadata.put(ARCHITECTURE, CandidateJson.of(architecture).toString());
    }
    Checkpoint.of(step, metadata, weights, statistics, slots, new FairCounters(List.of()))
        .write(file);
  }

  @Override
  public long restore(Safetensors saved) {
    long step = Checkpoint.step(saved);
    Checkpoint.restore(saved, weights, statistics, slots, new FairCounters(List.of()));
    var found = saved.metadata().get(ARCHITECTURE);
    if (found != null) {
      architecture = CandidateJson.architecture(JsonParser.parseString(found).getAsJsonObject());
    }
    return step;
  }

  @Override
  public void close() {
    jointLoss.close();
    loss.close();
    validation.close();
    train.close();
    slots.close();
    statistics.close();
    weights.close();
  }
}

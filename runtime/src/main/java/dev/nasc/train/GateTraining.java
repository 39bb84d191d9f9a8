package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.Address;
import dev.nasc.model.Mixture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Gates;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Shares;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * ProxylessNAS by gradients (Cai et al. 2019, section 3.2; mit-han-lab/proxylessnas): each step
 * trains one path that the shares draw; after the warm-up and one epoch, every fifth step first
 * trains the architecture parameters on a batch of the validation part, with a few options of each
 * choice in memory.
 */
public final class GateTraining implements Training {
  private static final int ALPHA_EVERY = 5;
  private static final String BASELINE = "baseline";

  private final TrainingPlan plan;
  private final Phase.Proxyless phase;
  private final Mixture mixture;
  private final SearchLoss searchLoss;
  private final Optional<PathRewards> rewards;
  private final TrainingState state;
  private final Updates weightUpdates;
  private final Updater alphaUpdater;
  private final BatchStream train;
  private final BatchStream validation;
  private final LossStep loss;
  private final LossStep heldLoss;
  private final long steps;
  private final LearningRate rate;
  private @Nullable Alphas alphas;
  private double baseline = Double.NaN;

  /**
   * @param searchLoss what the architecture parameters lessen
   * @param rewards what paths are worth, where they learn by policy gradient instead
   * @throws TrainingRefused where the mixture does not fit the data
   */
  public GateTraining(
      Torch torch,
      TrainingPlan plan,
      Mixture mixture,
      Phase.Proxyless phase,
      SearchLoss searchLoss,
      Optional<PathRewards> rewards) {
    var recipe = plan.recipe();
    plan.fitting(mixture.network());
    this.plan = plan;
    this.phase = phase;
    this.mixture = mixture;
    this.searchLoss = searchLoss;
    this.rewards = rewards;
    this.state = TrainingState.of(torch, plan);
    this.weightUpdates = state.updates(recipe);
    this.alphaUpdater = new Adam(0, 0.999, 1e-8, 0, false, state.slots());
    this.train = new BatchStream(torch, plan, plan.data().train(), "");
    this.validation = new BatchStream(torch, plan, plan.data().validation(), " alpha");
    this.loss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.heldLoss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.steps = (long) recipe.epochs() * train.perEpoch();
    this.rate = LearningRate.of(recipe, steps);
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
          if (searches(step)) {
            searchStep(manager, step, validation.batch(manager, step));
          }
          pathStep(manager, step, train.batch(manager, step));
        });
  }

  private boolean searches(long step) {
    long inSearch = step - (long) phase.warmup() * train.perEpoch();
    return inSearch >= train.perEpoch() && inSearch % ALPHA_EVERY == 0;
  }

  /** Trains the weights on one path. */
  private void pathStep(NDManager manager, long step, Batch batch) {
    var path = PathDraw.of(alphas(), 1, Draws.of(plan.seed(), plan.label(), step, "path"));
    var network = plan.execution(mixture.with(path), weights());
    loss.backward(
        network, batch, Mode.searching(state.statistics(), Shares.NONE), new Scaled(manager));
    var byKey = new TreeMap<String, Parameter>();
    network.parameters().forEach(parameter -> byKey.put(parameter.key(), parameter));
    weightUpdates.apply(manager, byKey.values(), rate.at(step));
  }

  /** Trains the shares of a few options of each choice against each other. */
  void searchStep(NDManager manager, long step, Batch batch) {
    var random = Draws.of(plan.seed(), plan.label(), step, "options in memory");
    Map<Address, List<Integer>> drawn =
        rewards.isPresent() ? Map.of() : PathDraw.of(alphas(), phase.paths(), random);
    var gradients =
        rewards.isPresent()
            ? rewardGradients(rewards.get(), batch, random)
            : alphaGradients(manager, batch, drawn);
    var scaled = new Scaled(manager);
    gradients.forEach(
        (choice, gradient) -> {
          var parameter = alphas().of(choice);
          var before = parameter.value().toFloatArray();
          state.slots().count(parameter);
          var array = state.torch().upload(manager, gradient, new Shape(gradient.length));
          alphaUpdater.update(scaled, parameter, array, phase.rate());
          rescale(manager, parameter, before, drawn.getOrDefault(choice, List.of()));
        });
  }

  /** The gradient by α of what paths that the shares draw are worth, weights as they are. */
  private Map<Address, float[]> rewardGradients(
      PathRewards of, Batch batch, RandomGenerator random) {
    var shares = alphas().probabilities();
    var paths = new ArrayList<PathRewards.Rewarded>();
    for (int i = 0; i < phase.reinforcement().orElseThrow().paths(); i++) {
      var drawn = PathDraw.of(alphas(), 1, random);
      var path = new LinkedHashMap<Address, Integer>();
      drawn.forEach((choice, options) -> path.put(choice, options.get(0)));
      double accuracy = accuracy(new Execution(mixture.with(drawn), weights()), batch);
      paths.add(new PathRewards.Rewarded(path, of.of(path, accuracy, shares)));
    }
    baseline = of.baseline(baseline, paths);
    return PathRewards.gradient(paths, baseline, shares);
  }

  /** On a batch, by its own statistics. */
  private double accuracy(Execution network, Batch batch) {
    try (var logits =
            network.forward(batch.images(), Mode.searching(state.statistics(), Shares.NONE));
        var guess = logits.argMax(1);
        var right = guess.eq(batch.labels());
        var numbers = right.toType(DataType.FLOAT32, false);
        var mean = numbers.mean()) {
      return mean.getFloat();
    }
  }

  /**
   * The gradient of the search's loss by α: through the gates for the options in memory, {@code Σ_j
   * ∂L/∂g_j · p_j (δ_ij − p_i)} with p the softmax over these, and through the mean cost for all.
   *
   * @param drawn the options in memory, the active one first
   */
  Map<Address, float[]> alphaGradients(
      NDManager manager, Batch batch, Map<Address, List<Integer>> drawn) {
    var network = plan.execution(mixture.with(drawn), weights());
    var gates = new Gates(state.torch(), manager, drawn);
    network.parameters().forEach(parameter -> Torch.record(parameter.value(), false));
    heldLoss.backward(
        network, batch, Mode.searching(state.statistics(), gates), new Scaled(manager));
    network.parameters().forEach(parameter -> Torch.record(parameter.value(), true));
    var probabilities = alphas().probabilities();
    var slopes = searchLoss.slopes(heldLoss.meanLoss(), probabilities);
    var gradients = new LinkedHashMap<Address, float[]>();
    probabilities.forEach(
        (choice, shares) -> {
          var gradient = new float[shares.size()];
          var kept = drawn.getOrDefault(choice, List.of());
          double sum = kept.stream().mapToDouble(shares::get).sum();
          var among = kept.stream().map(option -> shares.get(option) / sum).toList();
          var byGate = kept.stream().map(option -> gates.gradient(choice, option)).toList();
          var softened = softmaxGradient(byGate, among);
          for (int i = 0; i < kept.size(); i++) {
            gradient[kept.get(i)] += (float) (slopes.crossEntropy() * softened[i]);
          }
          var byCost = softmaxGradient(slopes.of(choice, shares.size()), shares);
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (float) byCost[i];
          }
          gradients.put(choice, gradient);
        });
    return gradients;
  }

  /** From a gradient by probabilities to one by what the softmax is of; it adds up to 0. */
  static double[] softmaxGradient(List<Double> byShare, List<Double> shares) {
    double mean = 0;
    for (int j = 0; j < shares.size(); j++) {
      mean += byShare.get(j) * shares.get(j);
    }
    var gradient = new double[shares.size()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = shares.get(i) * (byShare.get(i) - mean);
    }
    return gradient;
  }

  /** Leaves the other options' shares as they were: Σ exp α over those in memory stays. */
  private void rescale(NDManager step, Parameter parameter, float[] before, List<Integer> kept) {
    var after = parameter.value().toFloatArray();
    if (kept.isEmpty() || kept.size() == after.length) {
      return;
    }
    double old = kept.stream().mapToDouble(i -> Math.exp(before[i])).sum();
    double now = kept.stream().mapToDouble(i -> Math.exp(after[i])).sum();
    var shift = new float[after.length];
    kept.forEach(i -> shift[i] = (float) Math.log(old / now));
    parameter.value().addi(state.torch().upload(step, shift, new Shape(shift.length)));
  }

  /** Made with the first step: until then a saved state can be taken up. */
  public Alphas alphas() {
    if (alphas == null) {
      alphas = new Alphas(weights(), mixture.choices(), false);
    }
    return alphas;
  }

  @Override
  public double meanLoss() {
    return loss.meanLoss();
  }

  public Weights weights() {
    return state.weights();
  }

  @Override
  public void save(Path file, long step, Map<String, String> notes) throws IOException {
    var more = new TreeMap<>(notes);
    more.put(BASELINE, Double.toString(baseline));
    state.saved(step, more).write(file);
  }

  @Override
  public long restore(Safetensors saved) {
    baseline = Double.parseDouble(saved.metadata().getOrDefault(BASELINE, "NaN"));
    return state.restore(saved);
  }

  @Override
  public void close() {
    heldLoss.close();
    loss.close();
    validation.close();
    train.close();
    state.close();
  }
}

package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe.IfNotFinite;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Trains paths through a space on one bank of weights: each step runs its paths forward and
 * backward one after another, adds their gradients up, and updates once, so that the order of the
 * paths has no effect. With many paths this is a single-path supernet, with one it is a network by
 * itself.
 */
public final class PathTraining implements Training {
  private static final String LEFT_OUT = "steps left out";

  /** Networks are cheap to build again; this many stay. */
  private static final int KEPT = 1024;

  private final TrainingPlan plan;
  private final PathSampler sampler;
  private final boolean separateBatches;
  private final TrainingState state;
  private final Updates updates;
  private final Optional<AveragedWeights> averages;
  private final boolean fair;
  private final BatchStream batches;
  private final Optional<LossScale> scale;
  private final LossStep loss;
  private final Length length;
  private final LearningRate rate;
  private final Map<Architecture, Execution> executions = new HashMap<>();

  PathTraining(
      Torch torch,
      TrainingPlan plan,
      PathSampler sampler,
      Phase.PathBatch pathBatch,
      List<ChoiceBlock> blocks) {
    var recipe = plan.recipe();
    this.plan = plan;
    this.sampler = sampler;
    this.separateBatches = pathBatch == Phase.PathBatch.SEPARATE;
    this.state = TrainingState.of(torch, plan, blocks);
    this.updates = state.updates(recipe);
    double averaged = recipe.regularization().averaged();
    this.averages =
        averaged > 0
            ? Optional.of(new AveragedWeights(torch, state.slots().under("averaged "), averaged))
            : Optional.empty();
    this.fair = sampler instanceof FairPaths;
    this.batches = new BatchStream(torch, plan, plan.data().train(), "");
    this.scale =
        recipe.passes().precision() == Precision.FLOAT16
            ? Optional.of(new LossScale(state.slots()))
            : Optional.empty();
    this.loss = new LossStep(torch, LossRule.of(plan, scale));
    this.length = Length.of(recipe, batches.perEpoch(), batchesPerStep());
    this.rate = LearningRate.of(recipe, length);
  }

  /**
   * A supernet: paths as the phase asks for them.
   *
   * @throws TrainingRefused where the space does not allow them
   */
  public static PathTraining supernet(
      Torch torch, TrainingPlan plan, SearchSpace space, Phase.OneShot phase) {
    var blocks = space.choiceBlocks();
    var sampler =
        switch (phase.paths()) {
          case STRICTLY_FAIR -> new FairPaths(blocks, plan.seed(), plan.label());
          case UNIFORM -> new UniformPaths(space, plan.seed(), plan.label());
        };
    return new PathTraining(torch, plan, sampler, phase.pathBatch(), blocks);
  }

  /** One network by itself; the plan's teacher is closed with the training. */
  public static PathTraining single(Torch torch, TrainingPlan plan, Architecture architecture) {
    var sampler = new OnePath(architecture);
    return new PathTraining(torch, plan, sampler, Phase.PathBatch.SHARED, List.of());
  }

  private long batchesPerStep() {
    return (long) plan.recipe().accumulate() * (separateBatches ? sampler.perStep() : 1);
  }

  /**
   * How many steps there are in all. An epoch is one pass over the training part; where each path
   * has a batch of its own, a step takes as many batches as it has paths, and an update may take
   * the gradients of several.
   */
  @Override
  public long steps() {
    return length.steps();
  }

  /** How many epochs it begins, of which the last may be cut short. */
  public int epochs() {
    return length.begun();
  }

  @Override
  public void step(long step) {
    state.inStep(
        step,
        manager -> {
          if (plan.recipe().ifNotFinite() == IfNotFinite.STOP && scale.isEmpty()) {
            update(manager, gradients(manager, step).values(), step);
          } else {
            updateIfFinite(manager, step);
          }
        });
    if (fair) {
      state.counters().checkEqual();
    }
  }

  private void update(NDManager manager, Collection<Parameter> touched, long step) {
    updates.apply(manager, touched, rate.at(step));
    averages.ifPresent(it -> it.update(new Scaled(manager), weights(), statistics()));
  }

  /** A step whose gradients are no numbers leaves weights and statistics as they are. */
  private void updateIfFinite(NDManager manager, long step) {
    var before = statistics().copies(manager);
    var touched = gradients(manager, step).values();
    if (Updates.areFinite(manager, touched)) {
      scale.ifPresent(LossScale::kept);
      update(manager, touched, step);
      return;
    }
    scale.ifPresent(LossScale::overflowed);
    Updates.forget(touched);
    statistics().restore(before);
    state.slots().tally(LEFT_OUT);
  }

  /** How many steps were left out because their gradients were no numbers. */
  public long leftOut() {
    return state.slots().tallied(LEFT_OUT);
  }

  /** Adds up the gradients of a step's paths; returns the parameters that they reach, by key. */
  Map<String, Parameter> gradients(NDManager manager, long step) {
    var touched = new TreeMap<String, Parameter>();
    var scaled = new Scaled(manager);
    var paths = sampler.paths(step);
    var mode = Mode.training(statistics(), dropPath(step));
    int times = plan.recipe().accumulate();
    long number = step * batchesPerStep();
    for (int time = 0; time < times; time++) {
      var batch = batches.batch(manager, number++);
      for (int k = 0; k < paths.size(); k++) {
        if (separateBatches && k > 0) {
          batch = batches.batch(manager, number++);
        }
        var execution = execution(paths.get(k));
        var taught = taught(batch, scaled);
        loss.backward(execution, batch, mode, scaled, taught);
        taught.ifPresent(NDArray::close);
        execution.parameters().forEach(parameter -> touched.put(parameter.key(), parameter));
      }
    }
    paths.forEach(state.counters()::count);
    double factor = 1 / (times * scale.map(LossScale::value).orElse(1.0));
    if (factor != 1) {
      touched.values().forEach(parameter -> scaleGradient(scaled, parameter, factor));
    }
    return touched;
  }

  private static void scaleGradient(Scaled scaled, Parameter parameter, double factor) {
    try (var gradient = Torch.gradient(parameter.value())) {
      if (gradient != null) {
        scaled.scale(gradient, factor);
      }
    }
  }

  /** What the teacher's share of the loss adds to the gradient by the logarithms: −λ/N · p. */
  private Optional<NDArray> taught(Batch batch, Scaled scaled) {
    double weight = plan.recipe().teaching().distill();
    return plan.teacher()
        .map(
            teacher -> {
              var shares = teacher.probabilities(batch.images());
              Torch.run(() -> scaled.scale(shares, -weight / batch.size()));
              return shares;
            });
  }

  /** It grows from epoch to epoch, from 0 on (quark0/darts cnn/train.py). */
  private double dropPath(long step) {
    return plan.recipe().regularization().dropPath() * length.share(step);
  }

  /** Uses what comes out: the weights, or, where the recipe asks for it, their moving means. */
  public <T> T result(Supplier<T> use) {
    return averages.isPresent() ? averages.get().inPlace(weights(), statistics(), use) : use.get();
  }

  private Execution execution(Architecture architecture) {
    if (executions.size() >= KEPT) {
      executions.clear();
    }
    return executions.computeIfAbsent(
        architecture, key -> plan.execution(plan.network(key), weights()));
  }

  @Override
  public double meanLoss() {
    return loss.meanLoss();
  }

  public Weights weights() {
    return state.weights();
  }

  public Statistics statistics() {
    return state.statistics();
  }

  /** How often each candidate of each choice block has been trained: a row a block. */
  public List<List<Long>> counts() {
    return state.counters().all();
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
    loss.close();
    batches.close();
    state.close();
    plan.teacher().ifPresent(Teacher::close);
  }
}

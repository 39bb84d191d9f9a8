package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples;
import dev.nasc.evaluate.network.Accuracy;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Shares;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import dev.nasc.search.strategy.EnasController;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * ENAS (Pham et al. 2018, section 2.2): in each epoch shared weights are trained, a child of the
 * controller a batch, and then the controller, on accuracies of its children on batches of the
 * validation part. Batch norm always goes by the batch, as in the authors' code.
 */
public final class EnasTraining implements Training {
  private static final String CONTROLLER = "controller/";

  private final TrainingPlan plan;
  private final Phase.Enas phase;
  private final EnasController controller;
  private final TrainingState state;
  private final Updates updates;
  private final BatchStream batches;
  private final BatchStream validation;
  private final LossStep loss;
  private final LearningRate rate;
  private double lastLoss;

  public EnasTraining(Torch torch, TrainingPlan plan, SearchSpace space, Phase.Enas phase) {
    var recipe = plan.recipe();
    this.plan = plan;
    this.phase = phase;
    this.controller =
        new EnasController(
            phase.controller(),
            space,
            name -> Draws.of(plan.seed(), plan.label(), 0, "controller " + name));
    this.state = TrainingState.of(torch, plan);
    this.updates = state.updates(recipe);
    this.batches = new BatchStream(torch, plan, plan.data().train(), "");
    this.validation = new BatchStream(torch, plan, plan.data().validation(), " validation");
    this.loss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.rate = LearningRate.of(recipe, (long) recipe.epochs() * batches.perEpoch());
  }

  private long perEpoch() {
    return (long) batches.perEpoch() + phase.controller().steps();
  }

  /** Those of the weights and those of the controller. */
  @Override
  public long steps() {
    return plan.recipe().epochs() * perEpoch();
  }

  @Override
  public void step(long step) {
    long epoch = step / perEpoch();
    long within = step % perEpoch();
    state.inStep(
        step,
        manager -> {
          if (within < batches.perEpoch()) {
            trainWeights(manager, epoch * batches.perEpoch() + within);
          } else {
            long before = epoch * phase.controller().steps();
            trainController(manager, before + within - batches.perEpoch());
          }
        });
  }

  private void trainWeights(NDManager manager, long number) {
    var child = controller.draw(Draws.of(plan.seed(), plan.label(), number, "child"));
    var network = execution(child);
    loss.backward(network, batches.batch(manager, number), mode(), new Scaled(manager));
    updates.apply(manager, network.parameters(), rate.at(number));
  }

  private void trainController(NDManager manager, long number) {
    var children = new ArrayList<Architecture>();
    var accuracies = new ArrayList<Double>();
    for (int i = 0; i < phase.controller().children(); i++) {
      long draw = number * phase.controller().children() + i;
      var child = controller.draw(Draws.of(plan.seed(), plan.label(), draw, "rewarded child"));
      var batch = validation.batch(manager, draw);
      children.add(child);
      accuracies.add(Accuracy.of(execution(child), mode(), batch));
    }
    controller.learn(children, accuracies);
  }

  private Execution execution(Architecture child) {
    return plan.execution(plan.network(child), weights());
  }

  private Mode mode() {
    return Mode.searching(state.statistics(), Shares.NONE);
  }

  /** A child that the controller draws in the end. */
  public Architecture derived(int number) {
    return controller.draw(Draws.of(plan.seed(), plan.label(), number, "derived child"));
  }

  /** The accuracy of a child on the whole validation part, 0–1, by the statistics of batches. */
  public double accuracy(Architecture child) {
    try (var examples = new DeviceExamples(state.torch(), plan.data().validation())) {
      return Accuracy.of(state.torch(), execution(child), mode(), examples);
    }
  }

  /** While the controller learns, that of the weights before. */
  @Override
  public double meanLoss() {
    double mean = loss.meanLoss();
    lastLoss = mean == 0 ? lastLoss : mean;
    return lastLoss;
  }

  public Weights weights() {
    return state.weights();
  }

  @Override
  public void save(Path file, long step, Map<String, String> notes) throws IOException {
    var saved = state.saved(step, notes);
    var tensors = new ArrayList<>(saved.tensors().values());
    controller.state().forEach((name, values) -> tensors.add(tensor(CONTROLLER + name, values)));
    Safetensors.of(saved.metadata(), tensors).write(file);
  }

  /** The bits of doubles. */
  private static Tensor tensor(String name, double[] values) {
    return Tensor.of(name, Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray());
  }

  @Override
  public long restore(Safetensors saved) {
    var controls = new TreeMap<String, double[]>();
    saved
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(CONTROLLER)) {
                var bits = Arrays.stream(tensor.longs()).mapToDouble(Double::longBitsToDouble);
                controls.put(name.substring(CONTROLLER.length()), bits.toArray());
              }
            });
    controller.restore(controls);
    return state.restore(saved);
  }

  @Override
  public void close() {
    loss.close();
    validation.close();
    batches.close();
    state.close();
  }
}

package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.explore.Slices;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.ElasticWeights;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Shares;
import dev.nasc.network.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stage of progressive shrinking (Cai et al. 2020, Once-for-All, section 3.3): each step draws a
 * few slices, adds their gradients up and updates once. Beside the labels a slice learns from the
 * teacher, which is in training mode as in the authors' code. Norms go by the batch and keep no
 * statistics: those of a slice are measured when it is used.
 */
public final class ShrinkTraining implements Training {
  private final TrainingPlan plan;
  private final Phase.Shrink phase;
  private final SliceDraws draws;
  private final ElasticWeights weights;
  private final ElasticWeights teacher;
  private final TrainingState state;
  private final Updates updates;
  private final BatchStream batches;
  private final LossStep loss;
  private final long steps;
  private final LearningRate rate;

  /**
   * @param open the options that are drawn, of this stage and of those before it
   * @param weights that are trained; closed with this
   * @param teacher closed with this; without one it is the largest network as it is
   */
  public ShrinkTraining(
      Torch torch,
      TrainingPlan plan,
      SearchSpace space,
      Phase.Shrink phase,
      Map<String, List<String>> open,
      ElasticWeights weights,
      Optional<ElasticWeights> teacher) {
    var recipe = plan.recipe();
    this.plan = plan;
    this.phase = phase;
    this.draws = new SliceDraws(space, weights.elastic(), open, plan.seed(), plan.label());
    this.weights = weights;
    this.teacher = teacher.orElse(weights);
    this.state = TrainingState.of(torch, plan, weights.whole(), List.of());
    this.updates = state.updates(recipe);
    this.batches = new BatchStream(torch, plan, plan.data().train(), "");
    this.loss = new LossStep(torch, plan.data().classes(), recipe.labelSmoothing());
    this.steps = (long) recipe.epochs() * batches.perEpoch();
    this.rate = LearningRate.of(recipe, steps);
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public void step(long step) {
    state.inStep(
        step, manager -> updates.apply(manager, gradients(manager, step).values(), rate.at(step)));
  }

  /** Adds up the gradients of a step's slices; returns the parameters that they reach, by key. */
  private Map<String, Parameter> gradients(NDManager manager, long step) {
    var touched = new TreeMap<String, Parameter>();
    var scaled = new Scaled(manager);
    var batch = batches.batch(manager, step);
    var wanted = phase.distill() > 0 ? Optional.of(taught(step, batch, scaled)) : NOTHING;
    for (int path = 0; path < phase.paths(); path++) {
      var slice = execution(draws.slice(step, path), weights);
      loss.backward(slice, batch, mode(), scaled, wanted);
      slice.parameters().forEach(parameter -> touched.put(parameter.key(), parameter));
    }
    return touched;
  }

  private static final Optional<NDArray> NOTHING = Optional.empty();

  /** What the teacher's share of the loss adds to the gradient by the logarithms: −λ/N · p. */
  private NDArray taught(long step, DeviceExamples.Batch batch, Scaled scaled) {
    var network = execution(draws.largest(step), teacher);
    try (var logits = network.forward(batch.images(), mode())) {
      var shares = Torch.call(() -> logits.softmax(1));
      scaled.scale(shares, -phase.distill() / batch.size());
      return shares;
    }
  }

  private Mode mode() {
    return Mode.searching(state.statistics(), Shares.NONE);
  }

  private Execution execution(Architecture architecture, ElasticWeights bank) {
    var network = plan.network(architecture);
    var misfit = Slices.misfit(network, bank.elastic().network());
    if (misfit.isPresent()) {
      throw new TrainingRefused("In `" + architecture + "` " + misfit.get() + ".");
    }
    return plan.execution(network, bank);
  }

  @Override
  public double meanLoss() {
    return loss.meanLoss();
  }

  public ElasticWeights weights() {
    return weights;
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
    teacher.close();
    state.close();
  }
}

package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the steps of a training change, and its checkpoints hold: weights, batch norm's statistics,
 * what updaters remember, the counters of fairness.
 */
record TrainingState(
    Torch torch,
    TrainingPlan plan,
    Weights weights,
    Statistics statistics,
    Slots slots,
    FairCounters counters)
    implements AutoCloseable {

  /** Of a training that begins. */
  static TrainingState of(Torch torch, TrainingPlan plan) {
    return of(torch, plan, List.of());
  }

  /**
   * Of a training that begins.
   *
   * @param blocks whose candidates are counted
   */
  static TrainingState of(Torch torch, TrainingPlan plan, List<ChoiceBlock> blocks) {
    return of(torch, plan, new Weights(torch, plan.seed(), plan.label()), blocks);
  }

  /**
   * Of a training that goes on with weights.
   *
   * @param weights closed with this
   */
  static TrainingState of(
      Torch torch, TrainingPlan plan, Weights weights, List<ChoiceBlock> blocks) {
    return new TrainingState(
        torch, plan, weights, new Statistics(torch), new Slots(torch), new FairCounters(blocks));
  }

  /** The update that a recipe asks for. */
  Updates updates(Recipe recipe) {
    return new Updates(Updater.of(recipe, slots), recipe.clip());
  }

  /** Adam for architecture parameters (quark0/darts cnn/architect.py and train_search.py). */
  Updates alphaUpdates() {
    return new Updates(new Adam(0.5, 0.999, 1e-8, 1e-3, false, slots), 0);
  }

  /** Does one step: what it draws is a function of its number, and its arrays end with it. */
  void inStep(long step, Consumer<NDManager> work) {
    torch.seed(Draws.seed(plan.seed(), plan.label(), step, "engine"));
    Torch.notRecording(
        () -> {
          try (var manager = torch.newManager()) {
            work.accept(manager);
          }
        });
  }

  /** The file of it after {@code step} steps, with what else the metadata are to say. */
  Safetensors saved(long step, Map<String, String> notes) {
    var metadata = new TreeMap<>(notes);
    metadata.put("training", plan.label());
    metadata.put("engine", torch.fingerprint().toString());
    return Checkpoint.of(step, metadata, weights, statistics, slots, counters);
  }

  /** Takes up what a file holds, before the first step; returns how many steps that has done. */
  long restore(Safetensors saved) {
    long step = Checkpoint.step(saved);
    Checkpoint.restore(saved, weights, statistics, slots, counters);
    return step;
  }

  @Override
  public void close() {
    slots.close();
    statistics.close();
    weights.close();
  }
}

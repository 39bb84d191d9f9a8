package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.ExampleSpace;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.search.strategy.EnasController;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnasTrainingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final WalkedSpace SPACE = ExampleSpace.of("enas_digits.nas", "micro_digits");
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0.9, true), new Schedule.Constant(0.05), 1e-4, 300, 1, 0, 0, 0);
  private static final Phase.Enas.Controller CONTROLLER =
      new Phase.Enas.Controller(16, 3.5e-3, 3, 2, 1, 1.1, 2.5, 1e-4, 0.99, 0.4, 0, List.of());

  /** Momentum and decay would move others too; the controller's steps move no weight at all. */
  @Test
  void onlyTheWeightsOfTheChildMove() {
    var plan = new TrainingPlan(DIGITS, SPACE::network, RECIPE, 1, "net");
    var phase = new Phase.Enas("net", CONTROLLER, 1, 1, RECIPE);
    try (var training = new EnasTraining(TORCH, plan, SPACE, phase)) {
      training.step(0);
      var before = snapshot(training);
      training.step(1);
      var child = child(1);
      var path = SPACE.network(child).layers().stream().map(it -> it.weights() + ".").toList();
      var after = snapshot(training);
      before.forEach(
          (key, values) ->
              assertEquals(
                  path.stream().anyMatch(key::startsWith),
                  !Arrays.equals(values, after.get(key)),
                  key));
      long controller = training.steps() - CONTROLLER.steps();
      steps(training, 2, controller);
      var trained = snapshot(training);
      steps(training, controller, training.steps());
      var end = snapshot(training);
      trained.forEach((key, values) -> assertArrayEquals(values, end.get(key), key));
    }
  }

  private static void steps(EnasTraining training, long from, long to) {
    for (long step = from; step < to; step++) {
      training.step(step);
    }
  }

  /** The child of a step of the first epoch: the controller has not learned yet. */
  private static Architecture child(long number) {
    var fresh =
        new EnasController(CONTROLLER, SPACE, name -> Draws.of(1, "net", 0, "controller " + name));
    return fresh.draw(Draws.of(1, "net", number, "child"));
  }

  private static Map<String, float[]> snapshot(EnasTraining training) {
    var values = new HashMap<String, float[]>();
    training.weights().all().forEach((key, it) -> values.put(key, it.value().toFloatArray()));
    return values;
  }
}

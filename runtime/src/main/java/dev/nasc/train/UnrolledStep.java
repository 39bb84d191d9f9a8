package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The second-order gradient of the architecture parameters (Liu et al. 2019, DARTS, equations 7 and
 * 8; quark0/darts cnn/architect.py): with {@code w' = w − η(μv + ∇L_train + λw)},
 *
 * <pre>g = ∇α L_val(w', α) − η (∇α L_train(w⁺, α) − ∇α L_train(w⁻, α)) / 2ε,
 * w± = w ± ε ∇w' L_val,   ε = 0.01 / ‖∇w' L_val‖</pre>
 *
 * Weights are put back from a copy, so that nothing drifts.
 *
 * @param rate η, the weights' learning rate
 */
record UnrolledStep(MixturePasses passes, Recipe recipe, Slots slots, double rate) {
  private static final double REACH = 0.01;

  /**
   * @throws TrainingRefused where the weights are not updated as the look ahead supposes
   */
  static void refuse(Recipe recipe) {
    if (!(recipe.optimizer() instanceof Recipe.Optimizer.Sgd)) {
      throw new TrainingRefused(
          "`order: 2` looks one step of `sgd` ahead: give the recipe `sgd`, or write `order: 1`.");
    }
  }

  /** Sets the gradients of α; those of the weights are zero after it. */
  void run(NDManager step, LossStep loss, Batch train, Batch validation) {
    var scaled = new Scaled(step);
    var before = copies(step);
    passes.toWeights(loss, train);
    passes.weights().forEach(parameter -> ahead(scaled, parameter));
    passes.toBoth(loss, validation);
    var directions = directions(step);
    double reach = REACH / norm(directions);

    move(scaled, before, directions, reach);
    var gradients = alphaGradients(step);
    passes.toAlphas(loss, train);
    var plus = alphaGradients(step);
    move(scaled, before, directions, -reach);
    passes.toAlphas(loss, train);
    var minus = alphaGradients(step);
    move(scaled, before, directions, 0);

    double factor = rate / (2 * reach);
    var alphas = passes.alphas().parameters();
    for (int i = 0; i < alphas.size(); i++) {
      try (var gradient = Objects.requireNonNull(Torch.gradient(alphas.get(i).value()))) {
        gradient.addi(gradients.get(i));
        scaled.add(gradient, plus.get(i), -factor);
        scaled.add(gradient, minus.get(i), factor);
      }
    }
  }

  private List<NDArray> copies(NDManager step) {
    var copies = new ArrayList<NDArray>();
    for (var parameter : passes.weights()) {
      var copy = parameter.value().duplicate();
      copy.attach(step);
      copies.add(copy);
    }
    return copies;
  }

  /** One step of the weights, by the gradient that is then set to zero. */
  private void ahead(Scaled scaled, Parameter parameter) {
    var sgd = (Recipe.Optimizer.Sgd) recipe.optimizer();
    try (var gradient = Torch.gradient(parameter.value())) {
      if (gradient == null) {
        return;
      }
      scaled.add(gradient, parameter.value(), recipe.weightDecay());
      if (sgd.momentum() != 0) {
        scaled.add(gradient, slots.of("momentum", parameter), sgd.momentum());
      }
      scaled.add(parameter.value(), gradient, -rate);
      Torch.zeroGradient(parameter.value());
    }
  }

  /** The gradients of the weights, which are then set to zero. */
  private List<NDArray> directions(NDManager step) {
    return taken(step, passes.weights());
  }

  private List<NDArray> alphaGradients(NDManager step) {
    return taken(step, passes.alphas().parameters());
  }

  private static List<NDArray> taken(NDManager step, List<Parameter> parameters) {
    var all = new ArrayList<NDArray>();
    for (var parameter : parameters) {
      try (var gradient = Objects.requireNonNull(Torch.gradient(parameter.value()))) {
        var copy = gradient.duplicate();
        copy.attach(step);
        all.add(copy);
        Torch.zeroGradient(parameter.value());
      }
    }
    return all;
  }

  private static double norm(List<NDArray> arrays) {
    double sum = 0;
    for (var array : arrays) {
      try (var squares = array.mul(array);
          var total = squares.sum()) {
        sum += total.getFloat();
      }
    }
    return Math.sqrt(sum);
  }

  /** Sets the weights to {@code before + reach · direction}. */
  private void move(Scaled scaled, List<NDArray> before, List<NDArray> directions, double reach) {
    for (int i = 0; i < before.size(); i++) {
      var weight = passes.weights().get(i).value();
      Torch.set(weight, before.get(i));
      if (reach != 0) {
        scaled.add(weight, directions.get(i), reach);
      }
    }
  }
}

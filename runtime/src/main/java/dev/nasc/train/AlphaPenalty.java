package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.plan.Penalty;
import dev.nasc.network.Alphas;
import dev.nasc.network.Torch;
import java.util.Objects;

/**
 * Draws the architecture parameters of some options towards 0 (Yu et al. 2022, Cyclic DARTS,
 * section 3.3): adds the gradient c · sign(α) of c · Σ|α| to what a backward pass has found.
 */
record AlphaPenalty(Torch torch, Penalty penalty) {

  /**
   * @param done the share of the search that is done
   */
  void addGradient(NDManager step, Alphas alphas, double done) {
    double factor = penalty.at(done);
    if (factor == 0) {
      return;
    }
    for (var choice : alphas.choices()) {
      var alpha = alphas.of(choice.address()).value();
      var factors =
          torch.upload(step, factors(choice, (int) alpha.size(), factor), alpha.getShape());
      try (var gradient = Objects.requireNonNull(Torch.gradient(alpha));
          var sign = alpha.sign();
          var pull = sign.mul(factors)) {
        gradient.addi(pull);
      }
    }
  }

  private float[] factors(Choice choice, int size, double factor) {
    var factors = new float[size];
    for (int i = 0; i < choice.options().size(); i++) {
      factors[i] = penalty.options().contains(choice.options().get(i)) ? (float) factor : 0;
    }
    return factors;
  }
}

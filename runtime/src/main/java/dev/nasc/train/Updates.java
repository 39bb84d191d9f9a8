package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import java.util.Collection;

/**
 * The one update that ends a step: gradients are read, clipped together, applied, and set to zero.
 * Only the parameters that it is given move; momentum and decay would move others too.
 *
 * @param clip greatest L2 norm of the whole gradient; 0 leaves it as it is
 */
record Updates(Updater updater, double clip) {

  /**
   * @param parameters those that a backward pass of this step has reached
   */
  void apply(NDManager step, Collection<Parameter> parameters, double rate) {
    var scaled = new Scaled(step);
    Torch.notRecording(
        () -> {
          clip(step, parameters, clip);
          for (var parameter : parameters) {
            Torch.run(() -> update(scaled, parameter, rate));
          }
        });
  }

  private void update(Scaled scaled, Parameter parameter, double rate) {
    try (var gradient = Torch.gradient(parameter.value())) {
      if (gradient != null) {
        updater.update(scaled, parameter, gradient, rate);
        Torch.zeroGradient(parameter.value());
      }
    }
  }

  /** Whether all gradients are numbers; waits for the device. */
  static boolean areFinite(NDManager step, Collection<Parameter> parameters) {
    return Torch.inferring(
        () -> {
          var sums = new NDList();
          for (var parameter : parameters) {
            try (var gradient = Torch.gradient(parameter.value())) {
              if (gradient != null) {
                var sum = gradient.sum();
                sum.attach(step); // it would else stay with the weights
                sums.add(sum);
              }
            }
          }
          return sums.isEmpty() || Float.isFinite(NDArrays.stack(sums).sum().getFloat());
        });
  }

  /** Sets the gradients of some parameters to zero, as an update would in the end. */
  static void forget(Collection<Parameter> parameters) {
    for (var parameter : parameters) {
      try (var gradient = Torch.gradient(parameter.value())) {
        if (gradient != null) {
          Torch.zeroGradient(parameter.value());
        }
      }
    }
  }

  /**
   * Clips the gradients of some parameters together, as PyTorch's {@code clip_grad_norm_}; on the
   * device, nothing waits for the norm.
   *
   * @param clip greatest L2 norm of all; 0 leaves them as they are
   */
  static void clip(NDManager step, Collection<Parameter> parameters, double clip) {
    if (clip > 0) {
      var scaled = new Scaled(step);
      Torch.notRecording(() -> Torch.run(() -> clip(scaled, step, parameters, clip)));
    }
  }

  private static void clip(
      Scaled scaled, NDManager step, Collection<Parameter> parameters, double clip) {
    var sums = new NDList();
    for (var parameter : parameters) {
      try (var gradient = Torch.gradient(parameter.value())) {
        if (gradient != null) {
          sums.add(squareSum(gradient, step));
        }
      }
    }
    if (sums.isEmpty()) {
      return;
    }
    var norm = NDArrays.stack(sums).sum().sqrt().addi(scaled.scalar(1e-6));
    var factor = scaled.scalar(clip).div(norm).minimum(scaled.scalar(1));
    for (var parameter : parameters) {
      try (var gradient = Torch.gradient(parameter.value())) {
        if (gradient != null) {
          gradient.muli(factor);
        }
      }
    }
  }

  private static NDArray squareSum(NDArray gradient, NDManager step) {
    try (var square = gradient.mul(gradient)) {
      var sum = square.sum();
      sum.attach(step); // it would else stay with the weights
      return sum;
    }
  }
}

package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import dev.nasc.network.Torch;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private static final Torch TORCH = Torch.open("cpu", 1);

  /** Two examples, three classes, ε = 0.3: the target is .8 for the class and .1 for each other. */
  @Test
  void labelsAreSmoothed() {
    double[][] logits = {{1, 2, 3}, {0, -1, 0.5}};
    long[] labels = {2, 0};
    double expected = 0;
    for (int i = 0; i < 2; i++) {
      double sum = 0;
      for (double z : logits[i]) {
        sum += Math.exp(z);
      }
      for (int c = 0; c < 3; c++) {
        double target = c == labels[i] ? 0.8 : 0.1;
        expected -= target * (logits[i][c] - Math.log(sum)) / 2;
      }
    }
    try (var loss = new CrossEntropy(TORCH, 3, 0.3);
        var meter = new LossMeter(TORCH);
        var step = TORCH.newManager()) {
      var z = TORCH.upload(step, new float[] {1, 2, 3, 0, -1, 0.5f}, new Shape(2, 3));
      var seed = loss.seed(TORCH.upload(step, labels), new Scaled(step));
      meter.addProduct(z.logSoftmax(1), seed);
      assertEquals(expected, meter.mean(), 1e-6);
      assertEquals(0, meter.mean());
    }
  }
}

package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Distillation.Mean;
import dev.nasc.network.Torch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the search network of Cyclic DARTS has to learn from the evaluation network. */
class DistilledLossTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final float[] ONE = {0.5f, -1, 2, 0, 3, 1};
  private static final float[] OTHER = {1, 0.25f, -2, 1, 0, 0.5f};

  /** The loss, and its gradients by what the student and the teacher yield. */
  private record Result(float loss, List<Float> student, List<Float> teacher) {
    double size() {
      double sum = 0;
      for (float number : student) {
        sum += number * number;
      }
      return Math.sqrt(sum);
    }
  }

  /** Two examples, three classes; both levels are the same. */
  private static Result run(Distillation distillation, float[] student, float[] teacher) {
    try (var manager = TORCH.newManager()) {
      var following = leaf(manager, student);
      var followed = leaf(manager, teacher);
      var loss =
          Torch.recording(
              () ->
                  DistilledLoss.of(
                      distillation,
                      List.of(following, following),
                      List.of(followed, followed),
                      new Scaled(manager)));
      TORCH.backward(loss, TORCH.upload(manager, new float[] {1}, new Shape()));
      return new Result(loss.getFloat(), gradient(following), gradient(followed));
    }
  }

  private static NDArray leaf(NDManager manager, float[] values) {
    var array = TORCH.upload(manager, values, new Shape(2, 3));
    array.setRequiresGradient(true);
    return array;
  }

  private static List<Float> gradient(NDArray leaf) {
    try (var gradient = requireNonNull(Torch.gradient(leaf))) {
      var all = new ArrayList<Float>();
      for (float number : gradient.toFloatArray()) {
        all.add(number);
      }
      return all;
    }
  }

  @Test
  void networksThatYieldTheSameHaveNothingToLearn() {
    var same = run(new Distillation(1, 2, Mean.ELEMENTS), ONE, ONE);
    assertEquals(0, same.loss(), 1e-6);
    same.student().forEach(number -> assertEquals(0, number, 1e-6f));
    same.teacher().forEach(number -> assertEquals(0, number, 1e-6f));
  }

  /** Equation 3 lessens over the weights of the evaluation network, too. */
  @Test
  void theTeacherLearnsToBeFollowed() {
    var result = run(new Distillation(1, 2, Mean.ELEMENTS), ONE, OTHER);
    double greatest = 0;
    for (float number : result.teacher()) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    assertTrue(greatest > 0.01, "gradient of the teacher: " + greatest);
  }

  /** Both levels yield the same and count half each, so twice the temperature does what 4 does. */
  @Test
  void theValueIsThatOfTheFormula() {
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      var p = softmax(OTHER, 3 * i, 4);
      var q = softmax(ONE, 3 * i, 4);
      for (int c = 0; c < 3; c++) {
        sum += p[c] * Math.log(p[c] / q[c]);
      }
    }
    double elements = run(new Distillation(0.5, 2, Mean.ELEMENTS), ONE, OTHER).loss();
    double examples = run(new Distillation(0.5, 2, Mean.EXAMPLES), ONE, OTHER).loss();
    assertEquals(0.5 * 4 * sum / 6, elements, 1e-6);
    assertEquals(3 * elements, examples, 1e-6);
  }

  private static double[] softmax(float[] logits, int from, double temperature) {
    var all = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      all[c] = Math.exp(logits[from + c] / temperature);
      sum += all[c];
    }
    for (int c = 0; c < 3; c++) {
      all[c] /= sum;
    }
    return all;
  }

  /** That is what the square of the temperature is for (Hinton et al. 2015, section 2.1). */
  @Test
  void theTemperatureLeavesTheGradientsMagnitude() {
    double at20 = run(new Distillation(1, 20, Mean.ELEMENTS), ONE, OTHER).size();
    double at40 = run(new Distillation(1, 40, Mean.ELEMENTS), ONE, OTHER).size();
    assertEquals(1, at40 / at20, 0.02);
  }
}

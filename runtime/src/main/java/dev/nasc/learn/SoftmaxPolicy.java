package dev.nasc.learn;

import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One number an option: the choices are independent of each other. */
public final class SoftmaxPolicy implements Policy {
  private static final double SPREAD = 1e-3;

  private final RandomGenerator random;
  private final Map<Token, Learned> logits = new LinkedHashMap<>();
  private final Adam adam = new Adam();

  /**
   * @param random what an option starts from, drawn when it is first met
   */
  public SoftmaxPolicy(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final List<List<Learned>> asked = new ArrayList<>();

      @Override
      public double[] logits(Address address, List<String> open) {
        var here = open.stream().map(option -> learned(new Token(address, option))).toList();
        asked.add(here);
        return here.stream().mapToDouble(learned -> learned.value[0]).toArray();
      }

      @Override
      public void take(int option) {}

      @Override
      public void backward(List<double[]> gradients) {
        for (int step = 0; step < gradients.size(); step++) {
          for (int i = 0; i < gradients.get(step).length; i++) {
            asked.get(step).get(i).gradient[0] += gradients.get(step)[i];
          }
        }
      }
    };
  }

  @Override
  public void step(double rate) {
    adam.step(logits.values(), rate);
  }

  private Learned learned(Token token) {
    return logits.computeIfAbsent(token, unseen -> Learned.uniform(1, SPREAD, random));
  }
}

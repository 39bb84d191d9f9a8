package dev.nasc.learn;

import dev.nasc.model.Address;
import java.util.List;

/**
 * A distribution over architectures: decides choice after choice, and learns. Options are known by
 * their address and label; what belongs to one is made when it is first met, so that any space can
 * be decided, also one whose choices depend on each other.
 */
public interface Policy {
  /** From the first choice on. */
  Pass begin();

  /** One step of Adam against the gradients that were added up since the last. */
  void step(double rate);

  /** One architecture, choice by choice. */
  interface Pass {
    /** A number for each of the open options; the greater, the likelier. */
    double[] logits(Address address, List<String> open);

    /** The option that was taken of those that {@link #logits} was last asked about. */
    void take(int option);

    /**
     * Adds the gradient of a loss to those of the policy.
     *
     * @param logits the gradient by each answer of {@link #logits}, in order
     */
    void backward(List<double[]> logits);
  }
}

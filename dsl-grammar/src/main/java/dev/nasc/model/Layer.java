package dev.nasc.model;

import java.util.List;

/**
 * One use of an operation in a network.
 *
 * @param place where it stands, unique in the network: {@code s1.0.mbconv.expand.conv}
 * @param weights what its weights are kept under. Two architectures of one space share them where
 *     this agrees: it is the place with the arguments of every call around it, so that each option
 *     of a choice has weights of its own
 * @param inputs the tensors that go in: 0 is the network's input, {@code i + 1} what layer i yields
 * @param output the shape of what it yields
 */
public record Layer(
    String place, String weights, Operation operation, List<Integer> inputs, TensorShape output) {
  public Layer {
    inputs = List.copyOf(inputs);
  }
}

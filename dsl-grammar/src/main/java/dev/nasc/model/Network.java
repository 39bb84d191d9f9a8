package dev.nasc.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A decided space: layers in the order in which they run. What the last layer yields is what the
 * network yields.
 *
 * @param heads auxiliary classifiers, whose layers stand among the others
 */
public record Network(TensorShape input, List<Layer> layers, List<Head> heads) {
  public Network {
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
  }

  public Network(TensorShape input, List<Layer> layers) {
    this(input, layers, List.of());
  }

  /**
   * A classifier beside the network: layers {@code from} to {@code to} (exclusive), which only
   * training runs. It does not count towards the network's cost.
   *
   * @param weight of its loss in the sum
   */
  public record Head(int from, int to, double weight) {}

  /** The shape of tensor {@code id}: 0 is the input, {@code i + 1} what layer i yields. */
  public TensorShape shape(int id) {
    return id == 0 ? input : layers.get(id - 1).output();
  }

  public TensorShape output() {
    return shape(layers.size());
  }

  /** The head that layer {@code i} belongs to. */
  public Optional<Head> headOf(int i) {
    return heads.stream().filter(head -> head.from() <= i && i < head.to()).findFirst();
  }

  /** The layers of the network itself, without its heads. */
  public List<Layer> body() {
    return heads.isEmpty()
        ? layers
        : IntStream.range(0, layers.size())
            .filter(i -> headOf(i).isEmpty())
            .mapToObj(layers::get)
            .toList();
  }

  /** The same network with dropout before its last layer, where that is linear. */
  public Network withDropout(double rate) {
    int last = layers.size() - 1;
    if (rate == 0 || !(layers.get(last).operation() instanceof Operation.Linear)) {
      return this;
    }
    var linear = layers.get(last);
    int entering = linear.inputs().get(0);
    var dropped = new ArrayList<>(layers.subList(0, last));
    var place = linear.place() + ".dropout";
    dropped.add(
        new Layer(place, place, new Operation.Dropout(rate), List.of(entering), shape(entering)));
    dropped.add(
        new Layer(
            linear.place(),
            linear.weights(),
            linear.operation(),
            List.of(layers.size()),
            linear.output()));
    return new Network(input, dropped, heads);
  }

  /** The same network without the heads whose losses have no weight. */
  public Network withoutIdleHeads() {
    var weighty = heads.stream().filter(head -> head.weight() > 0).toList();
    return weighty.size() == heads.size()
        ? this
        : Simplified.of(new Network(input, layers, weighty));
  }
}

package dev.nasc.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The same layers on smaller images: the network that the space has at that size, as long as the
 * text asks for no sizes of maps itself.
 */
public final class Resized {
  private final double share;
  private final List<TensorShape> shapes = new ArrayList<>();

  private Resized(double share) {
    this.share = share;
  }

  /**
   * A network for images of another size.
   *
   * @param share of the height and of the width, above 0, at most 1
   * @throws ShapeRule.Unfit where a layer does not fit its map any more
   */
  public static Network of(Network network, double share) {
    return share == 1 ? network : new Resized(share).resized(network);
  }

  private Network resized(Network network) {
    var input = network.input();
    shapes.add(new TensorShape(input.channels(), side(input.height()), side(input.width())));
    var layers = new ArrayList<Layer>();
    for (var layer : network.layers()) {
      var inputs = layer.inputs().stream().map(shapes::get).toList();
      refuseFixed(layer.operation(), inputs.get(0));
      shapes.add(ShapeRule.output(layer.operation(), inputs));
      layers.add(
          new Layer(
              layer.place(),
              layer.weights(),
              layer.operation(),
              layer.inputs(),
              shapes.get(shapes.size() - 1)));
    }
    return new Network(shapes.get(0), layers, network.heads());
  }

  private int side(int whole) {
    return (int) Math.max(1, Math.round(whole * share));
  }

  /** What was made for maps of one size fits no other. */
  private static void refuseFixed(Operation operation, TensorShape input) {
    boolean fixed =
        (operation instanceof Operation.Linear linear && linear.inFeatures() != input.elements())
            || (operation instanceof Operation.PositionEmbedding of && !of.shape().equals(input))
            || operation instanceof Operation.Pad
            || operation instanceof Operation.Custom;
    if (fixed) {
      throw new ShapeRule.Unfit(
          "`%s` takes maps of one size; %s is none.".formatted(operation.word(), input));
    }
  }
}

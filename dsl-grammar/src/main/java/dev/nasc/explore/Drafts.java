package dev.nasc.explore;

import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;

/** The layers that a walk writes down; their weights' names grow step by step outwards. */
final class Drafts {
  private final List<Draft> layers = new ArrayList<>();
  private final List<Network.Head> heads = new ArrayList<>();
  private TensorShape input = new TensorShape(1, 1, 1);

  private record Draft(Layer layer, StringBuilder weights) {}

  void input(TensorShape shape) {
    input = shape;
  }

  /** Adds a layer; returns the number of the tensor it yields. */
  int add(String place, Operation operation, List<Value.Tensor> inputs, TensorShape output) {
    var ids = inputs.stream().map(Value.Tensor::id).toList();
    layers.add(new Draft(new Layer(place, "", operation, ids, output), new StringBuilder(place)));
    return layers.size();
  }

  /** The operation that yields a tensor, which is not the input. */
  Operation operation(int tensor) {
    return layers.get(tensor - 1).layer.operation();
  }

  int mark() {
    return layers.size();
  }

  /** Adds decisions to the names of the weights of all layers since {@code mark}. */
  void name(int mark, List<String> decided) {
    if (!decided.isEmpty()) {
      layers.subList(mark, layers.size()).forEach(draft -> draft.weights.append(decided));
    }
  }

  void begin(double headWeight) {
    heads.add(new Network.Head(layers.size(), layers.size(), headWeight));
  }

  void end() {
    var begun = heads.remove(heads.size() - 1);
    heads.add(new Network.Head(begun.from(), layers.size(), begun.weight()));
  }

  /** What the layer that ran last yields. */
  TensorShape latest() {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).layer.output();
  }

  Network network() {
    var done = new ArrayList<Layer>();
    for (var draft : layers) {
      var layer = draft.layer;
      done.add(
          new Layer(
              layer.place(),
              draft.weights + "|" + shapes(layer, done),
              layer.operation(),
              layer.inputs(),
              layer.output()));
    }
    return new Network(input, done, heads);
  }

  /** Different shapes never share weights; a {@code let} may decide the kernel, too. */
  private static String shapes(Layer layer, List<Layer> before) {
    int first = layer.inputs().get(0);
    var from = first == 0 ? "input" : String.valueOf(before.get(first - 1).output().channels());
    var channels = from + ">" + layer.output().channels();
    return layer.operation() instanceof Operation.Conv conv
        ? channels + "k" + conv.kernel().height() + "x" + conv.kernel().width()
        : channels;
  }
}

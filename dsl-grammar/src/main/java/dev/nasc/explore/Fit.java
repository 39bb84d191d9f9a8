package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import java.util.List;

/** What the branches of a join are brought to before they meet. */
final class Fit {
  private Fit() {}

  /** The smallest of all maps, or with {@code pads} the largest in each dimension. */
  static TensorShape target(List<TensorShape> shapes, boolean pads) {
    var target = shapes.get(0);
    for (var shape : shapes) {
      if (pads) {
        target =
            new TensorShape(
                Math.max(target.channels(), shape.channels()),
                Math.max(target.height(), shape.height()),
                Math.max(target.width(), shape.width()));
      } else if (shape.height() < target.height()) {
        target = shape;
      }
    }
    return target;
  }

  static boolean agrees(Operation.Join.Kind kind, TensorShape shape, TensorShape target) {
    return kind == Operation.Join.Kind.CONCAT ? shape.sameSize(target) : shape.equals(target);
  }

  /** {@code shape} with zeros around it; a concatenation keeps its channels. */
  static TensorShape padded(Operation.Join.Kind kind, TensorShape shape, TensorShape target) {
    return kind == Operation.Join.Kind.CONCAT
        ? new TensorShape(shape.channels(), target.height(), target.width())
        : target;
  }
}

package dev.nasc.explore;

import dev.nasc.model.TensorShape;
import dev.nasc.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the networks of a space take and yield.
 *
 * @param input the shape that all of them take, where it is one
 * @param output the shape that all of them yield, where it is one
 */
record Border(Optional<TensorShape> input, Optional<TensorShape> output) {
  static Border of(Set<TensorShape> inputs, List<Flow> ends) {
    var outputs = new LinkedHashSet<TensorShape>();
    for (var end : ends) {
      Optional.ofNullable(end.state().current()).map(Value.Tensor::shape).ifPresent(outputs::add);
    }
    return new Border(only(inputs), only(outputs));
  }

  private static Optional<TensorShape> only(Set<TensorShape> shapes) {
    return shapes.size() == 1 ? Optional.of(shapes.iterator().next()) : Optional.empty();
  }
}

package dev.nasc.network;

import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the code of operations that files declare themselves. */
final class OwnOperations {
  private OwnOperations() {}

  /**
   * The offered one whose class the operation names.
   *
   * @throws OperationUnavailable where no jar on the class path offers it
   */
  static OwnOperation of(Operation.Custom operation) {
    return ServiceLoader.load(OwnOperation.class).stream()
        .filter(offer -> offer.type().getName().equals(operation.java()))
        .findFirst()
        .map(ServiceLoader.Provider::get)
        .orElseThrow(() -> new OperationUnavailable(operation));
  }

  /** What it learns; each as U(±1/√n), n the numbers that make one output. */
  static List<Parameters.Spec> parameters(Operation.Custom operation) {
    var specs = new ArrayList<Parameters.Spec>();
    for (var sizes : of(operation).parameters(operation)) {
      var shape = new Shape(sizes);
      double inputs = sizes.length < 2 ? 1 : (double) shape.size() / sizes[0];
      var name = "parameter_" + specs.size();
      specs.add(new Parameters.Spec(name, shape, Filling.uniform(1 / Math.sqrt(inputs))));
    }
    return specs;
  }
}

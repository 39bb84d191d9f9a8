package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Layer;
import dev.nasc.search.Draws;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bank of parameters by name. Networks of one space that take theirs from one bank share what
 * {@code Layer.weights()} says they share: that is all a single-path supernet is.
 *
 * <p>A parameter is made when it is first asked for. Its initial values are a function of (run
 * seed, phase, key), so the order in which paths are met has no influence on them.
 */
public final class Weights implements Bank {
  private final Torch torch;
  private final NDManager manager;
  private final long seed;
  private final String phase;
  private final SortedMap<String, Parameter> parameters = new TreeMap<>();

  /**
   * @param seed of the run
   * @param phase the label of the phase that trains them
   */
  public Weights(Torch torch, long seed, String phase) {
    this.torch = torch;
    this.manager = torch.newManager();
    this.seed = seed;
    this.phase = phase;
  }

  /** The parameters of a layer, in the order of its operation: weight, then bias. */
  public List<Parameter> of(Layer layer) {
    return layer.operation().accept(Parameters.OF).stream()
        .map(spec -> get(layer.weights() + "." + spec.name(), spec))
        .toList();
  }

  @Override
  public LayerWeights layer(Layer layer) {
    return new LayerWeights.Whole(of(layer));
  }

  private Parameter get(String key, Parameters.Spec spec) {
    var known = parameters.get(key);
    if (known == null) {
      return add(key, torch.upload(manager, initial(key, spec), spec.shape()));
    }
    if (!known.value().getShape().equals(spec.shape())) {
      throw new IllegalStateException(
          "Weights `" + key + "` are " + known.value().getShape() + ", not " + spec.shape() + ".");
    }
    return known;
  }

  /** A parameter of one axis that belongs to no layer. */
  Parameter vector(String key, int size, Filling filling) {
    return get(key, new Parameters.Spec(key, new Shape(size), filling));
  }

  private float[] initial(String key, Parameters.Spec spec) {
    var random = Draws.of(seed, phase, 0, "initial " + key);
    var values = new float[Math.toIntExact(spec.shape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = spec.filling().next(random);
    }
    return values;
  }

  /** A square matrix that belongs to no layer; at first it changes nothing. */
  Parameter matrix(String key, int side) {
    var known = parameters.get(key);
    if (known != null) {
      return known;
    }
    var identity = new float[side * side];
    for (int i = 0; i < side; i++) {
      identity[i * side + i] = 1;
    }
    return add(key, torch.upload(manager, identity, new Shape(side, side)));
  }

  /** Sets a parameter that nobody has asked for yet. */
  public void put(String key, Tensor tensor) {
    add(key, torch.upload(manager, tensor));
  }

  private Parameter add(String key, NDArray value) {
    value.setRequiresGradient(true);
    var parameter = new Parameter(key, value);
    parameters.put(key, parameter);
    return parameter;
  }

  /** All that have been asked for, by key. */
  public SortedMap<String, Parameter> all() {
    return Collections.unmodifiableSortedMap(parameters);
  }

  /** How many numbers it holds. */
  public long count() {
    return parameters.values().stream().mapToLong(p -> p.value().size()).sum();
  }

  @Override
  public void close() {
    manager.close();
  }
}

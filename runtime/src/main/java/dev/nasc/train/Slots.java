package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.network.Parameter;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an updater remembers of each parameter: arrays of its shape by name, and how many updates it
 * has had. In a single-path step only the parameters on the path count one up.
 */
public final class Slots implements AutoCloseable {
  private final Torch torch;
  private final NDManager manager;
  private final SortedMap<String, NDArray> arrays = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();

  public Slots(Torch torch) {
    this.torch = torch;
    this.manager = torch.newManager();
  }

  /** The array {@code name} of a parameter; zeros where it is new. */
  NDArray of(String name, Parameter parameter) {
    return arrays.computeIfAbsent(
        name + "/" + parameter.key(), key -> torch.zeros(manager, parameter.value().getShape()));
  }

  /** Counts one update of a parameter, and returns how many it has had with this one. */
  long count(Parameter parameter) {
    return counts.merge(parameter.key(), 1L, Long::sum);
  }

  /** All arrays, by {@code name/key of the parameter}. */
  SortedMap<String, NDArray> arrays() {
    return Collections.unmodifiableSortedMap(arrays);
  }

  /** How many updates each parameter has had, by key. */
  SortedMap<String, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  void put(String name, Tensor tensor) {
    arrays.put(name, torch.upload(manager, tensor));
  }

  void putCount(String key, long count) {
    counts.put(key, count);
  }

  @Override
  public void close() {
    manager.close();
  }
}

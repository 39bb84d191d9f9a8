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
  private final String prefix;
  private final SortedMap<String, NDArray> arrays;
  private final SortedMap<String, Long> counts;

  public Slots(Torch torch) {
    this(torch, torch.newManager(), "", new TreeMap<>(), new TreeMap<>());
  }

  private Slots(
      Torch torch,
      NDManager manager,
      String prefix,
      SortedMap<String, NDArray> arrays,
      SortedMap<String, Long> counts) {
    this.torch = torch;
    this.manager = manager;
    this.prefix = prefix;
    this.arrays = arrays;
    this.counts = counts;
  }

  /** The array {@code name} of a parameter; zeros where it is new. */
  NDArray of(String name, Parameter parameter) {
    return arrays.computeIfAbsent(
        prefix + name + "/" + parameter.key(),
        key -> torch.zeros(manager, parameter.value().getShape()));
  }

  /** The same memory for whoever puts a prefix before each name: another updater of a parameter. */
  Slots under(String prefix) {
    return new Slots(torch, manager, prefix, arrays, counts);
  }

  /** Forgets everything. */
  void clear() {
    arrays.values().forEach(NDArray::close);
    arrays.clear();
    counts.clear();
  }

  /** Counts one update of a parameter, and returns how many it has had with this one. */
  long count(Parameter parameter) {
    return counts.merge(prefix + parameter.key(), 1L, Long::sum);
  }

  /** Counts one up that belongs to no parameter. */
  void tally(String name) {
    counts.merge(prefix + name, 1L, Long::sum);
  }

  /** How often that was counted. */
  long tallied(String name) {
    return counts.getOrDefault(prefix + name, 0L);
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

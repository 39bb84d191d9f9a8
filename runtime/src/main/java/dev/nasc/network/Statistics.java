package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The running means and variances of batch norm, apart from the weights: a supernet has none that
 * fit all of its paths, so a candidate gets statistics of its own.
 */
public final class Statistics implements AutoCloseable {
  private final Torch torch;
  private final NDManager manager;
  private final SortedMap<String, Pair> pairs = new TreeMap<>();
  private final Constants constants;

  public Statistics(Torch torch) {
    this.torch = torch;
    this.manager = torch.newManager();
    this.constants = new Constants(torch, manager);
  }

  /** Those of one layer, each of as many numbers as the layer has channels. */
  public record Pair(NDArray mean, NDArray variance) {}

  /** Those of the layer whose weights are {@code key}; mean 0 and variance 1 where it is new. */
  Pair of(String key, int channels) {
    return pairs.computeIfAbsent(key, k -> constants.standing(channels));
  }

  /** Those of the same device. */
  Constants constants() {
    return constants;
  }

  /** Copies of all, which end with {@code step}. */
  public Map<String, Pair> copies(NDManager step) {
    var copies = new TreeMap<String, Pair>();
    pairs.forEach(
        (key, pair) ->
            copies.put(key, new Pair(copy(pair.mean(), step), copy(pair.variance(), step))));
    return copies;
  }

  private static NDArray copy(NDArray array, NDManager manager) {
    var copy = array.duplicate();
    copy.attach(manager);
    return copy;
  }

  /** Makes all what they were when they were copied; layers that are newer begin anew. */
  public void restore(Map<String, Pair> copies) {
    pairs.values().forEach(Statistics::close);
    pairs.clear();
    copies.forEach(
        (key, pair) ->
            pairs.put(key, new Pair(copy(pair.mean(), manager), copy(pair.variance(), manager))));
  }

  private static void close(Pair pair) {
    pair.mean().close();
    pair.variance().close();
  }

  /** Sets those of a layer that nobody has asked for yet. */
  public void put(String key, Tensor mean, Tensor variance) {
    pairs.put(key, new Pair(torch.upload(manager, mean), torch.upload(manager, variance)));
  }

  /** Has what another has; it ends with that. */
  public void share(Statistics other) {
    pairs.putAll(other.pairs);
  }

  /** Copies of those of some layers. */
  public Statistics copy(Predicate<String> keys) {
    var copy = new Statistics(torch);
    pairs.forEach(
        (key, pair) -> {
          if (keys.test(key)) {
            copy.pairs.put(key, new Pair(copy(copy, pair.mean()), copy(copy, pair.variance())));
          }
        });
    return copy;
  }

  private static NDArray copy(Statistics to, NDArray of) {
    var copy = of.duplicate();
    copy.attach(to.manager);
    return copy;
  }

  /** All that have been asked for, by the key of the layer's weights. */
  public SortedMap<String, Pair> all() {
    return Collections.unmodifiableSortedMap(pairs);
  }

  @Override
  public void close() {
    manager.close();
  }
}

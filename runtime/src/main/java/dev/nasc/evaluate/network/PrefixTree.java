package dev.nasc.evaluate.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.model.Layer;
import dev.nasc.network.Execution;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The networks that have been evaluated, layer by layer from their beginning: a node wherever a
 * network can be taken apart, and what is kept there.
 */
final class PrefixTree implements AutoCloseable {
  /** Then all of it is forgotten: a search that long has parted everywhere. */
  private static final int MOST_NODES = 100_000;

  private final Torch torch;
  private final long images;
  private final long keptBytes;
  private Node root = new Node();
  private int nodes;
  private long bytes;

  /** Nodes at which something is kept, the longest unused first. */
  private final LinkedHashSet<Node> kept = new LinkedHashSet<>();

  private static final class Node {
    private final Map<List<Layer>, Node> next = new HashMap<>();
    private @Nullable Prefix prefix;
  }

  /**
   * @param images for which a tensor is kept
   * @param keptBytes the most that is kept
   */
  PrefixTree(Torch torch, int images, long keptBytes) {
    this.torch = torch;
    this.images = images;
    this.keptBytes = keptBytes;
  }

  /** What the first layers of a network yield. */
  static final class Prefix {
    private final Set<String> keys;
    private final int layers;
    private final long bytes;
    private final NDManager manager;
    private final List<NDArray> calibration = new ArrayList<>();
    private final List<NDArray> validation = new ArrayList<>();
    private @Nullable Statistics statistics;

    private Prefix(List<Layer> layers, long bytes, NDManager manager) {
      this.keys = new HashSet<>(layers.stream().map(Layer::weights).toList());
      this.layers = layers.size();
      this.bytes = bytes;
      this.manager = manager;
    }

    /** How many layers. */
    int layers() {
      return layers;
    }

    /** For each chunk of images what the last of them yields while statistics are measured. */
    List<NDArray> calibration() {
      return calibration;
    }

    /** For each chunk of the validation part what the last of them yields. */
    List<NDArray> validation() {
      return validation;
    }

    /** Those of its norms. */
    Statistics statistics() {
      return requireNonNull(statistics);
    }

    /** The same array, which now outlives the step. */
    NDArray keep(NDArray array) {
      array.attach(manager);
      return array;
    }

    /** Takes over its share of a network's statistics. */
    void take(Statistics whole) {
      statistics = whole.copy(keys::contains);
    }

    private void close() {
      if (statistics != null) {
        statistics.close();
      }
      manager.close();
    }
  }

  /** The way of one network through the tree. */
  final class Path {
    private final List<Node> begun = new ArrayList<>();
    private Optional<Prefix> known = Optional.empty();

    /** From where it can go on. */
    Optional<Prefix> known() {
      return known;
    }

    /** What is to be kept on the way, the shortest first. */
    List<Prefix> begun() {
      return begun.stream().map(node -> requireNonNull(node.prefix)).toList();
    }

    /** What was begun is whole, and kept. */
    void finish() {
      begun.clear();
    }

    /** Forgets what was begun and is not whole. */
    void giveUp() {
      begun.forEach(PrefixTree.this::forget);
      begun.clear();
    }
  }

  /** Takes up a network; {@link Path#finish} ends what is begun here. */
  Path path(Execution network) {
    if (nodes > MOST_NODES) {
      close();
    }
    var layers = network.network().layers();
    var way = way(network, layers);
    var path = new Path();
    for (var step : way) {
      var node = step.node();
      if (node.prefix != null) {
        path.known = Optional.of(node.prefix);
        kept.remove(node);
        kept.add(node);
      }
    }
    int from = path.known.map(Prefix::layers).orElse(0);
    for (var step : way) {
      if (step.cut() > from && step.node().next.size() > 1) {
        begin(step.node(), layers.subList(0, step.cut()), way, path);
      }
    }
    return path;
  }

  private record Step(Node node, int cut) {}

  private List<Step> way(Execution network, List<Layer> layers) {
    var way = new ArrayList<Step>();
    var node = root;
    int at = 0;
    for (int cut : network.cuts()) {
      node = next(node, layers.subList(at, cut));
      way.add(new Step(node, cut));
      at = cut;
    }
    next(node, layers.subList(at, layers.size()));
    return way;
  }

  private Node next(Node node, List<Layer> layers) {
    return node.next.computeIfAbsent(
        List.copyOf(layers),
        key -> {
          nodes++;
          return new Node();
        });
  }

  private void begin(Node node, List<Layer> layers, List<Step> way, Path path) {
    long size = images * layers.get(layers.size() - 1).output().elements() * Float.BYTES;
    var onTheWay = way.stream().map(Step::node).toList();
    while (bytes + size > keptBytes) {
      var oldest = kept.stream().filter(it -> !onTheWay.contains(it)).findFirst();
      if (oldest.isEmpty()) {
        return;
      }
      forget(oldest.get());
    }
    node.prefix = new Prefix(layers, size, torch.newManager());
    kept.add(node);
    bytes += size;
    path.begun.add(node);
  }

  private void forget(Node node) {
    var prefix = requireNonNull(node.prefix);
    prefix.close();
    node.prefix = null;
    kept.remove(node);
    bytes -= prefix.bytes;
  }

  @Override
  public void close() {
    List.copyOf(kept).forEach(this::forget);
    root = new Node();
    nodes = 0;
  }
}

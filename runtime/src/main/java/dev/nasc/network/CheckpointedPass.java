package dev.nasc.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pass that keeps only what lies between the segments of a network, and computes what lies within
 * a second time, segment by segment from the last to the first, when their gradients are wanted
 * (Chen et al. 2016). All but the last segment run twice, with the same numbers: both times they
 * are recorded (the engine rounds some operations otherwise where they are not), norms move their
 * statistics the first time only, and what is drawn at random is drawn from the same seed.
 */
final class CheckpointedPass implements Pass {
  private static final long SEEDS = 1L << 48;

  private final Torch torch;
  private final Execution network;
  private final List<Segment> segments;
  private final Mode mode;
  private final NDArray input;
  private final boolean draws;
  private final long seed;

  /** What lies between segments, by number: leaves, at which the gradients of their users meet. */
  private final Map<Integer, NDArray> between = new HashMap<>();

  private final List<NDArray> outputs;

  /**
   * @param input N×C×H×W in the size of the network; stays open
   */
  CheckpointedPass(
      Torch torch, Execution network, List<Segment> segments, NDArray input, Mode mode) {
    this.torch = torch;
    this.network = network;
    this.segments = segments;
    this.mode = mode;
    this.input = input;
    this.draws = network.draws(mode);
    this.seed = draws ? drawn() : 0;
    int last = segments.size() - 1;
    for (int i = 0; i < last; i++) {
      run(i, mode.again(mode.statistics())).forEach(this::keep);
    }
    this.outputs = outputs(run(last, mode.again(mode.statistics())));
  }

  /** From the engine's generator, so that it is another in each pass of a step. */
  private long drawn() {
    try (NDManager manager = torch.newManager();
        var number = manager.randomInteger(0, SEEDS, new Shape(1), DataType.INT64)) {
      return number.getLong(0);
    }
  }

  private Map<Integer, NDArray> run(int segment, Mode how) {
    if (draws) {
      torch.seed(seed + segment);
    }
    return Torch.recording(() -> network.run(segments.get(segment), input, between, how));
  }

  /** Cuts the graph here. */
  private void keep(int id, NDArray yielded) {
    try (yielded) {
      var leaf = yielded.stopGradient();
      Torch.record(leaf, true);
      between.put(id, leaf);
    }
  }

  /** A head that ends in an earlier segment yields a leaf, which stays. */
  private List<NDArray> outputs(Map<Integer, NDArray> yielded) {
    var all = new ArrayList<NDArray>();
    for (var head : network.network().heads()) {
      var leaf = between.get(head.to());
      all.add(
          leaf == null
              ? flat(yielded.get(head.to()))
              : Torch.recording(() -> leaf.reshape(leaf.getShape().get(0), -1)));
    }
    all.add(flat(yielded.get(network.network().layers().size())));
    return all;
  }

  private static NDArray flat(@Nullable NDArray output) {
    return Torch.recording(() -> Execution.flat(requireNonNull(output)));
  }

  @Override
  public List<NDArray> outputs() {
    return outputs;
  }

  @Override
  public void backward() {
    try (var nobodys = new Statistics(torch)) {
      for (int i = segments.size() - 2; i >= 0; i--) {
        var again = run(i, mode.again(nobodys));
        backward(again);
        again.values().forEach(NDArray::close);
        again.keySet().forEach(id -> requireNonNull(between.remove(id)).close());
      }
    }
  }

  /**
   * From what a segment yields, whose gradients g the leaves in its place have by now: the
   * derivative of Σ x · g by x is g, for several x at once. The sum begins with a number that is
   * recorded, for the engine refuses to differentiate where nothing is: a segment without learned
   * weights.
   */
  private void backward(Map<Integer, NDArray> yielded) {
    try (NDManager manager = torch.newManager()) {
      var start = torch.zeros(manager, new Shape());
      Torch.record(start, true);
      var sum = Torch.recording(() -> sum(start, yielded));
      torch.backward(sum, start.onesLike());
    }
  }

  private NDArray sum(NDArray start, Map<Integer, NDArray> yielded) {
    var sum = start;
    for (var entry : yielded.entrySet()) {
      try (var gradient = Torch.gradient(requireNonNull(between.get(entry.getKey())))) {
        if (gradient != null) {
          sum = plus(sum, entry.getValue(), gradient);
        }
      }
    }
    return sum;
  }

  private static NDArray plus(NDArray sum, NDArray yielded, NDArray gradient) {
    try (var products = yielded.mul(gradient);
        var product = products.sum()) {
      return sum.add(product);
    }
  }

  @Override
  public void close() {
    between.values().forEach(NDArray::close);
  }
}

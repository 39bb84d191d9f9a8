package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A network ready to run: its parameters looked up in a bank, and known for each tensor which layer
 * uses it last. Each intermediate is closed as soon as that layer has run (what a backward pass
 * needs, the engine keeps); this alone makes a step a third faster.
 */
public final class Execution {
  private final Network network;
  private final List<LayerWeights> weights;
  private final List<Step> body;
  private final List<Step> whole;
  private final List<Segment> segments;
  private final Runner.Plan plan;

  public Execution(Network network, Bank bank) {
    this.network = network;
    this.weights = network.layers().stream().map(bank::layer).toList();
    this.body = Step.body(network);
    this.whole = network.heads().isEmpty() ? body : Step.whole(network);
    this.segments = List.of();
    this.plan = Runner.Plan.of(network);
  }

  private Execution(Execution of, List<LayerWeights> weights, List<Segment> segments) {
    this.network = of.network;
    this.weights = weights;
    this.body = of.body;
    this.whole = of.whole;
    this.segments = segments;
    this.plan = of.plan;
  }

  /** The same with passes that keep little, and compute twice what they do not keep. */
  public Execution checkpointed() {
    return new Execution(this, weights, Segment.of(network));
  }

  public boolean isCheckpointed() {
    return segments.size() > 1;
  }

  /** The same on another device, with weights as they are now. */
  public Execution on(Replica replica) {
    return new Execution(
        this,
        IntStream.range(0, weights.size())
            .mapToObj(i -> replica.of(network.layers().get(i).operation(), weights.get(i)))
            .toList(),
        segments);
  }

  public Network network() {
    return network;
  }

  /** Whether the engine's generator has a say in a pass. */
  public boolean draws(Mode mode) {
    return mode.dropPath() > 0
        || (mode.dropout()
            && network.layers().stream()
                .anyMatch(it -> it.operation() instanceof Operation.Dropout));
  }

  /** All parameters of the network and of its heads, in the order of its layers. */
  public List<Parameter> parameters() {
    return weights.stream().flatMap(layer -> layer.learned().stream()).toList();
  }

  /**
   * Copies of its weights on the host, each named as PyTorch's modules would: the layer's place,
   * then {@code weight} or {@code bias}.
   */
  public List<Tensor> tensors() {
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < weights.size(); i++) {
      var layer = network.layers().get(i);
      var specs = layer.operation().accept(Parameters.OF);
      var values = weights.get(i).values();
      for (int k = 0; k < values.size(); k++) {
        tensors.add(Torch.download(layer.place() + "." + specs.get(k).name(), values.get(k)));
      }
      weights.get(i).release(values);
    }
    return tensors;
  }

  /**
   * Runs the network itself, without its heads.
   *
   * @param input N×C×H×W; images larger than the network's input are made smaller. It stays open
   * @return N×classes, in the input's manager
   */
  public NDArray forward(NDArray input, Mode mode) {
    return sized(body, input, mode).get(0);
  }

  /**
   * Where it can be taken apart: after how many layers, in ascending order, a single tensor is all
   * that the others need. None where there are heads.
   */
  public List<Integer> cuts() {
    var layers = network.layers();
    var cuts = new ArrayList<Integer>();
    int earliest = layers.size();
    for (int i = layers.size() - 1; i > 0 && network.heads().isEmpty(); i--) {
      for (int id : layers.get(i).inputs()) {
        earliest = Math.min(earliest, id);
      }
      if (earliest >= i) {
        cuts.add(0, i);
      }
    }
    return cuts;
  }

  /**
   * Runs a part of the network without heads.
   *
   * @param from the first layer: 0 or a cut
   * @param to the layer after the last: a cut or the number of layers
   * @param input what the layers before yield; it stays open
   */
  public NDArray forward(int from, int to, NDArray input, Mode mode) {
    var part = body.subList(from, to);
    return from == 0 ? sized(part, input, mode).get(0) : run(part, input, mode).get(0);
  }

  /**
   * Runs the network with its auxiliary heads, as training does.
   *
   * @return what each head yields, in their order, then what the network does: N×classes each
   */
  public List<NDArray> outputs(NDArray input, Mode mode) {
    return sized(whole, input, mode);
  }

  /**
   * The same for a backward pass that follows.
   *
   * @param images N×C×H×W; they stay open until this has followed
   */
  public Pass pass(Torch torch, NDArray images, Mode mode) {
    return isCheckpointed()
        ? new CheckpointedPass(torch, this, segments, images, mode)
        : new Pass.Whole(Torch.recording(() -> outputs(images, mode)));
  }

  /**
   * Runs a segment.
   *
   * @param images of which the network's input is made
   * @param entering tensors that segments before have yielded, by number; they stay open
   * @return those that this one yields
   */
  Map<Integer, NDArray> run(
      Segment segment, NDArray images, Map<Integer, NDArray> entering, Mode mode) {
    var tensors = new NDArray[network.layers().size() + 1];
    entering.forEach((id, tensor) -> tensors[id] = tensor);
    var kept = new HashSet<>(entering.keySet());
    kept.addAll(segment.yields());
    withInput(
        images,
        input -> {
          tensors[0] = input;
          runner(mode).run(whole.subList(segment.from(), segment.to()), tensors, kept);
          return tensors;
        });
    var yielded = new TreeMap<Integer, NDArray>();
    segment.yields().forEach(id -> yielded.put(id, tensors[id]));
    return yielded;
  }

  private List<NDArray> sized(List<Step> steps, NDArray images, Mode mode) {
    return withInput(images, input -> run(steps, input, mode));
  }

  /** Images that are larger than what the network takes are made smaller. */
  private <T> T withInput(NDArray images, Function<NDArray, T> work) {
    var size = new Shape(network.input().height(), network.input().width());
    if (images.getShape().slice(2).equals(size)) {
      return work.apply(images);
    }
    try (var smaller = Torch.call(() -> Torch.average(images, size))) {
      return work.apply(smaller);
    }
  }

  private List<NDArray> run(List<Step> steps, NDArray input, Mode mode) {
    var tensors = new NDArray[network.layers().size() + 1];
    int first = steps.get(0).number();
    tensors[first] = input;
    runner(mode).run(steps, tensors, new HashSet<>(Set.of(first)));
    var outputs = new ArrayList<NDArray>();
    steps.stream()
        .filter(Step::head)
        .forEach(step -> outputs.add(Torch.call(() -> flat(tensors[step.number() + 1]))));
    int end = steps.get(steps.size() - 1).number() + 1;
    outputs.add(
        end < network.layers().size() ? tensors[end] : Torch.call(() -> flat(tensors[end])));
    return outputs;
  }

  private Runner runner(Mode mode) {
    return new Runner(network, weights, plan, mode);
  }

  /** N×classes; where it is another array, it takes the place of the one that is given. */
  static NDArray flat(NDArray output) {
    if (output.getShape().dimension() == 2) {
      return output;
    }
    try (output) {
      return output.reshape(output.getShape().get(0), -1);
    }
  }
}

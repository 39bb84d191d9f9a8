package dev.nasc.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import dev.nasc.model.Operation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of parameters on another device, or in float16. In each pass they follow their masters,
 * and afterwards hand their gradients on to them. Batch norm goes by its part of the batch, and the
 * running statistics here are nobody's: those of the first device are kept, as in PyTorch's data
 * parallel training.
 */
public final class Replica implements AutoCloseable {
  private final Torch torch;
  private final NDManager manager;
  private final Optional<Statistics> statistics;
  private final boolean half;
  private final Map<String, Parameter> copies = new HashMap<>();

  /** The masters of the copies that the current pass has taken up, by key. */
  private final Map<String, Parameter> masters = new LinkedHashMap<>();

  public Replica(Torch torch) {
    this(torch, Optional.of(new Statistics(torch)), false);
  }

  private Replica(Torch torch, Optional<Statistics> statistics, boolean half) {
    this.torch = torch;
    this.manager = torch.newManager();
    this.statistics = statistics;
    this.half = half;
  }

  /**
   * Copies in float16, but for those of batch norm.
   *
   * @param statistics closed with this; without any those of the masters are moved
   */
  public static Replica inHalf(Torch torch, Optional<Statistics> statistics) {
    return new Replica(torch, statistics, true);
  }

  public Torch torch() {
    return torch;
  }

  /** Those that passes move, where they are not those of the masters. */
  Optional<Statistics> statistics() {
    return statistics;
  }

  /** The copies of a layer's weights, as their masters are now. */
  LayerWeights of(Operation operation, LayerWeights masters) {
    return half && !(operation instanceof Operation.BatchNorm)
        ? masters.with(this::inHalf)
        : isElsewhere() ? masters.with(this::of) : masters;
  }

  /** Masters on this device are as good as copies, where these would be no smaller. */
  private boolean isElsewhere() {
    return statistics.isPresent();
  }

  private Parameter inHalf(Parameter master) {
    if (!masters.containsKey(master.key())) {
      masters.put(master.key(), master);
      var before = copies.put(master.key(), halved(master));
      if (before != null) {
        before.value().close();
      }
    }
    return requireNonNull(copies.get(master.key()));
  }

  private Parameter halved(Parameter master) {
    var half = Torch.inHalf(master.value());
    var value = torch.here(half);
    if (value != half) {
      half.close();
    }
    value.attach(manager);
    Torch.record(value, master.value().hasGradient());
    return new Parameter(master.key(), value);
  }

  /** The copy of a parameter, as its master is now. */
  Parameter of(Parameter master) {
    var copy = copies.computeIfAbsent(master.key(), key -> copy(master));
    if (masters.put(master.key(), master) == null) {
      Torch.record(copy.value(), master.value().hasGradient());
      Torch.set(copy.value(), master.value());
    }
    return copy;
  }

  private Parameter copy(Parameter master) {
    return new Parameter(master.key(), torch.zeros(manager, master.value().getShape()));
  }

  /** Adds the gradients of the pass to those of the masters, and ends the pass. */
  public void handOn() {
    Torch.notRecording(
        () -> {
          masters.values().forEach(this::handOn);
          masters.clear();
        });
  }

  private void handOn(Parameter master) {
    var copy = requireNonNull(copies.get(master.key())).value();
    try (var gradient = Torch.gradient(copy)) {
      if (gradient != null) {
        Torch.addToGradient(master.value(), gradient);
        Torch.zeroGradient(copy);
      }
    }
  }

  @Override
  public void close() {
    statistics.ifPresent(Statistics::close);
    manager.close();
  }
}

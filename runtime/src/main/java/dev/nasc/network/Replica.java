package dev.nasc.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of parameters on another device. In each pass they follow their masters, and afterwards
 * hand their gradients on to them. Batch norm goes by its part of the batch, and the running
 * statistics here are nobody's: those of the first device are kept, as in PyTorch's data parallel
 * training.
 */
public final class Replica implements AutoCloseable {
  private final Torch torch;
  private final NDManager manager;
  private final Statistics statistics;
  private final Map<String, Parameter> copies = new HashMap<>();

  /** The masters of the copies that the current pass has taken up, by key. */
  private final Map<String, Parameter> masters = new LinkedHashMap<>();

  public Replica(Torch torch) {
    this.torch = torch;
    this.manager = torch.newManager();
    this.statistics = new Statistics(torch);
  }

  public Torch torch() {
    return torch;
  }

  Statistics statistics() {
    return statistics;
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
    try (var gradient = Torch.gradient(copy);
        var sum = Torch.gradient(master.value())) {
      if (gradient != null) {
        Torch.add(requireNonNull(sum), gradient);
        Torch.zeroGradient(copy);
      }
    }
  }

  @Override
  public void close() {
    statistics.close();
    manager.close();
  }
}

package dev.nasc.phase;

import com.google.gson.JsonParser;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.Execution;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.CandidateJson;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A network that another run has trained, and the file that should hold its weights, whatever it
 * does hold.
 *
 * @param space in the size that was trained
 */
record SavedNetwork(Phase.Load phase, SearchSpace space) {
  private static final int QUOTED = 40;

  static Architecture architecture(Phase.Origin.Given of, SearchSpace space) {
    if (of instanceof Phase.Origin.Named named) {
      return named.architecture();
    }
    return switch ((Phase.Origin.End) of) {
      case SMALLEST -> space.cheapest(Measure.MACS);
      case LARGEST -> space.dearest(Measure.MACS);
    };
  }

  private Architecture architecture() {
    return architecture(phase.of(), space);
  }

  Network network() {
    return space.network(architecture());
  }

  /**
   * What the file has of this network, once it is sure that it has all of it.
   *
   * @throws PhaseFailure where it does not, or is not there
   */
  Safetensors read(Torch torch) {
    var wanted = tensors(torch);
    try {
      var path = Path.of(phase.file());
      if (!Files.isRegularFile(path)) {
        throw refused("there is no such file");
      }
      long numbers = wanted.values().stream().mapToLong(SavedNetwork::count).sum();
      if (Files.size(path) > Safetensors.MAX_HEADER + numbers * Tensor.Type.F32.bytes()) {
        throw refused("it is larger than the weights of this network");
      }
      var file = Safetensors.read(path);
      requireTrained(file.metadata());
      wanted.forEach((name, shape) -> require(name, shape, file));
      var tensors = new TreeMap<>(file.tensors());
      tensors.keySet().retainAll(wanted.keySet());
      return new Safetensors(file.metadata(), tensors);
    } catch (AccessDeniedException e) {
      throw refused("you may not read it");
    } catch (IOException | InvalidPathException e) {
      throw refused("it cannot be read (" + e.getMessage() + ")");
    } catch (BrokenFile e) {
      throw refused(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
    }
  }

  /** The shapes of what it learns, and of the statistics of its norms but for heads, by name. */
  private Map<String, List<Long>> tensors(Torch torch) {
    var shapes = new TreeMap<String, List<Long>>();
    try (var fresh = new Weights(torch, 0, phase.label())) {
      new Execution(network(), fresh).tensors().forEach(it -> shapes.put(it.name(), it.shape()));
    }
    for (var layer : network().body()) {
      if (layer.operation() instanceof Operation.BatchNorm norm) {
        shapes.put(layer.place() + ".running_mean", List.of((long) norm.channels()));
        shapes.put(layer.place() + ".running_var", List.of((long) norm.channels()));
      }
    }
    return shapes;
  }

  private static long count(List<Long> shape) {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }

  /** Whether it says that it is of another kind, or that something else was decided. */
  private void requireTrained(Map<String, String> notes) {
    var format = notes.getOrDefault("format", EngineFiles.NETWORK);
    if (!format.equals(EngineFiles.NETWORK)) {
      throw refused("it is a `%s`; take what `train` or `extract` has left".formatted(cut(format)));
    }
    if (!Rescaling.isScale(notes)) {
      throw refused("its `mean` and `deviation` are no finite means and positive deviations");
    }
    var trained = decisions(notes.getOrDefault(EngineFiles.ARCHITECTURE, "{}"));
    architecture()
        .decisions()
        .forEach(
            (address, option) -> {
              var other = trained.getOrDefault(address, option);
              if (!other.equals(option)) {
                throw refused(
                    "`%s` is `%s` in it and `%s` here".formatted(address, cut(other), option));
              }
            });
  }

  /** As much of a foreign text as a sentence bears. */
  private static String cut(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
  }

  private static Map<Address, String> decisions(String json) {
    try {
      return CandidateJson.architecture(JsonParser.parseString(json).getAsJsonObject()).decisions();
    } catch (RuntimeException e) { // whatever the text is: the shapes have to fit all the same
      return Map.of();
    }
  }

  private void require(String name, List<Long> shape, Safetensors file) {
    var tensor = Optional.ofNullable(file.tensors().get(name));
    if (tensor.isEmpty()) {
      throw refused("it has no `%s`".formatted(name));
    }
    var other = tensor.get().shape();
    if (!other.equals(shape) || tensor.get().type() != Tensor.Type.F32) {
      throw refused(
          isLast(name) && other.size() == shape.size() && !other.get(0).equals(shape.get(0))
              ? "it tells %d classes apart, and this network %d"
                  .formatted(other.get(0), shape.get(0))
              : "`%s` is %s%s in it and F32%s here"
                  .formatted(name, tensor.get().type(), other, shape));
    }
  }

  private boolean isLast(String name) {
    var layers = network().layers();
    return name.equals(layers.get(layers.size() - 1).place() + ".weight");
  }

  private PhaseFailure refused(String reason) {
    return new PhaseFailure(
        "`%s` cannot load `%s`: %s. Name the file, the architecture (the run's `best.nas` has it) and the `space` that were trained."
            .formatted(phase.label(), phase.file(), reason));
  }
}

package dev.nasc.phase;

import dev.nasc.data.DataUnavailable;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.network.Bank;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.Execution;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.CandidateJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** What the phases on the engine read and write. */
final class EngineFiles {
  static final String SUPERNET = "supernet.safetensors";

  /** The format of a trained network's file, as its metadata say it. */
  static final String NETWORK = "nasc network 1";

  /** The metadatum that says which architecture it is, as {@link CandidateJson} writes it. */
  static final String ARCHITECTURE = "architecture";

  private EngineFiles() {}

  /** The data of the search, in the size that its largest network takes. */
  static Dataset data(PhaseContext context) {
    return data(context, context.search().data(), context.space());
  }

  /**
   * Data in the size that the largest network of a space takes.
   *
   * @throws PhaseFailure where they cannot be read, or are too few for some phase's batches
   */
  static Dataset data(PhaseContext context, Data data, SearchSpace space) {
    try {
      var read = Datasets.load(data, space.network(space.dearest(Measure.MACS)).input());
      BatchSizes.requireFit(context.search(), data, read);
      return read;
    } catch (DataUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a file of tensors that this run wrote. */
  static Safetensors read(Path file) {
    try {
      return Safetensors.read(file);
    } catch (IOException e) {
      throw new PhaseFailure("`" + file + "` cannot be read: " + e.getMessage());
    } catch (BrokenFile e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  /** All weights of a supernet, by their keys. */
  static Safetensors supernet(Weights weights, Dataset data) {
    var tensors = new ArrayList<Tensor>();
    weights.all().forEach((key, p) -> tensors.add(Torch.download(key, p.value())));
    return Safetensors.of(metadata(data, "nasc supernet 1"), tensors);
  }

  /**
   * The shared weights that phase {@code label} has trained; to be closed. Those of a single
   * network are those of its slices.
   */
  static Bank bank(Torch torch, PhaseContext context, String label) {
    return ElasticFile.isOf(context, label)
        ? ElasticFile.open(torch, context, label).weights()
        : weights(torch, context, label, read(context.artefact(label, SUPERNET)).tensors());
  }

  /** Weights that hold some tensors. */
  static Weights weights(
      Torch torch, PhaseContext context, String label, Map<String, Tensor> tensors) {
    var weights = new Weights(torch, context.seed(), label);
    tensors.forEach(weights::put);
    return weights;
  }

  /**
   * A network by itself, as PyTorch's modules would name it: the layer's place, then {@code
   * weight}, {@code bias}, {@code running_mean}, {@code running_var}.
   */
  static Safetensors network(
      Architecture architecture, Execution network, Statistics statistics, Dataset data) {
    var tensors = new ArrayList<>(network.tensors());
    for (var layer : network.network().layers()) {
      var running = statistics.all().get(layer.weights());
      if (running != null) {
        tensors.add(Torch.download(layer.place() + ".running_mean", running.mean()));
        tensors.add(Torch.download(layer.place() + ".running_var", running.variance()));
      }
    }
    var metadata = metadata(data, NETWORK);
    metadata.put(ARCHITECTURE, CandidateJson.of(architecture).toString());
    return Safetensors.of(metadata, tensors);
  }

  /**
   * Puts such a file's numbers where a network looks for its own.
   *
   * @param weights in which the network has none yet
   */
  static void restore(Network network, Safetensors file, Weights weights, Statistics statistics) {
    for (var layer : network.layers()) {
      var place = layer.place() + ".";
      for (var name : file.tensors().keySet()) {
        var own = name.startsWith(place) ? name.substring(place.length()) : ".";
        if (own.equals("running_mean")) {
          var variance = file.tensor(place + "running_var");
          statistics.put(layer.weights(), file.tensor(name), variance);
        } else if (!own.contains(".") && !own.equals("running_var")) {
          weights.put(layer.weights() + "." + own, file.tensor(name));
        }
      }
    }
    for (var layer : network.layers()) {
      int before = weights.all().size();
      boolean complete = weights.of(layer).size() == 0 || weights.all().size() == before;
      if (!complete) {
        throw new BrokenFile("It has no weights of the layer `" + layer.place() + "`.");
      }
    }
  }

  /** What whoever uses the weights must do to an image, and which data they come from. */
  static Map<String, String> metadata(Dataset data, String format) {
    var metadata = new TreeMap<String, String>();
    metadata.put("format", format);
    metadata.put("data", data.name());
    metadata.put("data_sha256", data.fingerprint());
    metadata.put("mean", data.standard().mean().toString());
    metadata.put("deviation", data.standard().deviation().toString());
    return metadata;
  }
}

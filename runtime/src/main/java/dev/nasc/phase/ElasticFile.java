package dev.nasc.phase;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.nasc.data.Dataset;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.ElasticWeights;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The artefact of a stage of shrinking: the weights of the largest network by place, the matrices
 * of its kernels, and which options were trained. A network that was trained alone is such a stage,
 * with none.
 *
 * @param open options by the name of their choices
 */
record ElasticFile(ElasticWeights weights, Map<String, List<String>> open) {
  private static final String FORMAT = "nasc elastic 1";
  private static final String OPEN = "open";

  /** Whether a phase trained the largest network, and not each path by itself. */
  static boolean isOf(PhaseContext context, String label) {
    return isAlone(context, label)
        || EngineFiles.read(context.artefact(label, EngineFiles.SUPERNET))
            .metadata()
            .getOrDefault("format", "")
            .equals(FORMAT);
  }

  private static boolean isAlone(PhaseContext context, String label) {
    return context.search().phases().stream()
        .filter(phase -> phase.label().equals(label))
        .anyMatch(phase -> phase instanceof Phase.Train || phase instanceof Phase.Load);
  }

  /** That of a phase; to be closed. */
  static ElasticFile open(Torch torch, PhaseContext context, String label) {
    var start = Start.of(context, label);
    var weights = EngineFiles.weights(torch, context, label, start.tensors());
    return new ElasticFile(new ElasticWeights(context.space().elastic(), weights), start.open());
  }

  Safetensors file(Dataset data) {
    var metadata = EngineFiles.metadata(data, FORMAT);
    metadata.put(OPEN, new Gson().toJson(new TreeMap<>(open)));
    return Safetensors.of(
        metadata,
        weights.whole().all().values().stream()
            .map(parameter -> Torch.download(parameter.key(), parameter.value()))
            .toList());
  }

  /** What a stage begins with. */
  record Start(Map<String, Tensor> tensors, Map<String, List<String>> open) {
    static Start of(PhaseContext context, String label) {
      return isAlone(context, label) ? alone(context, label) : stage(context, label);
    }

    private static Start stage(PhaseContext context, String label) {
      var file = EngineFiles.read(context.artefact(label, EngineFiles.SUPERNET));
      var open = file.metadata().getOrDefault(OPEN, "{}");
      return new Start(
          file.tensors(), new Gson().fromJson(open, new TypeToken<Map<String, List<String>>>() {}));
    }

    private static Start alone(PhaseContext context, String label) {
      var file = context.artefact(label, NetworksFile.weights(0));
      var tensors = new TreeMap<>(EngineFiles.read(file).tensors());
      tensors.keySet().removeIf(name -> name.contains(".running_"));
      return new Start(tensors, Map.of());
    }
  }
}

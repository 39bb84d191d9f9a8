package dev.nasc.train;

import dev.nasc.model.Layer;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import java.util.HashSet;
import java.util.Set;

/**
 * The evaluation network of Cyclic DARTS beside its search network, in one bank of weights: it
 * shares the stem and the auxiliary heads, where these are alike (microsoft/Cream,
 * CDARTS/lib/models/cdarts_controller.py), and has all else under names of its own. What an
 * architecture leaves unused stays in the bank until another takes it up: that is the pool of
 * weights.
 */
final class EvaluationNetwork {
  private static final String PREFIX = "evaluation/";

  private final Set<String> shared = new HashSet<>();

  EvaluationNetwork(Mixture search) {
    var decided = new HashSet<String>();
    search.choices().forEach(choice -> decided.add(segments(choice.address().text())[0]));
    var layers = search.network().layers();
    boolean stem = true;
    for (int i = 0; i < layers.size(); i++) {
      boolean head = search.network().headOf(i).isPresent();
      stem = stem && (head || !isDecided(layers.get(i), decided));
      if (stem || head) {
        shared.add(layers.get(i).weights());
      }
    }
  }

  private static String[] segments(String text) {
    return text.split("[.\\[]", -1);
  }

  /** Whether it stands in a part of the space that something is decided in. */
  private static boolean isDecided(Layer layer, Set<String> decided) {
    for (var segment : segments(layer.place())) {
      if (decided.contains(segment.replaceFirst("_\\d+$", "")) || decided.contains(segment)) {
        return true;
      }
    }
    return false;
  }

  /** A network with its weights under the names that they have here. */
  Network of(Network network) {
    return new Network(
        network.input(), network.layers().stream().map(this::renamed).toList(), network.heads());
  }

  private Layer renamed(Layer layer) {
    return shared.contains(layer.weights())
        ? layer
        : new Layer(
            layer.place(),
            PREFIX + layer.weights(),
            layer.operation(),
            layer.inputs(),
            layer.output());
  }
}

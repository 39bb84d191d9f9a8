package dev.nasc.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All networks of a space as slices of its largest one (Cai et al. 2020, Once-for-All, section
 * 3.2): what stands at one place shares weights. A smaller kernel is the centre of the next larger
 * one, a smaller width the first channels, a smaller depth the first layers.
 *
 * @param largest the architecture that the others are slices of
 * @param network what it decides
 * @param kernels of each convolution that takes several, by place, the largest first
 * @param resolution the choices that the size of the input hangs on
 */
public record Elastic(
    Architecture largest,
    Network network,
    Map<String, List<Extent>> kernels,
    Set<Address> resolution) {
  public Elastic {
    kernels = Map.copyOf(kernels);
    resolution = Set.copyOf(resolution);
  }

  /** The layers of the largest network, by place. */
  public Map<String, Layer> places() {
    return places(network);
  }

  /** The layers of a network, by place. */
  public static Map<String, Layer> places(Network network) {
    var places = new HashMap<String, Layer>();
    network.layers().forEach(layer -> places.put(layer.place(), layer));
    return places;
  }
}

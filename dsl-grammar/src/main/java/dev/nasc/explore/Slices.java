package dev.nasc.explore;

import dev.nasc.cost.Costs;
import dev.nasc.model.ChannelFlow;
import dev.nasc.model.Elastic;
import dev.nasc.model.Extent;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a network, layer by layer, with the one that it is to be a slice of. */
public final class Slices {
  private final Network part;
  private final Network whole;
  private final Map<String, Layer> places;

  private Slices(Network part, Network whole) {
    this.part = part;
    this.whole = whole;
    this.places = Elastic.places(whole);
  }

  /** Why {@code part} is no slice of {@code whole}: the end of a sentence; empty where it is. */
  public static Optional<String> misfit(Network part, Network whole) {
    var slices = new Slices(part, whole);
    return part.layers().stream()
        .filter(layer -> Costs.of(layer).params() > 0)
        .flatMap(layer -> slices.misfit(layer, slices.places.get(layer.place())).stream())
        .findFirst();
  }

  private Optional<String> misfit(Layer layer, @Nullable Layer of) {
    if (of == null) {
      return Optional.of("the largest network has no `" + layer.place() + "`");
    }
    if (!fits(layer.operation(), of.operation())) {
      return Optional.of(
          "`" + layer.place() + "` is no part of what the largest network has there");
    }
    return channels(part, layer) < channels(whole, of) ? misread(layer, of) : Optional.empty();
  }

  private static int channels(Network network, Layer layer) {
    return network.shape(layer.inputs().get(0)).channels();
  }

  /** Whether its weights are a slice of those of another operation. */
  private static boolean fits(Operation part, Operation whole) {
    if (part instanceof Operation.Conv a && whole instanceof Operation.Conv b) {
      return a.bias() == b.bias()
          && isCentre(a.kernel(), b.kernel())
          && a.inChannels() <= b.inChannels()
          && a.outChannels() <= b.outChannels()
          && ChannelFlow.of(a) == ChannelFlow.of(b)
          && (ChannelFlow.of(a) != ChannelFlow.DEALT || a.equals(b));
    }
    if (part instanceof Operation.BatchNorm a && whole instanceof Operation.BatchNorm b) {
      return a.learned() == b.learned() && a.channels() <= b.channels();
    }
    if (part instanceof Operation.LayerNorm a && whole instanceof Operation.LayerNorm b) {
      return a.channels() <= b.channels();
    }
    if (part instanceof Operation.Linear a && whole instanceof Operation.Linear b) {
      return a.bias() == b.bias()
          && a.inFeatures() <= b.inFeatures()
          && a.outFeatures() <= b.outFeatures();
    }
    return part.equals(whole);
  }

  private static boolean isCentre(Extent part, Extent whole) {
    int down = whole.height() - part.height();
    int across = whole.width() - part.width();
    return down >= 0 && across >= 0 && down % 2 == 0 && across % 2 == 0;
  }

  /** What a layer that reads fewer channels reads must be the first of the same tensor. */
  private Optional<String> misread(Layer layer, Layer of) {
    var from = origin(part, layer.inputs().get(0));
    var wanted = origin(whole, of.inputs().get(0));
    var maker = places.get(from);
    boolean first =
        from.equals(wanted)
            && (maker == null || ChannelFlow.of(maker.operation()) == ChannelFlow.MADE)
            && area(part, layer) == area(whole, of);
    return first
        ? Optional.empty()
        : Optional.of(
            "`%s` reads channels of `%s`, which are not the first of `%s`"
                .formatted(layer.place(), from, wanted));
  }

  /** The numbers of a channel, where they are flattened. */
  private static long area(Network network, Layer layer) {
    var shape = network.shape(layer.inputs().get(0));
    return layer.operation() instanceof Operation.Linear
        ? (long) shape.height() * shape.width()
        : 1;
  }

  /** Where the channels of a tensor were made or dealt out last. */
  private static String origin(Network network, int tensor) {
    int at = tensor;
    while (at > 0) {
      var layer = network.layers().get(at - 1);
      if (ChannelFlow.of(layer.operation()) != ChannelFlow.KEPT) {
        return layer.place();
      }
      at = layer.inputs().get(0);
    }
    return "input";
  }
}

package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Elastic;
import dev.nasc.model.Extent;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All networks of a space as slices of its largest one, or why they cannot be. Each option is tried
 * for itself, in all choices of one name at once: what the others take has no say in whether it
 * fits.
 *
 * @param at the choice whose option does not fit
 */
public record Sliced(Optional<Elastic> elastic, String misfit, Address at) {

  static Sliced of(WalkedSpace space) {
    var largest = space.dearest(Measure.MACS);
    return new Trial(space, largest, space.network(largest)).run();
  }

  /** The walks that it takes. */
  private static final class Trial {
    private final WalkedSpace space;
    private final Architecture largest;
    private final Network whole;
    private final Map<String, Set<Extent>> kernels = new HashMap<>();
    private final Set<Address> resolution = new TreeSet<>();

    Trial(WalkedSpace space, Architecture largest, Network whole) {
      this.space = space;
      this.largest = largest;
      this.whole = whole;
    }

    Sliced run() {
      note(whole);
      for (var choice : choices().entrySet()) {
        for (var option : choice.getValue().options()) {
          var network = with(choice.getKey(), option);
          var misfit = network.flatMap(it -> Slices.misfit(it, whole));
          if (misfit.isPresent()) {
            var text = "with `%s` = `%s` %s".formatted(choice.getKey(), option, misfit.get());
            return new Sliced(Optional.empty(), text, choice.getValue().first());
          }
          network.ifPresent(it -> note(choice.getKey(), it));
        }
      }
      return new Sliced(Optional.of(elastic()), "", Address.ROOT);
    }

    /** All choices of one name. */
    private record Alike(Address first, Set<String> options) {}

    private Map<String, Alike> choices() {
      var alike = new LinkedHashMap<String, Alike>();
      for (var block : space.choiceBlocks()) {
        for (var choice : block.choices()) {
          alike
              .computeIfAbsent(
                  choice.address().name(), name -> new Alike(choice.address(), new TreeSet<>()))
              .options()
              .addAll(choice.options());
        }
      }
      return alike;
    }

    /** The largest network, but for the choices of one name; empty where a requirement forbids. */
    private Optional<Network> with(String name, String option) {
      return space
          .decide(
              asked ->
                  Optional.of(
                      asked.address().name().equals(name) && asked.options().contains(option)
                          ? option
                          : largest
                              .decisions()
                              .getOrDefault(asked.address(), asked.options().get(0))))
          .network();
    }

    private void note(String name, Network network) {
      note(network);
      if (!network.input().equals(whole.input())) {
        space.choiceBlocks().stream()
            .flatMap(block -> block.choices().stream())
            .filter(choice -> choice.address().name().equals(name))
            .forEach(choice -> resolution.add(choice.address()));
      }
    }

    private void note(Network network) {
      for (var layer : network.layers()) {
        if (layer.operation() instanceof Operation.Conv conv) {
          kernels
              .computeIfAbsent(
                  layer.place(),
                  place -> new TreeSet<>(Comparator.comparing(Extent::area).reversed()))
              .add(conv.kernel());
        }
      }
    }

    private Elastic elastic() {
      var several = new HashMap<String, List<Extent>>();
      kernels.forEach(
          (place, all) -> {
            if (all.size() > 1) {
              several.put(place, new ArrayList<>(all));
            }
          });
      return new Elastic(largest, whole, several, resolution);
    }
  }
}

package dev.nasc.network;

import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer by its number, and the tensors that nobody needs after it.
 *
 * @param head whether it ends an auxiliary head, so that what it yields is an output
 * @param branches those of its inputs that may be dropped: branches of a sum that compute
 */
record Step(int number, boolean head, List<Integer> branches, List<Integer> last) {

  /** Those of a network by itself, in their order. */
  static List<Step> body(Network network) {
    return of(network, false);
  }

  /** Those of a network with its auxiliary heads. */
  static List<Step> whole(Network network) {
    return of(network, true);
  }

  private static List<Step> of(Network network, boolean heads) {
    var run =
        IntStream.range(0, network.layers().size())
            .filter(i -> heads || network.headOf(i).isEmpty())
            .toArray();
    var lastUse = lastUse(network, run);
    var steps = new ArrayList<Step>();
    for (int i : run) {
      var last =
          network.layers().get(i).inputs().stream()
              .filter(id -> id > 0 && lastUse[id] == i) // tensor 0 belongs to the caller
              .distinct()
              .toList();
      boolean head = network.headOf(i).filter(it -> it.to() == i + 1).isPresent();
      steps.add(new Step(i, head, branches(network, i), last));
    }
    return List.copyOf(steps);
  }

  /** What a sum's own steps have computed; what only passes through it is no branch. */
  private static List<Integer> branches(Network network, int layer) {
    var sum = network.layers().get(layer);
    if (!(sum.operation() instanceof Operation.Join join)
        || join.kind() != Operation.Join.Kind.SUM
        || sum.inputs().size() < 2) {
      return List.of();
    }
    return sum.inputs().stream()
        .filter(id -> id > 0 && network.layers().get(id - 1).place().startsWith(sum.place() + "."))
        .toList();
  }

  private static int[] lastUse(Network network, int[] run) {
    var lastUse = new int[network.layers().size() + 1];
    Arrays.fill(lastUse, -1);
    for (int i : run) {
      for (int id : network.layers().get(i).inputs()) {
        lastUse[id] = i;
      }
    }
    return lastUse;
  }
}

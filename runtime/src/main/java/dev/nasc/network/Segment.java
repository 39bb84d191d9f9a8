package dev.nasc.network;

import dev.nasc.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A range of a network's layers. Of what it computes only {@code yields} is kept until the backward
 * pass has come back to it (Chen et al. 2016, Training deep nets with sublinear memory cost).
 *
 * @param from the first layer
 * @param to the layer after the last
 * @param yields the tensors of these layers, by number, that later ones take or that are outputs
 */
record Segment(int from, int to, List<Integer> yields) {
  Segment {
    yields = List.copyOf(yields);
  }

  /**
   * The parts of a network, heads among them, that need least memory: what lies between all parts
   * and the largest part within, by the elements that layers yield (section 4.3, their algorithm 3,
   * with the best cuts under each bound on a part).
   */
  static List<Segment> of(Network network) {
    return new Planner(network).best();
  }

  private static final class Planner {
    private final Network network;
    private final int layers;
    private final int[] lastUse;

    /** Elements that layers 0…i−1 yield. */
    private final long[] before;

    /** Elements that are needed from layer i on, of those before. */
    private final long[] live;

    Planner(Network network) {
      this.network = network;
      this.layers = network.layers().size();
      this.lastUse = lastUse();
      this.before = new long[layers + 1];
      this.live = new long[layers + 1];
      for (int id = 1; id <= layers; id++) {
        long elements = network.shape(id).elements();
        before[id] = before[id - 1] + elements;
        for (int i = id; i <= Math.min(lastUse[id], layers - 1); i++) {
          live[i] += elements;
        }
      }
    }

    /** For each tensor the last layer that takes it; outputs are needed after all. */
    private int[] lastUse() {
      var last = new int[layers + 1];
      for (int i = 0; i < layers; i++) {
        for (int id : network.layers().get(i).inputs()) {
          last[id] = i;
        }
      }
      network.heads().forEach(head -> last[head.to()] = layers);
      last[layers] = layers;
      return last;
    }

    List<Segment> best() {
      int most = (int) Math.ceil(2 * Math.sqrt(layers));
      var best = new int[] {0, layers};
      for (int parts = 2; parts <= most; parts++) {
        var cuts = cuts(before[layers] / parts);
        if (memory(cuts) < memory(best)) {
          best = cuts;
        }
      }
      var chosen = best;
      return IntStream.range(1, best.length)
          .mapToObj(k -> segment(chosen[k - 1], chosen[k]))
          .toList();
    }

    /** The cuts with least between parts, none of which yields more; a layer is never cut. */
    private int[] cuts(long bound) {
      var least = new long[layers + 1];
      var from = new int[layers + 1];
      for (int to = 1; to <= layers; to++) {
        least[to] = Long.MAX_VALUE;
        for (int i = to - 1; i >= 0 && (i == to - 1 || within(i, to) <= bound); i--) {
          if (least[i] + live[to] < least[to]) {
            least[to] = least[i] + live[to];
            from[to] = i;
          }
        }
      }
      var cuts = new ArrayList<Integer>(List.of(layers));
      while (cuts.get(0) > 0) {
        cuts.add(0, from[cuts.get(0)]);
      }
      return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private long memory(int[] cuts) {
      long largest =
          IntStream.range(1, cuts.length)
              .mapToLong(k -> within(cuts[k - 1], cuts[k]))
              .max()
              .orElse(0);
      return largest + Arrays.stream(cuts).mapToLong(cut -> live[cut]).sum();
    }

    private long within(int from, int to) {
      return before[to] - before[from];
    }

    private Segment segment(int from, int to) {
      var yields = IntStream.rangeClosed(from + 1, to).filter(id -> lastUse[id] >= to).boxed();
      return new Segment(from, to, yields.toList());
    }
  }
}

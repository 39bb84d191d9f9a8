package dev.nasc.explore;

import dev.nasc.model.TensorShape;
import dev.nasc.model.Value.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the cells before leave behind: the tensor that the last one had as its {@code prev}, and for
 * each cell where it was used, which is paid for when all uses are known.
 */
record CellHistory(Optional<Tensor> before, Map<Key, List<Use>> uses) {
  static final CellHistory NONE = new CellHistory(Optional.empty(), Map.of());
  static final Comparator<Key> ORDER = Comparator.comparing(Key::name);

  /** A cell: its name, and the frame it is declared in. */
  record Key(String name, Frame declaredIn) {}

  /**
   * @param context the number of the surroundings it was used in
   * @param times how often
   * @param output what it yields there
   */
  record Use(int context, int times, TensorShape output) {}

  CellHistory after(Tensor prev) {
    return new CellHistory(Optional.of(prev), uses);
  }

  List<Use> of(Key cell) {
    return uses.getOrDefault(cell, List.of());
  }

  Optional<Use> find(Key cell, int context) {
    return of(cell).stream().filter(use -> use.context == context).findFirst();
  }

  CellHistory use(Key cell, int context, TensorShape output) {
    var more = new ArrayList<Use>();
    boolean known = false;
    for (var use : of(cell)) {
      known |= use.context == context;
      more.add(use.context == context ? new Use(context, use.times + 1, output) : use);
    }
    if (!known) {
      more.add(new Use(context, 1, output));
    }
    var all = new HashMap<>(uses);
    all.put(cell, more);
    return new CellHistory(before, all);
  }

  /** Another tensor in the place of the one before. */
  CellHistory map(UnaryOperator<Tensor> change) {
    return new CellHistory(before.map(change), uses);
  }

  CellHistory without(Key cell) {
    var fewer = new HashMap<>(uses);
    fewer.remove(cell);
    return new CellHistory(before, fewer);
  }
}

package dev.nasc.analysis;

import dev.nasc.analysis.Feasibility.Answer;
import dev.nasc.analysis.Feasibility.Ceiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks all combinations of costs that no other beats, from the start to the sink; those behind
 * which every path breaks a ceiling are dropped. Exact, and given up where there are too many.
 */
final class Pareto {
  private static final int MOST_LABELS = 300_000;
  private static final int MOST_COMPARED = 64;

  private final View view;
  private final List<Ceiling> ceilings;
  private final long[][] toGo;

  /** What a partial path has cost, by ceiling. */
  private record Label(long[] spent, int arc, @Nullable Label before) {}

  Pareto(Diagram diagram, List<Ceiling> ceilings) {
    this.view = diagram.forward();
    this.ceilings = ceilings;
    this.toGo = new long[ceilings.size()][];
    for (int i = 0; i < toGo.length; i++) {
      toGo[i] = toGo(ceilings.get(i).costs());
    }
  }

  private long[] toGo(long[] costs) {
    long[] least = new long[view.nodes()];
    for (int node : view.inOrder()) {
      least[node] = node == view.end() ? 0 : Long.MAX_VALUE;
      for (int i = view.first(node); i < view.last(node); i++) {
        int arc = view.arc(i);
        least[node] = Math.min(least[node], costs[arc] + least[view.next(arc)]);
      }
    }
    return least;
  }

  Answer answer() {
    var at = new ArrayList<List<Label>>();
    for (int node = 0; node < view.nodes(); node++) {
      at.add(new ArrayList<>());
    }
    at.get(view.root()).add(new Label(new long[toGo.length], -1, null));
    int labels = 0;
    for (int node = view.root(); node < view.end(); node++) {
      var kept = unbeaten(at.get(node));
      labels += kept.size();
      if (labels > MOST_LABELS) {
        return Answer.UNKNOWN;
      }
      at.set(node, List.of());
      for (var label : kept) {
        extend(label, node, at);
      }
    }
    var arrived = at.get(view.end());
    return arrived.isEmpty() ? Answer.IMPOSSIBLE : Answer.possible(path(arrived.get(0)));
  }

  private void extend(Label label, int node, List<List<Label>> at) {
    for (int i = view.first(node); i < view.last(node); i++) {
      int arc = view.arc(i);
      long[] spent = label.spent.clone();
      boolean keeps = true;
      for (int k = 0; k < spent.length; k++) {
        spent[k] += ceilings.get(k).costs()[arc];
        keeps &= spent[k] + toGo[k][view.next(arc)] <= ceilings.get(k).limit();
      }
      if (keeps) {
        at.get(view.next(arc)).add(new Label(spent, arc, label));
      }
    }
  }

  /** Without labels that another beats or equals in every cost. */
  private static List<Label> unbeaten(List<Label> labels) {
    labels.sort(Comparator.comparing(Label::spent, Arrays::compare));
    var kept = new ArrayList<Label>();
    long leastSecond = Long.MAX_VALUE;
    for (var label : labels) {
      boolean beaten =
          label.spent.length == 2
              ? label.spent[1] >= leastSecond
              : isBeaten(
                  label, kept.subList(Math.max(0, kept.size() - MOST_COMPARED), kept.size()));
      if (!beaten) {
        kept.add(label);
        leastSecond = label.spent.length == 2 ? label.spent[1] : leastSecond;
      }
    }
    return kept;
  }

  /** More than two costs: a few neighbours are looked at, what slips through is only more work. */
  private static boolean isBeaten(Label label, List<Label> by) {
    for (var other : by) {
      boolean beats = true;
      for (int k = 0; k < label.spent.length; k++) {
        beats &= other.spent[k] <= label.spent[k];
      }
      if (beats) {
        return true;
      }
    }
    return false;
  }

  private static int[] path(Label end) {
    var reversed = new ArrayList<Integer>();
    for (Label at = end; at != null && at.arc >= 0; at = at.before) {
      reversed.add(0, at.arc);
    }
    return Diagram.toArray(reversed);
  }
}

package dev.nasc.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is not dominated, and how far apart they stand. Candidates are indices into a list of scores;
 * every answer keeps their order, so ties fall the same way each time.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm:
 * NSGA-II", 2002, III-A and III-B.
 */
public final class ParetoFront {
  private ParetoFront() {}

  /** The candidates that none dominates. */
  public static List<Integer> of(List<Score> scores) {
    return IntStream.range(0, scores.size())
        .filter(i -> scores.stream().noneMatch(other -> other.dominates(scores.get(i))))
        .boxed()
        .toList();
  }

  /** Fronts, best first: the non-dominated, then those that only the former dominate, and so on. */
  public static List<List<Integer>> sort(List<Score> scores) {
    int size = scores.size();
    var dominators = new int[size];
    var dominated = new ArrayList<List<Integer>>();
    for (int i = 0; i < size; i++) {
      var below = new ArrayList<Integer>();
      for (int j = 0; j < size; j++) {
        if (scores.get(i).dominates(scores.get(j))) {
          below.add(j);
          dominators[j]++;
        }
      }
      dominated.add(below);
    }
    var fronts = new ArrayList<List<Integer>>();
    var front = IntStream.range(0, size).filter(i -> dominators[i] == 0).boxed().toList();
    while (!front.isEmpty()) {
      fronts.add(front);
      front =
          front.stream()
              .flatMap(i -> dominated.get(i).stream())
              .filter(j -> --dominators[j] == 0)
              .sorted()
              .toList();
    }
    return fronts;
  }

  /**
   * The crowding distance of each member of a front: the sum, over the objectives, of the distance
   * between its two neighbours as a share of the front's extent. The ends are infinitely far.
   */
  public static double[] crowding(List<Score> scores, List<Integer> front) {
    var distance = new double[front.size()];
    int objectives = front.isEmpty() ? 0 : scores.get(front.get(0)).losses().size();
    for (int m = 0; m < objectives; m++) {
      int objective = m;
      addCrowding(
          front.stream().map(i -> scores.get(i).losses().get(objective)).toList(), distance);
    }
    return distance;
  }

  private static void addCrowding(List<Double> losses, double[] distance) {
    var order =
        IntStream.range(0, losses.size())
            .boxed()
            .sorted(Comparator.<Integer, Double>comparing(losses::get))
            .toList();
    int last = order.size() - 1;
    double extent = losses.get(order.get(last)) - losses.get(order.get(0));
    distance[order.get(0)] = Double.POSITIVE_INFINITY;
    distance[order.get(last)] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last && extent > 0; i++) {
      double gap = losses.get(order.get(i + 1)) - losses.get(order.get(i - 1));
      distance[order.get(i)] += gap / extent;
    }
  }
}

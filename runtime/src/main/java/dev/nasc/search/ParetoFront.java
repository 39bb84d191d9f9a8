package dev.nasc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is not dominated, and how far apart they stand. Candidates are indices into a list of scores;
 * every answer keeps their order, so ties fall the same way each time.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm:
 * NSGA-II", 2002, III-A and III-B. Fronts are found by the efficient non-dominated sort with binary
 * search of Zhang, Tian, Cheng, Jin 2015: in lexicographic order none is dominated by a later one.
 */
public final class ParetoFront {
  private ParetoFront() {}

  /** The candidates that none dominates. */
  public static List<Integer> of(List<Score> scores) {
    var fronts = sort(scores, 1);
    return fronts.isEmpty() ? List.of() : fronts.get(0);
  }

  /** Fronts, best first: the non-dominated, then those that only the former dominate, and so on. */
  public static List<List<Integer>> sort(List<Score> scores) {
    return sort(scores, Integer.MAX_VALUE);
  }

  private static List<List<Integer>> sort(List<Score> scores, int most) {
    var points = scores.stream().map(ParetoFront::point).toArray(double[][]::new);
    var fronts = new ArrayList<List<Integer>>();
    for (int index : inOrder(points)) {
      int front = place(points, index, fronts);
      if (front < fronts.size()) {
        fronts.get(front).add(index);
      } else if (front < most) {
        fronts.add(new ArrayList<>(List.of(index)));
      }
    }
    fronts.forEach(front -> front.sort(null));
    return fronts;
  }

  /** The violation before the losses: who breaks limits less is better, whatever else he has. */
  private static double[] point(Score score) {
    var point = new double[1 + score.losses().size()];
    point[0] = score.violation();
    for (int i = 1; i < point.length; i++) {
      point[i] = score.losses().get(i - 1);
    }
    return point;
  }

  private static int[] inOrder(double[][] points) {
    return IntStream.range(0, points.length)
        .boxed()
        .sorted(Comparator.comparing(i -> points[i], Arrays::compare))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The first front that has nobody who dominates a point; by halves, since fronts are nested. */
  private static int place(double[][] points, int index, List<List<Integer>> fronts) {
    int low = 0;
    int high = fronts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isDominated(points[index], points, fronts.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isDominated(double[] point, double[][] points, List<Integer> front) {
    boolean two = point.length == 3;
    for (int i = front.size() - 1; i >= 0; i--) {
      var other = points[front.get(i)];
      if (dominates(other, point)) {
        return true;
      }
      if (two && other[0] == point[0]) {
        // Of two objectives, the last of a front that breaks as much is the one with the least
        // second loss: if it does not dominate, none of them does.
        return false;
      }
    }
    return false;
  }

  private static boolean dominates(double[] a, double[] b) {
    if (a[0] != b[0]) {
      return a[0] < b[0];
    }
    boolean better = false;
    for (int i = 1; i < a.length; i++) {
      int order = Double.compare(a[i], b[i]);
      if (order > 0) {
        return false;
      }
      better |= order < 0;
    }
    return better;
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
          front.stream().mapToDouble(i -> scores.get(i).losses().get(objective)).toArray(),
          distance);
    }
    return distance;
  }

  private static void addCrowding(double[] losses, double[] distance) {
    var order =
        IntStream.range(0, losses.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> losses[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = order.length - 1;
    double extent = losses[order[last]] - losses[order[0]];
    distance[order[0]] = Double.POSITIVE_INFINITY;
    distance[order[last]] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last && extent > 0; i++) {
      distance[order[i]] += (losses[order[i + 1]] - losses[order[i - 1]]) / extent;
    }
  }
}

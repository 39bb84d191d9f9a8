package dev.nasc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume of what a front dominates, up to a reference point; exact. Two objectives take a sort;
 * more are sliced into what each point dominates alone.
 *
 * <p>Source: While, Bradstreet, Barone, "A fast way of calculating exact hypervolumes", 2012 (WFG).
 */
public final class Hypervolume {
  private Hypervolume() {}

  /**
   * Of these scores, of which any may be dominated; those that break limits count for nothing.
   *
   * @param reference one loss an objective; points that are not better in all of them count for
   *     nothing
   */
  public static double of(List<Score> scores, List<Double> reference) {
    var bound = reference.stream().mapToDouble(Double::doubleValue).toArray();
    var points = new ArrayList<double[]>();
    for (int index : ParetoFront.of(scores)) {
      var score = scores.get(index);
      var point = score.losses().stream().mapToDouble(Double::doubleValue).toArray();
      if (score.violation() == 0 && isBetter(point, bound)) {
        points.add(point);
      }
    }
    return volume(points, bound);
  }

  private static boolean isBetter(double[] point, double[] bound) {
    for (int i = 0; i < point.length; i++) {
      if (!(point[i] < bound[i])) {
        return false;
      }
    }
    return true;
  }

  private static double volume(List<double[]> points, double[] bound) {
    if (bound.length == 2) {
      return area(points, bound);
    }
    var sorted = new ArrayList<>(points);
    int last = bound.length - 1;
    sorted.sort(Comparator.comparingDouble(point -> -point[last]));
    double sum = 0;
    for (int i = 0; i < sorted.size(); i++) {
      sum += alone(sorted, i, bound);
    }
    return sum;
  }

  /** What a point dominates and none of those after it does. */
  private static double alone(List<double[]> points, int index, double[] bound) {
    var point = points.get(index);
    double whole = 1;
    for (int i = 0; i < bound.length; i++) {
      whole *= bound[i] - point[i];
    }
    var limited = new ArrayList<double[]>();
    for (var other : points.subList(index + 1, points.size())) {
      var worse = new double[bound.length];
      for (int i = 0; i < worse.length; i++) {
        worse[i] = Math.max(point[i], other[i]);
      }
      limited.add(worse);
    }
    return whole - volume(front(limited), bound);
  }

  private static List<double[]> front(List<double[]> points) {
    var scores =
        points.stream()
            .map(point -> new Score(Arrays.stream(point).boxed().toList()))
            .distinct()
            .toList();
    return ParetoFront.of(scores).stream()
        .map(index -> scores.get(index).losses())
        .map(losses -> losses.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  private static double area(List<double[]> points, double[] bound) {
    var sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.<double[]>comparingDouble(point -> point[0])
            .thenComparingDouble(point -> point[1]));
    double sum = 0;
    double height = bound[1];
    for (var point : sorted) {
      if (point[1] < height) {
        sum += (bound[0] - point[0]) * (height - point[1]);
        height = point[1];
      }
    }
    return sum;
  }
}

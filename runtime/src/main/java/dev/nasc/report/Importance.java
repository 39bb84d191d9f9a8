package dev.nasc.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.model.Address;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How much of the spread of an objective among the trials each choice explains by itself: omega
 * squared of a one-way analysis of variance (Hays 1963, section 12.18), which, unlike the plain
 * share of the sum of squares, does not grow with the number of options. A trial that does not
 * reach a choice counts as a group of its own.
 *
 * @param share 0–1; what several choices explain only together is in none
 */
public record Importance(Address address, double share) {
  private static final int FEWEST_TRIALS = 10;

  /** A trial's decisions and its value. */
  private record Point(Map<Address, String> decisions, double value) {}

  /** All choices that were decided in more than one way, most important first. */
  public static List<Importance> of(List<Trial> trials, Objective objective) {
    var points = new ArrayList<Point>();
    for (var trial : trials) {
      if (trial.evaluation().orElse(null) instanceof Scored scored) {
        double value = objective.value(scored.values());
        if (Double.isFinite(value)) {
          points.add(new Point(trial.candidate().decisions(), value));
        }
      }
    }
    if (points.size() < FEWEST_TRIALS) {
      return List.of();
    }
    var addresses = new LinkedHashSet<Address>();
    points.forEach(point -> addresses.addAll(point.decisions().keySet()));
    return addresses.stream()
        .map(address -> new Importance(address, share(points, address)))
        .filter(importance -> importance.share() > 0)
        .sorted(Comparator.comparingDouble(importance -> -importance.share()))
        .toList();
  }

  static JsonArray toJson(List<Importance> all) {
    var list = new JsonArray();
    for (var importance : all) {
      var json = new JsonObject();
      json.addProperty("address", importance.address().text());
      json.add("share", CandidateJson.number(importance.share()));
      list.add(json);
    }
    return list;
  }

  private static double share(List<Point> points, Address address) {
    var whole = new DoubleSummaryStatistics();
    Map<String, DoubleSummaryStatistics> groups = new HashMap<>();
    for (var point : points) {
      whole.accept(point.value());
      groups
          .computeIfAbsent(
              point.decisions().getOrDefault(address, ""), of -> new DoubleSummaryStatistics())
          .accept(point.value());
    }
    int inside = points.size() - groups.size();
    if (groups.size() < 2 || inside < 1) {
      return 0;
    }
    double total = 0;
    for (var point : points) {
      total += square(point.value() - whole.getAverage());
    }
    double between = 0;
    for (var group : groups.values()) {
      between += group.getCount() * square(group.getAverage() - whole.getAverage());
    }
    double noise = (total - between) / inside;
    return total > 0 ? Math.max(0, (between - (groups.size() - 1) * noise) / (total + noise)) : 0;
  }

  private static double square(double value) {
    return value * value;
  }
}

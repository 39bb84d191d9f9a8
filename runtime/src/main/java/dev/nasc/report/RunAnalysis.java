package dev.nasc.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.phase.FrontFile;
import dev.nasc.run.EventLog;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Hypervolume;
import dev.nasc.search.Score;
import dev.nasc.search.Trial;
import dev.nasc.statistics.RankCorrelation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the trials of a run's last search say, beyond its front.
 *
 * @param objective the first of the search, which best and importance are about
 * @param best each trial that was better than all before it
 * @param hypervolume of all trials up to some, up to the worst that was seen; empty with one
 *     objective
 * @param correlations of each two measures
 */
public record RunAnalysis(
    String objective,
    List<Point> best,
    List<Point> hypervolume,
    List<Importance> importance,
    List<Correlation> correlations) {
  private static final int POINTS = 20;

  /** Rank correlations take the square of the number of trials; the latest count. */
  private static final int MOST_RANKED = 2_000;

  public RunAnalysis {
    best = List.copyOf(best);
    hypervolume = List.copyOf(hypervolume);
    importance = List.copyOf(importance);
    correlations = List.copyOf(correlations);
  }

  /**
   * A figure over trials.
   *
   * @param trials that were told by then
   */
  public record Point(int trials, double value) {}

  /** Kendall's τ-b and Spearman's ρ. */
  public record Correlation(Measure a, Measure b, double kendall, double spearman) {}

  public static RunAnalysis of(RunDirectory directory) {
    try (var log = EventLog.openToRead(directory)) {
      var logged = log.trials();
      var last = logged.isEmpty() ? "" : logged.get(logged.size() - 1).phase();
      var trials =
          logged.stream()
              .filter(trial -> trial.phase().equals(last))
              .map(LoggedTrial::trial)
              .filter(trial -> trial.evaluation().orElse(null) instanceof Scored)
              .toList();
      return of(FrontFile.comparable(trials), log.spec().objectives());
    }
  }

  static RunAnalysis of(List<Trial> trials, List<Objective> objectives) {
    var first = objectives.get(0);
    return new RunAnalysis(
        first.word(),
        best(trials, first),
        objectives.size() < 2 ? List.of() : hypervolume(trials, objectives),
        Importance.of(trials, first),
        correlations(trials));
  }

  private static Scored scored(Trial trial) {
    return (Scored) trial.evaluation().orElseThrow();
  }

  private static List<Point> best(List<Trial> trials, Objective objective) {
    var best = new ArrayList<Point>();
    for (int i = 0; i < trials.size(); i++) {
      double value = objective.value(scored(trials.get(i)).values());
      if (best.isEmpty() || objective.better(value, best.get(best.size() - 1).value())) {
        best.add(new Point(i + 1, value));
      }
    }
    return best;
  }

  private static List<Point> hypervolume(List<Trial> trials, List<Objective> objectives) {
    var scores =
        trials.stream().map(trial -> Score.of(scored(trial).values(), objectives)).toList();
    var reference = new ArrayList<Double>();
    for (int i = 0; i < objectives.size(); i++) {
      int objective = i;
      reference.add(
          scores.stream().mapToDouble(score -> score.losses().get(objective)).max().orElse(0));
    }
    var points = new ArrayList<Point>();
    for (int i = 1; i <= POINTS; i++) {
      int until = (int) ((long) trials.size() * i / POINTS);
      if (until > 0 && (points.isEmpty() || points.get(points.size() - 1).trials() < until)) {
        points.add(new Point(until, Hypervolume.of(scores.subList(0, until), reference)));
      }
    }
    return points;
  }

  private static List<Correlation> correlations(List<Trial> trials) {
    var ranked = trials.subList(Math.max(0, trials.size() - MOST_RANKED), trials.size());
    var measures = new TreeSet<Measure>();
    ranked.forEach(trial -> measures.addAll(scored(trial).values().keySet()));
    measures.removeIf(
        measure -> ranked.stream().anyMatch(it -> !scored(it).values().containsKey(measure)));
    var correlations = new ArrayList<Correlation>();
    for (var a : measures) {
      for (var b : measures.tailSet(a, false)) {
        var first = ranked.stream().mapToDouble(it -> scored(it).values().get(a)).toArray();
        var second = ranked.stream().mapToDouble(it -> scored(it).values().get(b)).toArray();
        double kendall = RankCorrelation.kendall(first, second);
        if (Double.isFinite(kendall)) {
          correlations.add(new Correlation(a, b, kendall, RankCorrelation.spearman(first, second)));
        }
      }
    }
    return correlations;
  }

  public JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("objective", objective);
    json.add("best", points(best));
    json.add("hypervolume", hypervolume.isEmpty() ? JsonNull.INSTANCE : points(hypervolume));
    json.add("importance", Importance.toJson(importance));
    var list = new JsonArray();
    for (var correlation : correlations) {
      var one = new JsonObject();
      one.addProperty("a", correlation.a().word());
      one.addProperty("b", correlation.b().word());
      one.add("kendall", CandidateJson.number(correlation.kendall()));
      one.add("spearman", CandidateJson.number(correlation.spearman()));
      list.add(one);
    }
    json.add("rankCorrelations", list);
    return json;
  }

  private static JsonArray points(List<Point> points) {
    var list = new JsonArray();
    for (var point : points) {
      var json = new JsonObject();
      json.addProperty("trials", point.trials());
      json.add("value", CandidateJson.number(point.value()));
      list.add(json);
    }
    return list;
  }
}

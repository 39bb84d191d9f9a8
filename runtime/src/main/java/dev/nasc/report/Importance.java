package dev.nasc.report;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.model.Address;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;
import dev.nasc.statistics.Forest;
import dev.nasc.statistics.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How much of the variance of an objective each choice explains by itself, over the whole space:
 * functional analysis of variance of a random forest (Hutter et al. 2014). A trial that does not
 * reach a choice counts as an option of its own, {@code absent}.
 *
 * @param share 0–1; what several choices explain only together is in none
 * @param low the tenth percentile of the forest's trees
 * @param high the ninetieth
 * @param marginals the mean value of each option, over all else alike
 */
public record Importance(
    Address address, double share, double low, double high, Map<String, Double> marginals) {
  private static final String ABSENT = "absent";
  private static final int FEWEST_TRIALS = 10;

  /** A forest of more trials says the same and takes longer; the latest count. */
  private static final int MOST_TRIALS = 4_000;

  /** What explains less than this is not told from noise. */
  private static final double LEAST = 1e-3;

  public Importance {
    marginals = new TreeMap<>(marginals);
  }

  /** All choices that were decided in more than one way, most important first. */
  public static List<Importance> of(List<Trial> trials, Objective objective) {
    var rows = new ArrayList<Map<Address, String>>();
    var values = new ArrayList<Double>();
    for (var trial : trials.subList(Math.max(0, trials.size() - MOST_TRIALS), trials.size())) {
      if (trial.evaluation().orElse(null) instanceof Scored scored) {
        double value = objective.value(scored.values());
        if (Double.isFinite(value)) {
          rows.add(trial.candidate().decisions());
          values.add(value);
        }
      }
    }
    return rows.size() < FEWEST_TRIALS ? List.of() : of(rows, values);
  }

  private static List<Importance> of(List<Map<Address, String>> rows, List<Double> values) {
    var choices = choices(rows);
    var addresses = List.copyOf(choices.keySet());
    var categories =
        addresses.stream().mapToInt(it -> requireNonNull(choices.get(it)).size()).toArray();
    var table =
        new Table(
            categories,
            rows.stream().map(row -> categories(row, addresses, choices)).toList(),
            values.stream().mapToDouble(Double::doubleValue).toArray());
    var forest = new Forest(table, new SplittableRandom(0));
    var all = new ArrayList<Importance>();
    for (int i = 0; i < addresses.size(); i++) {
      var explained = forest.explained(i);
      if (explained.share() >= LEAST) {
        var marginals =
            marginals(requireNonNull(choices.get(addresses.get(i))), forest.marginal(i));
        all.add(
            new Importance(
                addresses.get(i), explained.share(), explained.low(), explained.high(), marginals));
      }
    }
    all.sort(Comparator.comparingDouble(importance -> -importance.share()));
    return all;
  }

  /** By choice: the number of each option that was taken. Rare ones beyond a limit are one. */
  private static Map<Address, List<String>> choices(List<Map<Address, String>> rows) {
    Map<Address, List<String>> choices = new LinkedHashMap<>();
    rows.forEach(row -> row.keySet().forEach(at -> choices.putIfAbsent(at, new ArrayList<>())));
    for (var row : rows) {
      choices.forEach(
          (address, options) -> {
            var option = row.getOrDefault(address, ABSENT);
            if (!options.contains(option) && options.size() < Table.MOST_CATEGORIES) {
              options.add(option);
            }
          });
    }
    choices.values().removeIf(options -> options.size() < 2);
    return choices;
  }

  private static int[] categories(
      Map<Address, String> row, List<Address> addresses, Map<Address, List<String>> choices) {
    return addresses.stream()
        .mapToInt(
            address ->
                Math.max(
                    0,
                    requireNonNull(choices.get(address))
                        .indexOf(row.getOrDefault(address, ABSENT))))
        .toArray();
  }

  private static Map<String, Double> marginals(List<String> options, double[] values) {
    Map<String, Double> marginals = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      marginals.put(options.get(i), values[i]);
    }
    return marginals;
  }

  static JsonArray toJson(List<Importance> all) {
    var list = new JsonArray();
    for (var importance : all) {
      var json = new JsonObject();
      json.addProperty("address", importance.address().text());
      json.add("share", CandidateJson.number(importance.share()));
      json.add("low", CandidateJson.number(importance.low()));
      json.add("high", CandidateJson.number(importance.high()));
      var options = new JsonObject();
      importance.marginals().forEach((name, mean) -> options.add(name, CandidateJson.number(mean)));
      json.add("options", options);
      list.add(json);
    }
    return list;
  }
}

package dev.nasc.phase;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Torch;
import dev.nasc.phase.NetworksFile.Trained;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Trial;
import dev.nasc.statistics.RankCorrelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * How well shared weights rank (Chu et al. 2021, FairNAS, section 4.4): trains architectures from
 * all sizes of the space by themselves and compares the order of their accuracies with the order
 * that each supernet gives; yields {@code ranking.json} beside what {@link TrainPhase} does, and
 * goes on after an interruption as that does.
 *
 * @param scorer of the earlier phase of a label, whose weights are judged
 */
record RankPhase(Torch torch, Phase.Rank phase, BiFunction<String, PhaseContext, Evaluator> scorer)
    implements PhaseRunner {
  static final String NAME = "ranking.json";

  /** Architectures drawn for each that is trained: so many tell the sizes of the space apart. */
  private static final int DRAWN = 64;

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var random = Draws.of(context.seed(), phase.label(), 0, "strata");
    var members =
        strata(context.space(), phase.architectures(), random).stream()
            .map(it -> new FrontFile.Member(it, Map.of()))
            .toList();
    context.saveArtefact(phase.label(), FrontFile.NAME, file -> FrontFile.write(file, members));
    var from = new Phase.Origin.Found(List.of(phase.label()));
    var train = new Phase.Train(phase.label(), from, members.size(), phase.recipe());
    if (new TrainPhase(torch, train).run(context) == PhaseOutcome.INTERRUPTED) {
      return PhaseOutcome.INTERRUPTED;
    }
    rank(context);
    return PhaseOutcome.DONE;
  }

  /**
   * One architecture from each of {@code count} equal shares of the space by multiply-adds, or all
   * where there are fewer.
   */
  static List<Architecture> strata(SearchSpace space, int count, RandomGenerator random) {
    var drawn = new LinkedHashSet<Architecture>();
    for (int i = 0; i < DRAWN * count; i++) {
      drawn.add(space.sample(random));
    }
    var sorted = new ArrayList<>(drawn);
    sorted.sort(Comparator.comparingLong(it -> space.cost(it).of(Measure.MACS)));
    int strata = Math.min(count, sorted.size());
    var chosen = new ArrayList<Architecture>();
    for (int i = 0; i < strata; i++) {
      int from = i * sorted.size() / strata;
      int to = (i + 1) * sorted.size() / strata;
      chosen.add(sorted.get(from + random.nextInt(to - from)));
    }
    return chosen;
  }

  private void rank(PhaseContext context) {
    var trained = trained(context);
    var alone = trained.stream().mapToDouble(Trained::accuracy).toArray();
    var scored = new LinkedHashMap<String, double[]>();
    var rankings = new JsonArray();
    for (var of : phase.of()) {
      var accuracies = accuracies(of, trained, context);
      scored.put(of, accuracies);
      double kendall = RankCorrelation.kendall(accuracies, alone);
      var ranking = new JsonObject();
      ranking.addProperty("of", of);
      if (Double.isFinite(kendall)) {
        ranking.add("kendall", CandidateJson.number(kendall));
        ranking.add("spearman", CandidateJson.number(RankCorrelation.spearman(accuracies, alone)));
      }
      rankings.add(ranking);
      context.note(told(of, alone.length, kendall));
    }
    var json = new JsonObject();
    json.add("rankings", rankings);
    json.add("networks", networks(trained, scored));
    context.saveArtefact(phase.label(), NAME, file -> write(file, json));
  }

  private static String told(String of, int networks, double kendall) {
    return Double.isFinite(kendall)
        ? String.format(
            Locale.ROOT,
            "`%s` ranks %d networks that were trained by themselves with Kendall's tau %.3f.",
            of,
            networks,
            kendall)
        : "How `%s` ranks %d networks cannot be told: by its weights, or by themselves, all score alike."
            .formatted(of, networks);
  }

  /** What the networks score with the weights of the phase {@code of}. */
  private double[] accuracies(String of, List<Trained> networks, PhaseContext context) {
    var accuracies = new double[networks.size()];
    try (var evaluator = scorer.apply(of, context)) {
      for (int i = 0; i < accuracies.length; i++) {
        var trial = new Trial(i, networks.get(i).architecture(), Optional.empty());
        accuracies[i] = accuracy(evaluator.evaluate(trial));
      }
    }
    return accuracies;
  }

  private List<Trained> trained(PhaseContext context) {
    var file = context.artefact(phase.label(), NetworksFile.NAME);
    try {
      return NetworksFile.read(file);
    } catch (IOException e) {
      throw new PhaseFailure("`" + file + "` cannot be read: " + e.getMessage());
    }
  }

  private static double accuracy(Evaluation evaluation) {
    return evaluation instanceof Evaluation.Scored scored
        ? Objects.requireNonNull(scored.values().get(Measure.ACCURACY))
        : 0;
  }

  private static JsonArray networks(List<Trained> trained, Map<String, double[]> scored) {
    var all = new JsonArray();
    for (int i = 0; i < trained.size(); i++) {
      var scores = new JsonObject();
      for (var of : scored.entrySet()) {
        scores.add(of.getKey(), CandidateJson.number(of.getValue()[i]));
      }
      var network = new JsonObject();
      network.add("architecture", CandidateJson.of(trained.get(i).architecture()));
      network.addProperty("macs", trained.get(i).cost().macs());
      network.add("scored", scores);
      network.add("trained", CandidateJson.number(trained.get(i).accuracy()));
      all.add(network);
    }
    return all;
  }

  private static void write(Path file, JsonObject json) throws IOException {
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Files.writeString(file, gson.toJson(json) + "\n");
  }
}

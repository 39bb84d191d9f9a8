package dev.nasc.phase;

import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which searches this version can run: the language knows more phases, data sets and figures than
 * there are strategies and loaders. What cannot run is refused before anything starts.
 */
public final class Feasibility {
  private static final String SCORES =
      "the weights of `one_shot`, `enas` or `shrink`, a `predictor`, training, or a table";

  private Feasibility() {}

  /** Why a search cannot run, in one sentence with the way out; empty where it can. */
  public static Optional<String> refusal(Search search) {
    return Stream.of(
            recipe(search),
            budget(search),
            phases(search),
            goals(search),
            figures(search),
            limits(search),
            latency(search))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** An open recipe is told good from bad by what trains by it, or by a table. */
  private static Optional<String> recipe(Search search) {
    return search
        .recipe()
        .flatMap(
            text ->
                search.phases().stream()
                    .filter(phase -> phase instanceof Phase.MultiTrial)
                    .map(Phase.MultiTrial.class::cast)
                    .filter(phase -> !hearsOfRecipes(phase.scorer(), search))
                    .findFirst()
                    .map(
                        phase ->
                            "`%s: %s(…)` scores no recipes: score by `trained`, or decide the choices of `%s`."
                                .formatted(phase.label(), phase.strategy().word(), text)));
  }

  private static boolean hearsOfRecipes(Scorer scorer, Search search) {
    return scorer instanceof Scorer.Table
        || (scorer instanceof Scorer.OfPhase of && Predictors.learned(search, of.label()))
        || (scorer instanceof Scorer.Trained trained && !(trained.recipe() instanceof Recipe));
  }

  private static Optional<String> budget(Search search) {
    boolean tries = search.phases().stream().anyMatch(Phase.MultiTrial.class::isInstance);
    return search
        .budgetSeconds()
        .filter(seconds -> !tries)
        .map(
            seconds ->
                "A `budget` ends phases that try candidates, and `%s` has none: leave it out and bound the phases."
                    .formatted(search.name()));
  }

  private static Optional<String> phases(Search search) {
    Map<String, Phase> before = new HashMap<>();
    for (var phase : search.phases()) {
      var refusal = phase(phase, before);
      if (refusal.isPresent()) {
        return refusal;
      }
      before.put(phase.label(), phase);
    }
    return Optional.empty();
  }

  private static Optional<String> phase(Phase phase, Map<String, Phase> before) {
    if (phase instanceof Phase.Catalogued of && !of.argument().isEmpty()) {
      return Optional.of(argument(of));
    }
    if (phase instanceof Phase.Catalogued of) {
      return Optional.of(
          "`%s: %s(…)` is checked, but not run by this version of nasc: leave the phase out."
              .formatted(phase.label(), of.kind()));
    }
    boolean fits =
        phase instanceof Phase.OneShot
            || phase instanceof Phase.Darts
            || phase instanceof Phase.Cyclic
            || phase instanceof Phase.Enas
            || (phase instanceof Phase.Rank rank
                && rank.of().stream().allMatch(of -> isShared(before.get(of))))
            || (phase instanceof Phase.Shrink shrink && fits(shrink, before))
            || (phase instanceof Phase.Extract extract
                && areFinders(extract.from(), before)
                && isShared(before.get(extract.weights())))
            || (phase instanceof Phase.Proxyless proxyless && ProxylessPhase.isKnown(proxyless))
            || phase instanceof Phase.Load
            || phase instanceof Phase.Pool
            || (phase instanceof Phase.Pretraining pretraining
                && before.get(pretraining.pool()) instanceof Phase.Pool)
            || (phase instanceof Phase.MultiTrial trials
                && fits(trials.scorer(), before)
                && areTeachers(trials.scorer(), before)
                && fits(trials.strategy(), before))
            || (phase instanceof Phase.Train train
                && fits(train.of(), before)
                && areTeachers(train.recipe(), before));
    return fits
        ? Optional.empty()
        : Optional.of(
            "`%s` cannot take what it is given in this version of nasc: phases score by %s, and train what phases before them found."
                .formatted(phase.label(), SCORES));
  }

  private static boolean isFinder(@Nullable Phase phase) {
    return phase instanceof Phase.MultiTrial
        || phase instanceof Phase.Enas
        || phase instanceof Phase.Darts
        || phase instanceof Phase.Cyclic
        || phase instanceof Phase.Proxyless;
  }

  private static boolean fits(Scorer scorer, Map<String, Phase> before) {
    return !(scorer instanceof Scorer.OfPhase phase)
        || isShared(before.get(phase.label()))
        || Predictors.hasLearned(before.get(phase.label()));
  }

  private static boolean areTeachers(Scorer scorer, Map<String, Phase> before) {
    return !(scorer instanceof Scorer.Trained trained) || areTeachers(trained.recipe(), before);
  }

  /** Who can teach: trained networks, of this run or another, and the largest of shared weights. */
  private static boolean areTeachers(CandidateRecipe recipe, Map<String, Phase> before) {
    return recipe.teachers().stream()
        .map(before::get)
        .allMatch(
            phase ->
                phase instanceof Phase.Train || phase instanceof Phase.Load || isShared(phase));
  }

  /** What is improved is a predictor, on a pool, by bins of costs. */
  private static boolean fits(Strategy strategy, Map<String, Phase> before) {
    return !(strategy instanceof Strategy.Improve improve)
        || (before.get(improve.pool()) instanceof Phase.Pool
            && (before.get(improve.from()) instanceof Phase.Pretraining
                || Predictors.hasLearned(before.get(improve.from())))
            && improve.bins().figures().stream().allMatch(Feasibility::isCost));
  }

  private static boolean isCost(Formula.Figure figure) {
    return figure instanceof Formula.Measured measured
        && measured.part().isEmpty()
        && measured.measure().isCost();
  }

  private static boolean fits(Phase.Origin origin, Map<String, Phase> before) {
    return !(origin instanceof Phase.Origin.Found found) || areFinders(found.labels(), before);
  }

  private static boolean areFinders(List<String> labels, Map<String, Phase> before) {
    return labels.stream().map(before::get).allMatch(Feasibility::isFinder);
  }

  private static boolean isShared(@Nullable Phase phase) {
    return phase instanceof Phase.OneShot
        || phase instanceof Phase.Enas
        || phase instanceof Phase.Shrink;
  }

  private static boolean fits(Phase.Shrink shrink, Map<String, Phase> before) {
    return isElastic(before.get(shrink.from()))
        && shrink.teacher().map(before::get).map(Feasibility::isElastic).orElse(true);
  }

  /** Whether it leaves weights of the largest network. */
  private static boolean isElastic(@Nullable Phase phase) {
    return phase instanceof Phase.Shrink
        || (phase instanceof Phase.Train train
            && train.of() == Phase.Origin.End.LARGEST
            && train.space().isEmpty())
        || (phase instanceof Phase.Load load
            && load.of() == Phase.Origin.End.LARGEST
            && load.space().isEmpty());
  }

  /** A strategy that follows one number has to be given one. */
  private static Optional<String> goals(Search search) {
    return search.objectives().size() < 2
        ? Optional.empty()
        : search.phases().stream()
            .filter(Phase.MultiTrial.class::isInstance)
            .map(Phase.MultiTrial.class::cast)
            .filter(phase -> !phase.strategy().isMultiObjective())
            .findFirst()
            .map(
                phase ->
                    "`%s: %s(…)` follows one goal, and `%s` has %d: join them in a formula, or take `nsga2`."
                        .formatted(
                            phase.label(),
                            phase.strategy().word(),
                            search.name(),
                            search.objectives().size()));
  }

  /** An argument that stands for another phase cannot be left out: `score: table`. */
  private static String argument(Phase.Catalogued phase) {
    return phase.argument().contains(": ")
        ? "`%s: %s(%s)` is checked, but not run by this version of nasc: phases score by %s."
            .formatted(phase.label(), phase.kind(), phase.argument(), SCORES)
        : "`%s: %s(…)` cannot be run by this version of nasc with %s; leave that out."
            .formatted(phase.label(), phase.kind(), phase.argument());
  }

  private static Optional<String> figures(Search search) {
    return search.objectives().stream()
        .flatMap(objective -> objective.formula().figures().stream())
        .filter(figure -> !isKnown(figure))
        .findFirst()
        .map(
            figure ->
                "An objective of `%s` takes a figure that no phase of this version of nasc measures: take `accuracy`, `macs`, `params`, `activation_bytes` and `latency(…)`."
                    .formatted(search.name()));
  }

  private static Optional<String> limits(Search search) {
    boolean unknown =
        Limits.of(search.constraints()).conditions().stream()
            .flatMap(condition -> condition.figures().stream())
            .anyMatch(figure -> !isKnown(figure));
    return unknown
        ? Optional.of(
            "A `require` of `%s` cannot be kept by this version of nasc: bound sums of `macs`, `params` or `activation_bytes`, or `latency(…)`."
                .formatted(search.name()))
        : Optional.empty();
  }

  /** Whether it is told of every candidate. */
  private static boolean isKnown(Formula.Figure figure) {
    return figure.recorded().filter(measure -> measure != Measure.CROSS_ENTROPY).isPresent();
  }

  /** Candidates have one latency, and somebody has to say it. */
  private static Optional<String> latency(Search search) {
    boolean scored = Latencies.isScored(search);
    if (Latencies.of(search).size() + (scored ? 1 : 0) > 1) {
      return Optional.of(
          "`%s` asks for several latencies: a search takes one, `latency(table)`, `latency(measured)` or that of its scorer."
              .formatted(search.name()));
    }
    return scored && !search.phases().stream().allMatch(Feasibility::saysLatency)
        ? Optional.of(
            "No scorer of `%s` says the latency: take `latency(latency_table(\"a file\"))`, `latency(measured)`, or `table(…, latency: \"a column\")`."
                .formatted(search.name()))
        : Optional.empty();
  }

  private static boolean saysLatency(Phase phase) {
    return phase instanceof Phase.MultiTrial trials
        && trials.scorer() instanceof Scorer.Table table
        && !table.latency().isEmpty();
  }
}

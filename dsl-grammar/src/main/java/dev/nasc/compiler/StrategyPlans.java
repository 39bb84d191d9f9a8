package dev.nasc.compiler;

import dev.nasc.model.Value;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Strategy;
import dev.nasc.rule.ConstraintReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes multi-trial phases of the catalog's calls. */
final class StrategyPlans {
  private StrategyPlans() {}

  /** The phase that a call stands for, if it is a multi-trial search that a record describes. */
  static Optional<Phase> of(String label, Value.Call call) {
    var with = PlanValues.of(call);
    var strategy = strategy(call, with);
    var scorer = scorer(call);
    var within = within(call);
    boolean lost = within.isEmpty() && call.arguments().get("within") instanceof Value.Symbolic;
    return strategy.isEmpty() || scorer.isEmpty() || lost
        ? Optional.empty()
        : Optional.of(
            new Phase.MultiTrial(label, strategy.get(), scorer.get(), trials(call, with), within));
  }

  /** Some strategies tell by their own sizes when they end. */
  private static int trials(Value.Call call, PlanValues with) {
    return switch (call.name()) {
      case "nars" -> product(with.whole("rounds") + 1L, with.whole("batch"));
      case "improve" -> product(with.whole("rounds"), with.whole("batch"));
      case "predictor" -> with.whole("samples");
      case "evolve" -> {
        var sizes = evolve(with);
        yield product(1, sizes.first() + (long) with.whole("generations") * sizes.born());
      }
      default -> with.whole("trials");
    };
  }

  private static int product(long a, long b) {
    return (int) Math.min(Integer.MAX_VALUE, a * b);
  }

  /** A quarter of the population are parents, as in the code of Once-for-All. */
  private static Strategy.Evolve evolve(PlanValues with) {
    int population = with.whole("population");
    int parents = Math.max(1, population / 4);
    int keep = with.whole("keep") > 0 ? with.whole("keep") : parents;
    int children = with.whole("children");
    int first = with.whole("seeds") + with.whole("random");
    return children > 0
        ? new Strategy.Evolve(
            first > 0 ? first : population, keep, keep * children, 0, with.whole("seeds"))
        : new Strategy.Evolve(population, parents, population - parents, 0.5, 0);
  }

  private static Optional<Strategy> progressive(PlanValues with) {
    var model = with.call("predictor");
    var of = PlanValues.of(model);
    boolean many = model.name().equals("ensemble");
    var member = many ? of.call("member") : model;
    return !member.name().equals("mlp")
        ? Optional.empty()
        : Optional.of(
            new Strategy.Progressive(
                with.word("grow"),
                with.whole("keep"),
                many ? of.whole("size") : 1,
                PlanValues.of(member).whole("units")));
  }

  private static Optional<Strategy> strategy(Value.Call call, PlanValues with) {
    return switch (call.name()) {
      case "random" -> Optional.of(new Strategy.Random());
      case "grid" -> Optional.of(new Strategy.Grid());
      case "local_search" -> Optional.of(new Strategy.LocalSearch());
      case "aging_evolution" ->
          Optional.of(
              new Strategy.AgingEvolution(
                  with.whole("population"),
                  with.whole("sample"),
                  with.word("dies").equals("worst")));
      case "nsga2" ->
          Optional.of(
              new Strategy.Nsga2(
                  with.whole("population"),
                  with.number("crossover"),
                  with.number("mutation"),
                  with.number("reinforced"),
                  with.number("prior")));
      case "tpe" ->
          Optional.of(
              new Strategy.Tpe(
                  with.whole("startup"), with.whole("candidates"), with.number("quantile")));
      case "sobol" -> Optional.of(new Strategy.Sobol());
      case "evolve" -> Optional.of(evolve(with));
      case "progressive" -> progressive(with);
      case "nars" ->
          Optional.of(
              new Strategy.Nars(with.whole("rounds"), with.whole("batch"), with.whole("pool")));
      case "improve" ->
          Optional.of(
              new Strategy.Improve(
                  with.artefact("from"),
                  with.artefact("pool"),
                  with.whole("rounds"),
                  with.whole("batch"),
                  with.formula("bins"),
                  with.number("stop_at_rank")));
      case "asha" ->
          epochs(call)
              .map(
                  most ->
                      new Strategy.Asha(
                          with.whole("least"),
                          with.whole("factor"),
                          most,
                          with.number("data"),
                          with.number("resolution")));
      case "predictor" ->
          Optional.of(
              new Strategy.Sampled(
                  with.whole("width"), PlanValues.of(with.call("model")).whole("units")));
      case "reinforce" -> policy(call, new Strategy.Update.Reinforce());
      case "ppo" ->
          policy(call, new Strategy.Update.Clipped(with.number("clip"), with.whole("passes")));
      default -> Optional.empty();
    };
  }

  /** Of the recipe by which candidates are trained, where all have as many. */
  private static Optional<Integer> epochs(Value.Call call) {
    return scorer(call).orElse(null) instanceof Scorer.Trained trained
        ? trained.recipe() instanceof Recipe recipe
            ? Optional.of(recipe.epochs()).filter(epochs -> recipe.steps() == 0)
            : ((DecidedRecipe) trained.recipe()).epochs()
        : Optional.empty();
  }

  private static Optional<Strategy> policy(Value.Call call, Strategy.Update update) {
    var with = PlanValues.of(call);
    return controller(with.call("controller"))
        .map(
            controller ->
                new Strategy.PolicyGradient(
                    controller,
                    with.number("lr"),
                    with.number("entropy"),
                    with.number("baseline"),
                    with.whole("batch"),
                    update));
  }

  private static Optional<Strategy.Controller> controller(Value.Call call) {
    var with = PlanValues.of(call);
    return switch (call.name()) {
      case "lstm" ->
          Optional.of(new Strategy.Controller.Lstm(with.whole("units"), with.whole("layers")));
      case "softmax" -> Optional.of(new Strategy.Controller.Softmax());
      default -> Optional.empty();
    };
  }

  /** Empty for a recipe that asks for more than can be obeyed. */
  static Optional<Scorer> scorer(Value.Call call) {
    var value = call.arguments().get("score");
    if (value instanceof Value.Artefact artefact) {
      return Optional.of(new Scorer.OfPhase(artefact.label()));
    }
    if (!(value instanceof Value.Call scorer)) {
      return Optional.empty();
    }
    var with = PlanValues.of(scorer);
    return switch (scorer.name()) {
      case "table" ->
          Optional.of(
              new Scorer.Table(
                  with.text("file"),
                  with.text("column"),
                  with.text("latency"),
                  with.text("reported"),
                  Scorer.Format.valueOf(with.word("format").toUpperCase(Locale.ROOT)),
                  with.text("key"),
                  numbers(scorer, "reference")));
      case "trained" ->
          with.beyondCandidateRecipe("recipe").isPresent()
              ? Optional.empty()
              : Optional.of(new Scorer.Trained(with.candidateRecipe("recipe")));
      default -> Optional.empty();
    };
  }

  private static List<Double> numbers(Value.Call call, String argument) {
    return call.arguments().get(argument) instanceof Value.ListOf list
        ? list.elements().stream()
            .map(element -> ((Value.Quantity) element).amount().toDouble())
            .toList()
        : List.of();
  }

  /** What the phase alone requires; empty also where that cannot be kept. */
  static Optional<Constraint> within(Value.Call call) {
    return call.arguments().get("within") instanceof Value.Symbolic condition
        ? ConstraintReader.read("within", condition.formula())
        : Optional.empty();
  }
}

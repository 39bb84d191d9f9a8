package dev.nasc.compiler;

import dev.nasc.model.Measure;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Phase;
import java.util.List;
import java.util.Optional;

/** Makes phases of the catalog's calls: records of their own, or their word alone. */
final class PhasePlans {
  private PhasePlans() {}

  static Phase of(String label, Value.Call call) {
    var with = PlanValues.of(call);
    var beyond = beyond(call, with);
    return beyond.isPresent()
        ? new Phase.Catalogued(label, call.name(), beyond.get())
        : switch (call.name()) {
          case "one_shot" -> oneShot(label, with);
          case "train" ->
              new Phase.Train(
                  label,
                  List.of(with.artefact("from")),
                  with.whole("top"),
                  with.space("space"),
                  with.data("data"),
                  with.candidateRecipe("recipe"));
          case "darts" ->
              new Phase.Darts(
                  label,
                  with.whole("order"),
                  with.truth("zero"),
                  with.number("lr"),
                  with.whole("epochs"),
                  with.recipe("recipe"));
          case "cyclic" -> DifferentiablePlans.cyclic(label, with);
          case "proxyless" ->
              new Phase.Proxyless(
                  label,
                  with.whole("warmup"),
                  with.whole("epochs"),
                  with.whole("paths"),
                  with.number("lr"),
                  with.formula("loss"),
                  with.recipe("recipe"));
          case "sobol" ->
              call.arguments().get("score") instanceof Value.Word
                  ? pool(label, call, with)
                  : trials(label, call);
          case "predictor" -> predictor(label, call, with);
          default -> trials(label, call);
        };
  }

  private static Phase trials(String label, Value.Call call) {
    return StrategyPlans.of(label, call)
        .orElseGet(() -> new Phase.Catalogued(label, call.name(), ""));
  }

  /** Without a score nothing is evaluated. */
  private static Phase pool(String label, Value.Call call, PlanValues with) {
    var within = StrategyPlans.within(call);
    return within.isEmpty() && call.arguments().get("within") instanceof Value.Symbolic
        ? new Phase.Catalogued(label, call.name(), "within")
        : new Phase.Pool(label, with.whole("trials"), within);
  }

  /** One that learns the costs of a pool, or one that learns what samples score. */
  private static Phase predictor(String label, Value.Call call, PlanValues with) {
    var model = with.call("model");
    if (!model.name().equals("mlp")) {
      return new Phase.Catalogued(label, call.name(), "model: " + model.name());
    }
    if (with.whole("samples") > 0) {
      return call.arguments().get("pool") instanceof Value.Artefact
          ? new Phase.Catalogued(label, call.name(), "a pool and samples")
          : trials(label, call);
    }
    var learn = with.measures("learn");
    boolean costs = !learn.isEmpty() && learn.stream().allMatch(Measure::isCost);
    return costs && !with.artefact("pool").isEmpty()
        ? new Phase.Pretraining(
            label,
            with.artefact("pool"),
            learn,
            with.whole("width"),
            PlanValues.of(model).whole("units"))
        : new Phase.Catalogued(label, call.name(), "neither a pool's costs nor samples");
  }

  private static Phase oneShot(String label, PlanValues with) {
    return new Phase.OneShot(
        label,
        with.word("paths").equals("uniform") ? Phase.Paths.UNIFORM : Phase.Paths.STRICTLY_FAIR,
        with.word("path_batch").equals("separate")
            ? Phase.PathBatch.SEPARATE
            : Phase.PathBatch.SHARED,
        with.recipe("recipe"));
  }

  /** The argument that a record has no place for. */
  private static Optional<String> beyond(Value.Call call, PlanValues with) {
    return switch (call.name()) {
      case "one_shot", "darts", "proxyless" -> with.beyondRecipe("recipe");
      case "cyclic" ->
          with.beyondSpace("student")
              .or(() -> with.beyondSpace("teacher"))
              .or(() -> with.beyondRecipe("recipe"))
              .or(
                  () ->
                      with.word("teacher_recipe").equals("same")
                          ? Optional.empty()
                          : with.beyondRecipe("teacher_recipe"));
      case "train" ->
          beyondArtefact(call, "from")
              .or(() -> with.beyondSpace("space"))
              .or(() -> with.whole("sample") == 0 ? Optional.empty() : Optional.of("sample"))
              .or(() -> with.beyondCandidateRecipe("recipe"));
      default ->
          call.arguments().get("score") instanceof Value.Call scorer
                  && scorer.name().equals("trained")
              ? PlanValues.of(scorer).beyondCandidateRecipe("recipe")
              : Optional.empty();
    };
  }

  private static Optional<String> beyondArtefact(Value.Call call, String argument) {
    var value = call.arguments().get(argument);
    return value instanceof Value.Artefact || value == null
        ? Optional.empty()
        : Optional.of(argument + ": " + value.words().replace("`", ""));
  }
}

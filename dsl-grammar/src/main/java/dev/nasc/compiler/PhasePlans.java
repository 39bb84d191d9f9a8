package dev.nasc.compiler;

import dev.nasc.model.Value;
import dev.nasc.model.plan.Phase;
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
                  with.artefact("from"),
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
          case "proxyless" ->
              new Phase.Proxyless(
                  label,
                  with.whole("warmup"),
                  with.whole("epochs"),
                  with.whole("paths"),
                  with.number("lr"),
                  with.formula("loss"),
                  with.recipe("recipe"));
          default ->
              StrategyPlans.of(label, call)
                  .orElseGet(() -> new Phase.Catalogued(label, call.name(), ""));
        };
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

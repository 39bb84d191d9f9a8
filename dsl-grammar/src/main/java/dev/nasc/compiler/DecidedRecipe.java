package dev.nasc.compiler;

import dev.nasc.explore.RecipeChoices;
import dev.nasc.model.Architecture;
import dev.nasc.model.Value;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Recipe;
import java.util.Optional;
import java.util.Set;

/** An open recipe, which each candidate of a search decides beside its network. */
record DecidedRecipe(Value.OpenRecipe recipe) implements CandidateRecipe {
  @Override
  public Recipe of(Architecture candidate) {
    var decided = RecipeChoices.decided(recipe, candidate.decisions());
    if (decided.value().orElse(null) instanceof Value.Call call) {
      return PlanValues.of(call).asRecipe();
    }
    throw new IllegalArgumentException(
        "`" + recipe.text() + "` is not decided by " + candidate + ": " + decided.problem());
  }

  /** Its epochs, where they are not open. */
  Optional<Integer> epochs() {
    var all = RecipeChoices.of(recipe).fields().getOrDefault("epochs", Set.of());
    return all.size() == 1 && all.iterator().next() instanceof Value.Quantity epochs
        ? Optional.of(epochs.amount().toInt())
        : Optional.empty();
  }

  /** What a field of it may ask for that {@link Recipe} has no place for. */
  Optional<String> beyond() {
    var fields = RecipeChoices.of(recipe).fields();
    return fields.isEmpty()
        ? Optional.of("an open recipe")
        : fields.entrySet().stream()
            .filter(
                field ->
                    field.getValue().stream()
                        .anyMatch(value -> PlanValues.isBeyond(field.getKey(), value)))
            .findFirst()
            .map(field -> "the recipe field " + field.getKey());
  }
}

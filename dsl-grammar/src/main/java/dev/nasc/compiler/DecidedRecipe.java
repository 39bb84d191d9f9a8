package dev.nasc.compiler;

import dev.nasc.explore.RecipeChoices;
import dev.nasc.model.Architecture;
import dev.nasc.model.Rational;
import dev.nasc.model.Value;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Recipe;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  @Override
  public int greatestBatch() {
    return field("batch").stream()
        .filter(Value.Quantity.class::isInstance)
        .mapToInt(batch -> ((Value.Quantity) batch).amount().toInt())
        .max()
        .orElse(0);
  }

  @Override
  public Set<String> teachers() {
    return field("teacher").stream()
        .filter(Value.Artefact.class::isInstance)
        .map(teacher -> ((Value.Artefact) teacher).label())
        .collect(Collectors.toSet());
  }

  /** Its epochs, where they are what counts and not open. */
  Optional<Integer> epochs() {
    var all = field("epochs");
    boolean counts = field("steps").equals(Set.of(Value.Quantity.of(Rational.ZERO)));
    return counts && all.size() == 1 && all.iterator().next() instanceof Value.Quantity epochs
        ? Optional.of(epochs.amount().toInt())
        : Optional.empty();
  }

  private Set<Value> field(String name) {
    return RecipeChoices.of(recipe).fields().getOrDefault(name, Set.of());
  }

  /** What keeps candidates from being trained by it. */
  Optional<String> beyond() {
    var fields = RecipeChoices.of(recipe).fields();
    if (fields.isEmpty()) {
      return Optional.of("an open recipe");
    }
    boolean alone = field("teacher").stream().anyMatch(Value.Word.class::isInstance);
    return alone && field("distill").stream().anyMatch(it -> PlanValues.isGiven("distill", it))
        ? Optional.of(PlanValues.UNTAUGHT)
        : Optional.empty();
  }
}

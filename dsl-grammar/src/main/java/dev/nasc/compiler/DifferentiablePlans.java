package dev.nasc.compiler;

import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Reinforcement;
import java.util.Optional;

/** Makes the phases that search by gradients of the catalog's calls. */
final class DifferentiablePlans {
  private DifferentiablePlans() {}

  static Phase darts(String label, PlanValues with) {
    return new Phase.Darts(
        label,
        with.whole("order"),
        with.truth("zero"),
        with.number("lr"),
        with.whole("epochs"),
        with.penalty(),
        with.word("skips").equals("all") ? Optional.empty() : Optional.of(with.whole("skips")),
        with.recipe("recipe"));
  }

  static Phase proxyless(String label, PlanValues with) {
    Optional<Reinforcement> reinforcement =
        with.word("learn").equals("reinforce")
            ? Optional.of(
                new Reinforcement(
                    with.whole("samples"), with.number("baseline"), with.formula("reward")))
            : Optional.empty();
    return new Phase.Proxyless(
        label,
        with.whole("warmup"),
        with.whole("epochs"),
        with.whole("paths"),
        with.number("lr"),
        with.formula("loss"),
        reinforcement,
        with.recipe("recipe"));
  }

  static Phase cyclic(String label, PlanValues with) {
    var recipe = with.recipe("recipe");
    var mean =
        with.word("divergence").equals("examples")
            ? Distillation.Mean.EXAMPLES
            : Distillation.Mean.ELEMENTS;
    return new Phase.Cyclic(
        label,
        with.space("student"),
        with.space("teacher"),
        with.truth("zero"),
        with.number("lr"),
        with.whole("warmup"),
        with.whole("rounds"),
        with.whole("round_epochs"),
        with.whole("teacher_warmup"),
        new Distillation(with.number("distill"), with.number("temperature"), mean),
        with.penalty(),
        recipe,
        with.word("teacher_recipe").equals("same") ? recipe : with.recipe("teacher_recipe"));
  }
}

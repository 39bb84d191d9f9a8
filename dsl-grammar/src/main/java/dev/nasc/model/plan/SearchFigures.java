package dev.nasc.model.plan;

import dev.nasc.model.Formula;
import dev.nasc.model.Formula.Figure;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The figures of a search that stay symbols until it runs: of its goals, limits and phases. */
public final class SearchFigures {
  private SearchFigures() {}

  /** All of them, in their order. */
  public static Set<Figure> of(Search search) {
    var figures = new LinkedHashSet<Figure>();
    var unused =
        changed(
            search,
            figure -> {
              figures.add(figure);
              return figure;
            });
    return figures;
  }

  /** The same search with other figures. */
  public static Search changed(Search search, UnaryOperator<Figure> change) {
    return search
        .with(
            search.objectives().stream().map(it -> changed(it, change)).toList(),
            search.constraints().stream().map(it -> changed(it, change)).toList())
        .with(search.phases().stream().map(it -> changed(it, change)).toList());
  }

  private static Objective changed(Objective objective, UnaryOperator<Figure> change) {
    return new Objective(objective.formula().with(change), objective.direction());
  }

  private static Constraint changed(Constraint constraint, UnaryOperator<Figure> change) {
    return new Constraint(
        constraint.text(),
        constraint.limits().stream()
            .map(
                limit ->
                    limit instanceof Constraint.Priced priced
                        ? new Constraint.Priced(priced.condition().with(change))
                        : limit)
            .toList());
  }

  private static Phase changed(Phase phase, UnaryOperator<Figure> change) {
    if (phase instanceof Phase.MultiTrial trials) {
      return trials.within(changed(trials.within(), change));
    }
    if (phase instanceof Phase.Pool pool) {
      return new Phase.Pool(pool.label(), pool.size(), changed(pool.within(), change));
    }
    return phase instanceof Phase.Proxyless proxyless ? changed(proxyless, change) : phase;
  }

  private static Optional<Constraint> changed(
      Optional<Constraint> within, UnaryOperator<Figure> change) {
    return within.map(it -> changed(it, change));
  }

  private static Phase changed(Phase.Proxyless phase, UnaryOperator<Figure> change) {
    Formula loss = phase.loss().with(change);
    var reinforcement =
        phase
            .reinforcement()
            .map(it -> new Reinforcement(it.paths(), it.baseline(), it.reward().with(change)));
    return new Phase.Proxyless(
        phase.label(),
        phase.warmup(),
        phase.epochs(),
        phase.paths(),
        phase.rate(),
        loss,
        reinforcement,
        phase.recipe());
  }
}

package dev.nasc.search.strategy;

import dev.nasc.model.plan.Strategy;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import java.util.List;
import java.util.Optional;

/** The strategies: the door for whoever runs a search. */
public record Strategies(SearchTask task, Optional<String> scorer, Earlier earlier)
    implements Strategy.Visitor<SearchStrategy> {

  /** A strategy at its beginning, which needs nothing of earlier phases. */
  public static SearchStrategy of(Strategy strategy, SearchTask task) {
    return of(strategy, task, Optional.empty(), Earlier.NOTHING);
  }

  /**
   * A strategy at its beginning.
   *
   * @param scorer the label of the phase that scores its candidates, where one does
   */
  public static SearchStrategy of(
      Strategy strategy, SearchTask task, Optional<String> scorer, Earlier earlier) {
    return strategy.accept(new Strategies(task, scorer, earlier));
  }

  @Override
  public SearchStrategy random(Strategy.Random strategy) {
    return new RandomSearch(task);
  }

  @Override
  public SearchStrategy grid(Strategy.Grid strategy) {
    return new GridSearch(task);
  }

  @Override
  public SearchStrategy localSearch(Strategy.LocalSearch strategy) {
    return new LocalSearch(task);
  }

  @Override
  public SearchStrategy agingEvolution(Strategy.AgingEvolution strategy) {
    return new AgingEvolution(strategy, task);
  }

  @Override
  public SearchStrategy nsga2(Strategy.Nsga2 strategy) {
    return new Nsga2(strategy, task);
  }

  @Override
  public SearchStrategy tpe(Strategy.Tpe strategy) {
    return new Tpe(strategy, task);
  }

  @Override
  public SearchStrategy sobol(Strategy.Sobol strategy) {
    return new SobolSearch(task);
  }

  @Override
  public SearchStrategy evolve(Strategy.Evolve strategy) {
    var tried = scorer.map(earlier::trials).orElse(List.of());
    return new Evolve(strategy, task, Seeds.of(tried, strategy.seeds(), task));
  }

  @Override
  public SearchStrategy improve(Strategy.Improve strategy) {
    return new Improve(strategy, task, earlier);
  }

  @Override
  public SearchStrategy asha(Strategy.Asha strategy) {
    return new Asha(strategy, task);
  }

  @Override
  public SearchStrategy sampled(Strategy.Sampled strategy) {
    return new Sampled(strategy, task);
  }

  @Override
  public SearchStrategy progressive(Strategy.Progressive strategy) {
    return new Progressive(strategy, task);
  }

  @Override
  public SearchStrategy nars(Strategy.Nars strategy) {
    return new Nars(strategy, task);
  }

  @Override
  public SearchStrategy policyGradient(Strategy.PolicyGradient strategy) {
    return new PolicySearch(strategy, task);
  }
}

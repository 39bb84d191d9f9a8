package dev.nasc.search.strategy;

import dev.nasc.model.plan.Strategy;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;

/** The strategies: the door for whoever runs a search. */
public record Strategies(SearchTask task) implements Strategy.Visitor<SearchStrategy> {

  /** A strategy at its beginning. */
  public static SearchStrategy of(Strategy strategy, SearchTask task) {
    return strategy.accept(new Strategies(task));
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
    return new Evolve(strategy, task);
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

package dev.nasc.model.plan;

import java.util.List;

/** One step of a strategy. Its label names its artefact in the file and in the run directory. */
public sealed interface Phase {
  String label();

  <R> R accept(Visitor<R> visitor);

  /** How a supernet's step chooses the paths it trains. */
  enum Paths {
    /**
     * Each step: one random permutation of the candidates for every choice block, as many paths as
     * candidates, gradients added up, one update (FairNAS, Chu et al. 2021, algorithm 1).
     */
    STRICTLY_FAIR,
    /** Each step: one path, every choice drawn uniformly (SPOS, Guo et al. 2020). */
    UNIFORM
  }

  /** Whether the paths of one fair step see the same batch or one each. */
  enum PathBatch {
    SHARED,
    SEPARATE
  }

  /** Trains a single-path supernet; yields shared weights, which can score architectures. */
  record OneShot(String label, Paths paths, PathBatch pathBatch, Recipe recipe) implements Phase {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneShot(this);
    }
  }

  /**
   * NSGA-II (Deb et al. 2002) over the search's objectives; yields a Pareto front.
   *
   * @param score the label of the phase whose weights score a candidate
   * @param population architectures kept each generation
   * @param trials evaluations in all
   * @param crossover probability that a child has two parents
   * @param mutation probability that a decision of a child is drawn anew; 0 means one in
   *     expectation
   */
  record Nsga2(
      String label, String score, int population, int trials, double crossover, double mutation)
      implements Phase {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nsga2(this);
    }
  }

  /**
   * Trains the best architectures of a front from fresh weights; yields networks.
   *
   * @param of the label of the phase whose architectures are trained
   * @param top how many of them, best first
   */
  record Train(String label, String of, int top, Recipe recipe) implements Phase {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.train(this);
    }
  }

  /** A phase of the catalog that has no record of its own here: no strategy runs it. */
  sealed interface Beyond extends Phase {
    @Override
    default <R> R accept(Visitor<R> visitor) {
      return visitor.beyond(this);
    }
  }

  /**
   * One that is known by its word.
   *
   * @param kind {@code aging_evolution}
   * @param argument what sets it apart from the record of this kind, where there is one: "the
   *     recipe's `mixup`"
   */
  record Catalogued(String label, String kind, String argument) implements Beyond {}

  /**
   * One phase for every value of a list.
   *
   * @param key the name of the value
   * @param phases in the order of the list, labelled by it: {@code nets[450000000]}
   */
  record Each(String label, String key, List<Phase> phases) implements Beyond {
    public Each {
      phases = List.copyOf(phases);
    }
  }

  /** One method a phase. */
  interface Visitor<R> {
    R beyond(Beyond phase);

    R oneShot(OneShot phase);

    R nsga2(Nsga2 phase);

    R train(Train phase);
  }
}

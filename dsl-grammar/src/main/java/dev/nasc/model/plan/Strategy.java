package dev.nasc.model.plan;

import dev.nasc.model.Formula;

/** How a multi-trial search proposes candidates. Defaults and ranges are in the library. */
public sealed interface Strategy {
  <R> R accept(Visitor<R> visitor);

  /** The library's word for it. */
  String word();

  /** Whether it takes several objectives; others take one, which may be a formula. */
  default boolean isMultiObjective() {
    return false;
  }

  /** Uniform draws over architectures. */
  record Random() implements Strategy {
    @Override
    public String word() {
      return "random";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.random(this);
    }

    @Override
    public boolean isMultiObjective() {
      return true;
    }
  }

  /** Every architecture once. */
  record Grid() implements Strategy {
    @Override
    public String word() {
      return "grid";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.grid(this);
    }

    @Override
    public boolean isMultiObjective() {
      return true;
    }
  }

  /** Hill climbing over architectures that differ in one decision. */
  record LocalSearch() implements Strategy {
    @Override
    public String word() {
      return "local_search";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.localSearch(this);
    }
  }

  /**
   * Aging evolution (Real et al. 2019).
   *
   * @param sample the size of a tournament
   * @param worst whether the worst of the tournament dies, and not the oldest of all
   */
  record AgingEvolution(int population, int sample, boolean worst) implements Strategy {
    @Override
    public String word() {
      return "aging_evolution";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.agingEvolution(this);
    }
  }

  /**
   * NSGA-II (Deb et al. 2002), also with reinforced mutation as in FairNAS.
   *
   * @param crossover probability that a child has two parents
   * @param mutation probability that a decision of a child is drawn anew; 0 means one in
   *     expectation
   * @param reinforced share of mutations that a learned controller draws
   * @param prior share of mutations that prefer cheap options
   */
  record Nsga2(int population, double crossover, double mutation, double reinforced, double prior)
      implements Strategy {
    @Override
    public String word() {
      return "nsga2";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nsga2(this);
    }

    @Override
    public boolean isMultiObjective() {
      return true;
    }
  }

  /**
   * The tree-structured Parzen estimator (Bergstra et al. 2011).
   *
   * @param startup uniform draws at the beginning
   * @param candidates of which the most promising is proposed
   * @param quantile share of the trials that count as good, of which there are at most 25
   */
  record Tpe(int startup, int candidates, double quantile) implements Strategy {
    @Override
    public String word() {
      return "tpe";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tpe(this);
    }
  }

  /**
   * A controller trained by policy gradient: REINFORCE, or PPO where there is a clip.
   *
   * @param rate of Adam
   * @param entropy weight of the policy's entropy in the reward
   * @param baseline decay of the moving average of rewards
   * @param batch trials an update
   */
  record PolicyGradient(
      Controller controller, double rate, double entropy, double baseline, int batch, Update update)
      implements Strategy {
    @Override
    public String word() {
      return update instanceof Update.Clipped ? "ppo" : "reinforce";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.policyGradient(this);
    }
  }

  /** A scrambled Sobol sequence over the space (Owen 1995). */
  record Sobol() implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sobol(this);
    }

    @Override
    public String word() {
      return "sobol";
    }

    @Override
    public boolean isMultiObjective() {
      return true;
    }
  }

  /**
   * Generations of the best (Once-for-All, Cai et al. 2020; FBNetV3, Dai et al. 2021).
   *
   * @param first architectures of the first generation
   * @param kept of them, and of each later one, as parents
   * @param born children of a generation
   * @param crossed share of the children that have two parents; where none has, the search ends
   *     when the best stands still
   * @param seeds of the first generation: the best that the phase which scores them has tried
   */
  record Evolve(int first, int kept, int born, double crossed, int seeds) implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.evolve(this);
    }

    @Override
    public String word() {
      return "evolve";
    }

    @Override
    public boolean isMultiObjective() {
      return true;
    }
  }

  /**
   * A beam that grows by one option of a choice after the other (PNAS, Liu et al. 2018).
   *
   * @param grow address of that choice
   * @param keep how many architectures each later step trains
   * @param members of the ensemble that ranks them
   * @param units of each
   */
  record Progressive(String grow, int keep, int members, int units) implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.progressive(this);
    }

    @Override
    public String word() {
      return "progressive";
    }
  }

  /**
   * Predictor-guided search of architecture and recipe (FBNetV3, Dai et al. 2021).
   *
   * @param batch trials a round
   * @param pool architectures whose costs the predictor learns first
   */
  record Nars(int rounds, int batch, int pool) implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nars(this);
    }

    @Override
    public String word() {
      return "nars";
    }
  }

  /**
   * Rounds of what a predictor thinks good, and the predictor on what came of it (FBNetV3, Dai et
   * al. 2021, section 3.3).
   *
   * @param from the label of the phase whose predictor begins
   * @param pool the label of the phase whose architectures are chosen from
   * @param batch trials a round
   * @param bins over whose range a round is spread: a formula of costs
   * @param stopAtRank the correlation with the last epoch's ranks from which on an epoch is enough;
   *     1 trains to the end
   */
  record Improve(String from, String pool, int rounds, int batch, Formula bins, double stopAtRank)
      implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.improve(this);
    }

    @Override
    public String word() {
      return "improve";
    }
  }

  /**
   * Uniform draws from which a predictor learns the score (Once-for-All, Cai et al. 2020).
   *
   * @param width of the embedding
   * @param units of the hidden layer of each head
   */
  record Sampled(int width, int units) implements Strategy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sampled(this);
    }

    @Override
    public String word() {
      return "predictor";
    }
  }

  /**
   * Asynchronous successive halving (Li et al. 2020).
   *
   * @param least epochs of the first rung
   * @param factor by which each rung takes more than the one before: epochs, examples, pixels
   * @param most epochs of the last rung: those of the recipe
   * @param data share of the training part in the first rung
   * @param resolution share of each side of the images in the first rung
   */
  record Asha(int least, int factor, int most, double data, double resolution) implements Strategy {
    /** Over epochs alone. */
    public Asha(int least, int factor, int most) {
      this(least, factor, most, 1, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.asha(this);
    }

    @Override
    public String word() {
      return "asha";
    }
  }

  /** How a policy learns from a batch of trials. */
  sealed interface Update {
    /** One step along the estimator of Williams 1992. */
    record Reinforce() implements Update {}

    /**
     * Several steps on the clipped surrogate (Schulman et al. 2017).
     *
     * @param clip how far a ratio of probabilities may leave 1
     */
    record Clipped(double clip, int passes) implements Update {}
  }

  /** What decides choice after choice. */
  sealed interface Controller {
    /** A recurrent network. */
    record Lstm(int units, int layers) implements Controller {}

    /** One softmax a choice. */
    record Softmax() implements Controller {}
  }

  /** One method a strategy. */
  interface Visitor<R> {
    R random(Random strategy);

    R grid(Grid strategy);

    R localSearch(LocalSearch strategy);

    R agingEvolution(AgingEvolution strategy);

    R nsga2(Nsga2 strategy);

    R tpe(Tpe strategy);

    R policyGradient(PolicyGradient strategy);

    R sobol(Sobol strategy);

    R evolve(Evolve strategy);

    R progressive(Progressive strategy);

    R nars(Nars strategy);

    R improve(Improve strategy);

    R sampled(Sampled strategy);

    R asha(Asha strategy);
  }
}

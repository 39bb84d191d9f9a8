package dev.nasc.model.plan;

import dev.nasc.model.Architecture;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a strategy. Its label names its artefact in the file and in the run directory. */
public sealed interface Phase {
  String label();

  /** How it trains networks; empty where it trains none. */
  default Optional<CandidateRecipe> trainsBy() {
    return Optional.empty();
  }

  /** Whether it learns from the validation part, too: architecture parameters, or a controller. */
  default boolean learnsFromValidation() {
    return false;
  }

  <R> R accept(Visitor<R> visitor);

  /** One that trains networks by its recipe. */
  sealed interface Learning extends Phase {
    CandidateRecipe recipe();

    @Override
    default Optional<CandidateRecipe> trainsBy() {
      return Optional.of(recipe());
    }
  }

  /** One that learns architecture parameters, or a controller, from the validation part. */
  sealed interface Searching extends Learning {
    @Override
    default boolean learnsFromValidation() {
      return true;
    }
  }

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
  record OneShot(String label, Paths paths, PathBatch pathBatch, Recipe recipe)
      implements Learning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneShot(this);
    }
  }

  /**
   * Proposes candidates and scores them one by one; yields the best, or the Pareto front over
   * several objectives.
   *
   * @param trials evaluations in all
   * @param within what this phase alone requires of its candidates
   */
  record MultiTrial(
      String label, Strategy strategy, Scorer scorer, int trials, Optional<Constraint> within)
      implements Phase {
    @Override
    public Optional<CandidateRecipe> trainsBy() {
      return scorer instanceof Scorer.Trained trained
          ? Optional.of(trained.recipe())
          : Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiTrial(this);
    }

    /** The same search with another number of trials. */
    public MultiTrial with(int others) {
      return new MultiTrial(label, strategy, scorer, others, within);
    }

    /** The same search that requires something else of its candidates. */
    public MultiTrial within(Optional<Constraint> other) {
      return new MultiTrial(label, strategy, scorer, trials, other);
    }

    /** The same search by another scorer. */
    public MultiTrial with(Scorer other) {
      return new MultiTrial(label, strategy, other, trials, within);
    }
  }

  /** Where the architectures come from that a phase takes. */
  sealed interface Origin {
    /** Earlier phases have found them: their labels. */
    record Found(List<String> labels) implements Origin {
      public Found {
        labels = List.copyOf(labels);
      }
    }

    /** What is known without any phase. */
    sealed interface Given extends Origin {}

    /** The text names it. */
    record Named(Architecture architecture) implements Given {}

    /** The architecture of the space with the fewest multiply-adds, or with the most. */
    enum End implements Given {
      SMALLEST,
      LARGEST
    }
  }

  /**
   * Trains the best architectures of a front, or one that is named, from fresh weights; yields
   * networks.
   *
   * @param top how many of each, best first
   * @param space the size in which they are trained; empty for that of the search
   * @param data what they are trained on; empty for the data of the search
   */
  record Train(
      String label,
      Origin of,
      int top,
      Optional<String> space,
      Optional<Data> data,
      CandidateRecipe recipe)
      implements Learning {
    /** In the size and on the data of the search. */
    public Train(String label, Origin of, int top, CandidateRecipe recipe) {
      this(label, of, top, Optional.empty(), Optional.empty(), recipe);
    }

    /** The same on other data. */
    public Train on(Optional<Data> other) {
      return new Train(label, of, top, space, other, recipe);
    }

    /** The same training of others. */
    public Train with(Origin others) {
      return new Train(label, others, top, space, data, recipe);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.train(this);
    }
  }

  /**
   * Takes a network that another run has trained; yields its weights.
   *
   * @param of the architecture that was trained
   * @param space the size in which it was; empty for that of the search
   * @param file with its weights, relative to the text
   */
  record Load(String label, Origin.Given of, Optional<String> space, String file) implements Phase {
    /** The same from a file of another name. */
    public Load from(String other) {
      return new Load(label, of, space, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.load(this);
    }
  }

  /**
   * DARTS (Liu et al. 2019): a mixture and its architecture parameters in turn; yields the
   * architecture that is derived from them.
   *
   * @param order of the gradient of the architecture parameters, 1 or 2
   * @param zero whether each choice has one option more while searching, which yields zeros
   * @param rate the learning rate of the architecture parameters
   * @param epochs passes over the training part, whatever the recipe says
   * @param penalty on some options
   * @param skips how many a cell may keep; empty for any number
   * @param recipe of the weights
   */
  record Darts(
      String label,
      int order,
      boolean zero,
      double rate,
      int epochs,
      Penalty penalty,
      Optional<Integer> skips,
      Recipe recipe)
      implements Searching {
    /** As published, without limits on skips. */
    public Darts(String label, int order, boolean zero, double rate, int epochs, Recipe recipe) {
      this(label, order, zero, rate, epochs, Penalty.NONE, Optional.empty(), recipe);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.darts(this);
    }
  }

  /**
   * Compares how shared weights rank architectures with how training each by itself does; yields
   * the correlations.
   *
   * @param of the labels of the phases that have trained the weights
   * @param architectures how many, from all sizes of the space
   * @param recipe of those that are trained
   */
  record Rank(String label, List<String> of, int architectures, Recipe recipe) implements Learning {
    public Rank {
      of = List.copyOf(of);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rank(this);
    }
  }

  /**
   * Cyclic DARTS (Yu et al. 2022): a search network and an evaluation network that learn from each
   * other; yields the architecture that is derived from the search network.
   *
   * @param student the size of the search network; empty for that of the search
   * @param teacher the size of the evaluation network; empty for that of the search
   * @param zero whether each choice has one option more while searching, which yields zeros
   * @param rate the learning rate of the architecture parameters
   * @param warmup epochs in which the search network's weights are trained alone
   * @param rounds each with an architecture of its own
   * @param roundEpochs of each round that train both networks
   * @param teacherWarmup epochs before these that train the evaluation network alone
   * @param recipe of the search network's weights, whatever epochs it says
   * @param teacherRecipe of the evaluation network's
   */
  record Cyclic(
      String label,
      Optional<String> student,
      Optional<String> teacher,
      boolean zero,
      double rate,
      int warmup,
      int rounds,
      int roundEpochs,
      int teacherWarmup,
      Distillation distillation,
      Penalty penalty,
      Recipe recipe,
      Recipe teacherRecipe)
      implements Searching {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cyclic(this);
    }
  }

  /**
   * ProxylessNAS (Cai et al. 2019): single paths that the shares draw, and binary gates; yields the
   * architecture of the greatest shares.
   *
   * @param warmup epochs in which the weights alone are trained
   * @param epochs after these
   * @param paths options of each choice in memory at a time, 2 or more
   * @param rate the learning rate of the architecture parameters
   * @param loss what they lessen: a formula of the cross entropy and of mean costs
   * @param reinforcement where they learn by policy gradient instead of by gates
   * @param recipe of the weights, over all epochs
   */
  record Proxyless(
      String label,
      int warmup,
      int epochs,
      int paths,
      double rate,
      Formula loss,
      Optional<Reinforcement> reinforcement,
      Recipe recipe)
      implements Searching {
    /** By gradients of the loss through gates. */
    public Proxyless(
        String label, int warmup, int epochs, int paths, double rate, Formula loss, Recipe recipe) {
      this(label, warmup, epochs, paths, rate, loss, Optional.empty(), recipe);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.proxyless(this);
    }
  }

  /**
   * ENAS (Pham et al. 2018): shared weights and a controller in turn; yields the most accurate of
   * the architectures that the controller draws in the end.
   *
   * @param epochs passes over the training part, whatever the recipe says
   * @param derived how many architectures are drawn in the end
   * @param recipe of the weights
   */
  record Enas(String label, Controller controller, int epochs, int derived, Recipe recipe)
      implements Searching {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enas(this);
    }

    /**
     * What draws the architectures, and how it learns.
     *
     * @param units of its LSTM
     * @param rate the learning rate
     * @param steps an epoch
     * @param children whose rewards a step takes, each on a batch of its own
     * @param temperature what logits are divided by
     * @param tanh logits are this times their hyperbolic tangent
     * @param reduce for operations, {@code tanh} is divided by this
     * @param entropy what a nat of entropy adds to the reward
     * @param baseline how much of the moving average of rewards stays with each
     * @param skipTarget the probability of a state that is taken besides
     * @param skipWeight of the penalty for being far from that
     * @param preferred operations that begin likelier than others
     */
    public record Controller(
        int units,
        double rate,
        int steps,
        int children,
        double temperature,
        double tanh,
        double reduce,
        double entropy,
        double baseline,
        double skipTarget,
        double skipWeight,
        List<String> preferred) {
      public Controller {
        preferred = List.copyOf(preferred);
      }
    }
  }

  /**
   * A stage of progressive shrinking (Cai et al. 2020, Once-for-All, section 3.3): trains slices of
   * the largest network that are drawn evenly from the options which are open by now; yields
   * weights for all of them.
   *
   * @param from the label of the phase whose weights it goes on with
   * @param open the options that are drawn from here on, by the name of the choice ({@code kernel},
   *     {@code depth} …); choices of other names are those of the stage before
   * @param paths slices a step
   * @param teacher the label of the phase whose network is the teacher; without one it is the
   *     largest network as it is by then
   * @param distill the weight of the cross entropy with what the teacher says; 0 for none
   */
  record Shrink(
      String label,
      String from,
      Map<String, List<String>> open,
      int paths,
      Optional<String> teacher,
      double distill,
      Recipe recipe)
      implements Learning {
    /** The names of the choices that a stage can open. */
    public static final List<String> NAMES = List.of("kernel", "depth", "expand", "width");

    public Shrink {
      open = Map.copyOf(open);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shrink(this);
    }
  }

  /**
   * Takes the best architectures of a front out of shared weights, without training; yields
   * networks.
   *
   * @param from the labels of the phases that found them
   * @param weights the label of the phase that trained the weights
   * @param top how many of each, best first
   */
  record Extract(String label, List<String> from, String weights, int top) implements Phase {
    public Extract {
      from = List.copyOf(from);
    }

    /** The same of what other phases have found. */
    public Extract with(List<String> others) {
      return new Extract(label, others, weights, top);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.extract(this);
    }
  }

  /**
   * A phase of the catalog that has no record of its own here: nothing runs it.
   *
   * @param kind {@code aging_evolution}
   * @param argument what sets it apart from the record of this kind, where there is one: "the
   *     recipe's `mixup`"
   */
  record Catalogued(String label, String kind, String argument) implements Phase {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.catalogued(this);
    }
  }

  /**
   * Architectures spread evenly over the space, by a scrambled Sobol sequence; none is evaluated.
   *
   * @param size how many
   */
  record Pool(String label, int size, Optional<Constraint> within) implements Phase {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /**
   * A predictor that has learned the exact costs of a pool, before the first candidate is trained
   * (FBNetV3, Dai et al. 2021, section 3.2).
   *
   * @param pool the label of the phase with the pool
   * @param learn the costs
   * @param width of the embedding
   * @param units of the hidden layer of each head
   */
  record Pretraining(String label, String pool, List<Measure> learn, int width, int units)
      implements Phase {
    public Pretraining {
      learn = List.copyOf(learn);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pretraining(this);
    }
  }

  /** One method a phase. */
  interface Visitor<R> {
    R catalogued(Catalogued phase);

    R oneShot(OneShot phase);

    R multiTrial(MultiTrial phase);

    R train(Train phase);

    R load(Load phase);

    R darts(Darts phase);

    R rank(Rank phase);

    R cyclic(Cyclic phase);

    R proxyless(Proxyless phase);

    R pool(Pool phase);

    R pretraining(Pretraining phase);

    R enas(Enas phase);

    R shrink(Shrink phase);

    R extract(Extract phase);
  }
}

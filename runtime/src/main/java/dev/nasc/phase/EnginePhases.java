package dev.nasc.phase;

import dev.nasc.data.DataUnavailable;
import dev.nasc.data.Datasets;
import dev.nasc.evaluate.network.MeasuringEvaluator;
import dev.nasc.evaluate.network.SharedWeightsEvaluator;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.Torch;
import dev.nasc.search.Evaluator;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The phases on the engine: the door for whoever runs a search.
 *
 * @param torch opened on the device of the search
 */
public record EnginePhases(Torch torch) implements Phase.Visitor<PhaseRunner> {

  /** The runner of a phase. */
  public PhaseRunner runner(Phase phase) {
    return phase.accept(this);
  }

  /**
   * What a network does that was trained before.
   *
   * @param weights a file of a training
   * @throws PhaseFailure where it does not fit, or the data cannot be read
   */
  public NetworkFigures figures(Network network, Data data, Path weights) {
    try {
      return NetworkFigures.of(
          torch, network, Datasets.load(data, network.input()), EngineFiles.read(weights));
    } catch (DataUnavailable | BrokenFile | IllegalStateException e) {
      throw new PhaseFailure(
          "`%s` does not go with this network: %s".formatted(weights, e.getMessage()));
    }
  }

  /** What the bits of a result hang on: library, threads, processor, device. */
  public String fingerprint() {
    return torch.fingerprint().toString();
  }

  /**
   * Asks before anything is trained whether what a search takes from other runs is what it says.
   *
   * @throws PhaseFailure where it is not
   */
  public void requireReady(Search search, Spaces spaces) {
    SavedNetworks.requireReady(torch, search, spaces);
  }

  /** Changes when the data, the tables or the weights of other runs do. */
  public static String fingerprint(Search search) {
    var data =
        search.allData().stream()
            .filter(it -> !it.equals(Data.NONE))
            .map(Datasets::fingerprint)
            .collect(Collectors.joining(" "));
    return (data + " " + TableFiles.fingerprint(search)).strip();
  }

  @Override
  public PhaseRunner catalogued(Phase.Catalogued phase) {
    throw new IllegalArgumentException("`" + phase.label() + "` is no phase that runs");
  }

  @Override
  public PhaseRunner pool(Phase.Pool phase) {
    return new TablePhases().runner(phase);
  }

  @Override
  public PhaseRunner pretraining(Phase.Pretraining phase) {
    return new TablePhases().runner(phase);
  }

  @Override
  public PhaseRunner oneShot(Phase.OneShot phase) {
    return new OneShotPhase(torch, phase);
  }

  @Override
  public PhaseRunner multiTrial(Phase.MultiTrial phase) {
    return new MultiTrialPhase(phase, context -> evaluator(phase, context), fingerprint());
  }

  /** Measures what the scorer does not say. */
  private Evaluator evaluator(Phase.MultiTrial phase, PhaseContext context) {
    return Latencies.device(context.search())
        .<Evaluator>map(
            how -> new MeasuringEvaluator(torch, context.space(), how, scorer(phase, context)))
        .orElseGet(() -> scorer(phase, context));
  }

  private Evaluator scorer(Phase.MultiTrial phase, PhaseContext context) {
    return phase
        .scorer()
        .accept(
            new Scorer.Visitor<Evaluator>() {
              @Override
              public Evaluator ofPhase(Scorer.OfPhase scorer) {
                return Predictors.learned(context.search(), scorer.label())
                    ? new EarlierPhases(context).predicting(scorer.label())
                    : sharedWeights(scorer.label(), context);
              }

              @Override
              public Evaluator trained(Scorer.Trained scorer) {
                return new TrainedEvaluator(torch, context, phase.label(), scorer.recipe());
              }

              @Override
              public Evaluator table(Scorer.Table scorer) {
                return Tables.open(scorer, context);
              }
            });
  }

  @Override
  public PhaseRunner darts(Phase.Darts phase) {
    return new DartsPhase(torch, phase);
  }

  @Override
  public PhaseRunner rank(Phase.Rank phase) {
    return new RankPhase(torch, phase, this::sharedWeights);
  }

  @Override
  public PhaseRunner cyclic(Phase.Cyclic phase) {
    return new CyclicPhase(torch, phase);
  }

  @Override
  public PhaseRunner proxyless(Phase.Proxyless phase) {
    return new ProxylessPhase(torch, phase);
  }

  @Override
  public PhaseRunner train(Phase.Train phase) {
    return new TrainPhase(torch, phase);
  }

  @Override
  public PhaseRunner load(Phase.Load phase) {
    return new LoadPhase(torch, phase);
  }

  @Override
  public PhaseRunner enas(Phase.Enas phase) {
    return new EnasPhase(torch, phase);
  }

  @Override
  public PhaseRunner shrink(Phase.Shrink phase) {
    return new ShrinkPhase(torch, phase);
  }

  @Override
  public PhaseRunner extract(Phase.Extract phase) {
    return new ExtractPhase(torch, phase);
  }

  /** Scores by the supernet that an earlier phase has trained. */
  private SharedWeightsEvaluator sharedWeights(String label, PhaseContext context) {
    var data = EngineFiles.data(context);
    var weights = EngineFiles.bank(torch, context, label);
    return new SharedWeightsEvaluator(
        torch, context.space(), KnownFigures.of(context), data, weights, context.seed(), label);
  }
}

package dev.nasc.run;

import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.FrontFile;
import dev.nasc.phase.MultiTrialPhase;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.NetworksFile;
import dev.nasc.phase.PhaseContext;
import dev.nasc.phase.PhaseOutcome;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.phase.Progress;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.ToySpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An engine that computes nothing much, but in the way of a real one: the supernet's "weights" are
 * a number that each step changes by a keyed draw and that decides what the search sees.
 *
 * @param point called wherever a process may die: between steps, inside a write, while evaluating
 */
record ToyEngine(ToySpace space, Runnable point) implements Engine, Phase.Visitor<PhaseRunner> {
  private static final int STEPS = 12;
  private static final int CHECKPOINT_EVERY = 3;

  @Override
  public PhaseRunner runner(Phase phase) {
    return phase.accept(this);
  }

  @Override
  public NetworkFigures figures(Network network, Data data, Path weights) {
    return new NetworkFigures(0.5, 0.25, 0.002, true);
  }

  @Override
  public String fingerprint() {
    return "toy";
  }

  @Override
  public String fingerprint(Search search) {
    return search.data().name();
  }

  @Override
  public PhaseRunner catalogued(Phase.Catalogued phase) {
    throw new IllegalArgumentException(phase.label());
  }

  @Override
  public PhaseRunner pool(Phase.Pool phase) {
    throw new IllegalArgumentException(phase.label());
  }

  @Override
  public PhaseRunner pretraining(Phase.Pretraining phase) {
    throw new IllegalArgumentException(phase.label());
  }

  @Override
  public PhaseRunner oneShot(Phase.OneShot phase) {
    return context -> train(phase.label(), context);
  }

  @Override
  public PhaseRunner multiTrial(Phase.MultiTrial phase) {
    var score = ((Scorer.OfPhase) phase.scorer()).label();
    return new MultiTrialPhase(phase, context -> evaluator(context, score));
  }

  @Override
  public PhaseRunner darts(Phase.Darts phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner rank(Phase.Rank phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner cyclic(Phase.Cyclic phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner proxyless(Phase.Proxyless phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner enas(Phase.Enas phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner load(Phase.Load phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner shrink(Phase.Shrink phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner extract(Phase.Extract phase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhaseRunner train(Phase.Train phase) {
    return context -> retrain(phase, context);
  }

  private PhaseOutcome train(String label, PhaseContext context) {
    var saved = context.checkpoint(label).map(ToyEngine::read).orElse("0 0").split(" ", -1);
    double weights = Double.parseDouble(saved[1]);
    for (int step = Integer.parseInt(saved[0]); step < STEPS; step++) {
      point.run();
      if (step % CHECKPOINT_EVERY == 0 || context.stopRequested()) {
        save(label, step, weights, context);
      }
      if (context.stopRequested()) {
        return PhaseOutcome.INTERRUPTED;
      }
      weights += Draws.of(context.seed(), label, step, "step").nextDouble();
      context.progress(new Progress(label, step + 1, STEPS, "step", Map.of("loss", 1 / weights)));
    }
    var text = String.valueOf(weights);
    context.saveArtefact(label, "weights", file -> Files.writeString(file, text));
    return PhaseOutcome.DONE;
  }

  private void save(String label, int step, double weights, PhaseContext context) {
    context.saveCheckpoint(
        label,
        step,
        file -> {
          Files.writeString(file, step + " ");
          point.run();
          Files.writeString(file, step + " " + weights);
        });
  }

  private Evaluator evaluator(PhaseContext context, String score) {
    double weights = Double.parseDouble(read(context.artefact(score, "weights")));
    return trial -> {
      point.run();
      var candidate = trial.candidate();
      int[] digits = ToySpace.digits(candidate);
      if (digits[0] == 0 && digits[1] == 0) {
        return new Evaluation.Failed("the toy breaks here");
      }
      var values = new EnumMap<Measure, Double>(space.values(candidate));
      values.computeIfPresent(Measure.ACCURACY, (measure, value) -> value * weights / STEPS);
      return new Evaluation.Scored(values);
    };
  }

  private PhaseOutcome retrain(Phase.Train phase, PhaseContext context) {
    point.run();
    try {
      var best =
          FrontFile.read(
                  context.artefact(
                      ((Phase.Origin.Found) phase.of()).labels().get(0), FrontFile.NAME))
              .get(0)
              .architecture();
      Cost cost = space.cost(best);
      context.saveArtefact(phase.label(), "0.safetensors", file -> Files.writeString(file, "toy"));
      var trained =
          new NetworksFile.Trained(
              best, context.space().name(), 0.96, 0.975, cost, "0.safetensors");
      context.saveArtefact(
          phase.label(), NetworksFile.NAME, file -> NetworksFile.write(file, List.of(trained)));
      return PhaseOutcome.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

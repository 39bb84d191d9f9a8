package dev.nasc.cli;

import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.FrontFile;
import dev.nasc.phase.MultiTrialPhase;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.NetworksFile;
import dev.nasc.phase.PhaseContext;
import dev.nasc.phase.PhaseOutcome;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.run.Engine;
import dev.nasc.search.Evaluator.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;

/**
 * An engine that trains nothing: what costs more is more accurate.
 *
 * @param pauseMillis that each evaluation takes
 * @param data the fingerprint of all data
 */
record CostEngine(long pauseMillis, String data) implements Engine, Phase.Visitor<PhaseRunner> {
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
    return "costs";
  }

  @Override
  public String fingerprint(Search search) {
    return data;
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
    return context -> {
      context.saveArtefact(phase.label(), "weights", file -> Files.writeString(file, "none"));
      return PhaseOutcome.DONE;
    };
  }

  @Override
  public PhaseRunner multiTrial(Phase.MultiTrial phase) {
    return new MultiTrialPhase(phase, context -> trial -> evaluate(trial.candidate(), context));
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
    return context -> {
      try {
        var best = trained(phase.of(), context);
        var trained =
            new NetworksFile.Trained(
                best,
                context.space().name(),
                0.9,
                0.875,
                context.space().cost(best),
                "w.safetensors");
        context.saveArtefact(phase.label(), "w.safetensors", f -> Files.writeString(f, "none"));
        context.saveArtefact(
            phase.label(), NetworksFile.NAME, file -> NetworksFile.write(file, List.of(trained)));
        return PhaseOutcome.DONE;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Architecture trained(Phase.Origin of, PhaseContext context) throws IOException {
    if (of instanceof Phase.Origin.Named named) {
      return named.architecture();
    }
    var label = ((Phase.Origin.Found) of).labels().get(0);
    return FrontFile.read(context.artefact(label, FrontFile.NAME)).get(0).architecture();
  }

  private Evaluation evaluate(Architecture candidate, PhaseContext context) {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    double macs = context.space().cost(candidate).macs();
    var values = new EnumMap<Measure, Double>(Measure.class);
    values.put(Measure.ACCURACY, macs / (macs + 100_000));
    values.put(Measure.MACS, macs);
    return new Evaluation.Scored(values);
  }
}

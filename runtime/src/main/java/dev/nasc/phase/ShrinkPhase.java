package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.model.Elastic;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.ChannelSorting;
import dev.nasc.network.ElasticWeights;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.train.ShrinkTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stage of progressive shrinking; yields {@link ElasticFile}. A checkpoint continues it to the
 * bit.
 */
record ShrinkPhase(Torch torch, Phase.Shrink phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    try {
      return new Work(context).run();
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  /** One run of the stage. */
  private final class Work {
    private final PhaseContext context;
    private final Dataset data;
    private final Elastic elastic;
    private final ElasticFile.Start start;
    private final Map<String, List<String>> open;

    Work(PhaseContext context) {
      this.context = context;
      this.data = EngineFiles.data(context);
      this.elastic = context.space().elastic();
      this.start = ElasticFile.Start.of(context, phase.from());
      this.open = new HashMap<>(start.open());
      this.open.putAll(phase.open());
    }

    PhaseOutcome run() {
      var checkpoint = context.checkpoint(phase.label()).map(EngineFiles::read);
      var tensors = checkpoint.isPresent() ? Map.<String, Tensor>of() : sorted();
      var weights = EngineFiles.weights(torch, context, phase.label(), tensors);
      try (var training = training(new ElasticWeights(elastic, weights))) {
        long step = checkpoint.map(training::restore).orElse(0L);
        var watch = new TrainingWatch(context, phase.label(), 0, training.steps(), Map.of());
        var outcome = TrainingLoop.run(training, step, watch);
        if (outcome instanceof Stopped) {
          return PhaseOutcome.INTERRUPTED;
        }
        if (outcome instanceof Failed failed) {
          throw new PhaseFailure(failed.reason());
        }
        var file = new ElasticFile(training.weights(), open).file(data);
        context.saveArtefact(phase.label(), EngineFiles.SUPERNET, file::write);
        return PhaseOutcome.DONE;
      }
    }

    private ShrinkTraining training(ElasticWeights weights) {
      var space = context.space();
      var plan =
          new TrainingPlan(data, space::network, phase.recipe(), context.seed(), phase.label());
      Optional<ElasticWeights> teacher =
          phase
              .teacher()
              .filter(label -> phase.distill() > 0)
              .map(label -> ElasticFile.open(torch, context, label).weights());
      return new ShrinkTraining(torch, plan, space, phase, open, weights, teacher);
    }

    /** What it begins with; where widths open, with the most important channels first. */
    private Map<String, Tensor> sorted() {
      var widths = widths(open);
      var before = widths(start.open());
      widths.entrySet().removeIf(width -> width.getValue().equals(before.get(width.getKey())));
      widths.replaceAll((place, now) -> before.getOrDefault(place, Set.of()));
      return ChannelSorting.sorted(elastic.network(), widths, start.tensors());
    }

    /** The channels that layers yield under some options, by place. */
    private Map<String, Set<Integer>> widths(Map<String, List<String>> options) {
      var widths = new HashMap<String, Set<Integer>>();
      note(elastic.network(), widths);
      options.forEach((name, all) -> all.forEach(option -> note(withOne(name, option), widths)));
      return widths;
    }

    private static void note(Network network, Map<String, Set<Integer>> widths) {
      for (Layer layer : network.layers()) {
        widths
            .computeIfAbsent(layer.place(), place -> new TreeSet<>())
            .add(layer.output().channels());
      }
    }

    /** The largest network, but for one option of all choices of one name. */
    private Network withOne(String name, String option) {
      var space = context.space();
      return space.network(
          space.decided(
              asked ->
                  Optional.of(
                      asked.address().name().equals(name) && asked.options().contains(option)
                          ? option
                          : elastic
                              .largest()
                              .decisions()
                              .getOrDefault(asked.address(), asked.options().get(0)))));
    }
  }
}

package dev.nasc.phase;

import dev.nasc.data.Dataset;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Measure;
import dev.nasc.network.Alphas;
import dev.nasc.network.Weights;
import dev.nasc.search.Derivation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps what a differentiable search ends with: shares, the architecture of these, the weights. */
final class Derived {
  private Derived() {}

  static void save(
      PhaseContext context, String label, Dataset data, Weights weights, Alphas alphas) {
    var supernet = EngineFiles.supernet(weights, data);
    context.saveArtefact(label, EngineFiles.SUPERNET, supernet::write);
    var shares = alphas.probabilities();
    context.saveArtefact(
        label, SharesFile.NAME, file -> SharesFile.write(file, alphas.choices(), shares));
    var options =
        alphas.choices().stream().collect(Collectors.toMap(Choice::address, Choice::options));
    var found = context.space().decided(new Derivation(shares, options));
    var cost = context.space().cost(found);
    var figures =
        Map.of(
            Measure.MACS, (double) cost.macs(),
            Measure.PARAMS, (double) cost.params());
    var front = List.of(new FrontFile.Member(found, figures));
    context.saveArtefact(label, FrontFile.NAME, file -> FrontFile.write(file, front));
  }
}

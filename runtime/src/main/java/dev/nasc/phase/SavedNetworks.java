package dev.nasc.phase;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.network.Torch;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of other runs that a search loads. */
public final class SavedNetworks {
  private SavedNetworks() {}

  /** The same search with other names for these files. */
  public static Search renamed(Search search, UnaryOperator<String> name) {
    return search.with(
        search.phases().stream()
            .map(it -> it instanceof Phase.Load load ? load.from(name.apply(load.file())) : it)
            .toList());
  }

  static Stream<String> files(Search search) {
    return loads(search).map(Phase.Load::file);
  }

  private static Stream<Phase.Load> loads(Search search) {
    return search.phases().stream()
        .filter(Phase.Load.class::isInstance)
        .map(Phase.Load.class::cast);
  }

  /**
   * Asks of all of them, before anything is trained, that they hold what the search says and can
   * teach those that name them.
   *
   * @throws PhaseFailure where one does not
   */
  static void requireReady(Torch torch, Search search, Spaces spaces) {
    loads(search).forEach(load -> requireReady(load, torch, search, spaces));
  }

  private static void requireReady(Phase.Load load, Torch torch, Search search, Spaces spaces) {
    var saved = new SavedNetwork(load, space(load.space(), spaces));
    saved.read(torch);
    long told = saved.network().output().elements();
    for (var phase : search.phases()) {
      var taught = taught(phase, load.label(), spaces);
      if (taught.isPresent() && taught.get() != told) {
        throw new PhaseFailure(
            "`%s` cannot teach `%s`: it tells %d classes apart, and the networks there %d. Load a network of as many classes."
                .formatted(load.label(), phase.label(), told, taught.get()));
      }
    }
  }

  /** How many classes the networks of a phase tell apart that learn from {@code teacher}. */
  private static Optional<Long> taught(Phase phase, String teacher, Spaces spaces) {
    var teachers = phase.trainsBy().map(CandidateRecipe::teachers).orElse(Set.of());
    if (!teachers.contains(teacher)) {
      return Optional.empty();
    }
    var size = phase instanceof Phase.Train train ? train.space() : Optional.<String>empty();
    var space = space(size, spaces);
    return Optional.of(space.network(space.dearest(Measure.MACS)).output().elements());
  }

  private static SearchSpace space(Optional<String> size, Spaces spaces) {
    return size.map(spaces::named).orElseGet(spaces::searched);
  }
}

package dev.nasc.model.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A search, ready to run.
 *
 * @param name as declared in the file
 * @param space the name of the space it searches
 * @param constraints the {@code require}s of the search; those of the space are in the space
 * @param phases in the order in which they run
 * @param device what it computes on, as {@link Devices} reads it
 * @param seed of the run, 0 or greater
 * @param recipe that is searched with the network: one with open choices
 * @param budgetSeconds after which the run should end
 */
public record Search(
    String name,
    String space,
    Data data,
    List<Objective> objectives,
    List<Constraint> constraints,
    List<Phase> phases,
    String device,
    long seed,
    Optional<String> recipe,
    Optional<Double> budgetSeconds) {
  /** A search of networks alone, without end but that of its phases. */
  public Search(
      String name,
      String space,
      Data data,
      List<Objective> objectives,
      List<Constraint> constraints,
      List<Phase> phases,
      String device,
      long seed) {
    this(
        name,
        space,
        data,
        objectives,
        constraints,
        phases,
        device,
        seed,
        Optional.empty(),
        Optional.empty());
  }

  public Search {
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
    phases = List.copyOf(phases);
  }

  /** The same search with other phases. */
  public Search with(List<Phase> others) {
    return new Search(
        name, space, data, objectives, constraints, others, device, seed, recipe, budgetSeconds);
  }

  /** The same search with other goals and limits. */
  public Search with(List<Objective> goals, List<Constraint> limits) {
    return new Search(
        name, space, data, goals, limits, phases, device, seed, recipe, budgetSeconds);
  }

  /** The same search on other data. */
  public Search with(Data other) {
    return new Search(
        name, space, other, objectives, constraints, phases, device, seed, recipe, budgetSeconds);
  }

  /** The same search with all data that it names changed, those of its phases too. */
  public Search withAllData(UnaryOperator<Data> change) {
    return with(change.apply(data)).with(phases.stream().map(it -> changed(it, change)).toList());
  }

  private static Phase changed(Phase phase, UnaryOperator<Data> change) {
    return phase instanceof Phase.Train train ? train.on(train.data().map(change)) : phase;
  }

  /** All data that it names: its own, then those of its phases. */
  public List<Data> allData() {
    var phasesData =
        phases.stream()
            .filter(Phase.Train.class::isInstance)
            .flatMap(phase -> ((Phase.Train) phase).data().stream());
    return Stream.concat(Stream.of(data), phasesData).distinct().toList();
  }

  /** The same search on another device and with another seed. */
  public Search with(String otherDevice, long otherSeed) {
    return new Search(
        name,
        space,
        data,
        objectives,
        constraints,
        phases,
        otherDevice,
        otherSeed,
        recipe,
        budgetSeconds);
  }
}

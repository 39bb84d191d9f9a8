package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.search.ParetoFront;
import dev.nasc.search.Score;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The parents of a generation, best first: by rank, then by crowding distance. */
record Population(List<Individual> members) {
  static final Population EMPTY = new Population(List.of());

  Population {
    members = List.copyOf(members);
  }

  /** Who is better when two meet (Deb et al. 2002, III-B, the crowded-comparison operator). */
  private static final Comparator<Individual> BETTER_FIRST =
      Comparator.comparingInt(Individual::rank)
          .thenComparing(Comparator.comparingDouble(Individual::crowding).reversed());

  /** The best {@code size} of these parents and the children that did not fail; earlier first. */
  static Population select(
      Population parents, Collection<Trial> children, SearchTask task, int size) {
    var all = new ArrayList<Candidate>();
    parents.members.forEach(parent -> all.add(parent.candidate));
    for (var child : children) {
      task.score(child).ifPresent(score -> all.add(new Candidate(child.candidate(), score)));
    }
    return select(all, size);
  }

  private static Population select(List<Candidate> all, int size) {
    var scores = all.stream().map(Candidate::score).toList();
    var ranked = new ArrayList<Individual>();
    var fronts = ParetoFront.sort(scores);
    for (int rank = 0; rank < fronts.size() && ranked.size() < size; rank++) {
      var front = fronts.get(rank);
      var crowding = ParetoFront.crowding(scores, front);
      for (int i = 0; i < front.size(); i++) {
        ranked.add(new Individual(all.get(front.get(i)), rank, crowding[i]));
      }
    }
    return new Population(ranked.stream().sorted(BETTER_FIRST).limit(size).toList());
  }

  /** The better of two drawn at random. */
  Architecture tournament(RandomGenerator random) {
    var one = members.get(random.nextInt(members.size()));
    var other = members.get(random.nextInt(members.size()));
    return (BETTER_FIRST.compare(other, one) < 0 ? other : one).candidate.architecture;
  }

  /** What was evaluated, and how it stands. */
  record Candidate(Architecture architecture, Score score) {}

  /** A candidate in its population. */
  record Individual(Candidate candidate, int rank, double crowding) {}
}

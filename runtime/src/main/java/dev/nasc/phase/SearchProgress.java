package dev.nasc.phase;

import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Score;
import dev.nasc.search.Trial;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far a search phase is: trials, the best so far of the first objective, the front's size. */
final class SearchProgress {
  private final Phase.MultiTrial phase;
  private final List<Objective> objectives;
  private final Set<Score> front = new HashSet<>();
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private int trials;
  private int failed;

  SearchProgress(Phase.MultiTrial phase, List<Objective> objectives, List<Trial> told) {
    this.phase = phase;
    this.objectives = objectives;
    told.forEach(this::tell);
  }

  Progress now() {
    return new Progress(
        phase.label(), trials, phase.trials(), "trial", new LinkedHashMap<>(figures));
  }

  void tell(Trial trial) {
    trials++;
    if (!(trial.evaluation().orElse(null) instanceof Scored scored)) {
      failed++;
      figures.put("failed", (double) failed);
      return;
    }
    var score = Score.of(scored.values(), objectives);
    // Who stands where another does adds nothing: a search proposes its best again and again.
    if (!front.contains(score) && front.stream().noneMatch(member -> member.dominates(score))) {
      front.removeIf(score::dominates);
      front.add(score);
    }
    var first = objectives.get(0);
    figures.merge("best", first.value(scored.values()), (a, b) -> first.better(b, a) ? b : a);
    figures.put("front", (double) front.size());
  }
}

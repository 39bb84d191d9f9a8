package dev.nasc.train;

import dev.nasc.data.Shuffle;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.search.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Strict fairness (FairNAS, Chu et al. 2021, algorithm 1): for every choice block an independent
 * random permutation π of its m candidates; path k takes π[k] of each. So each candidate of each
 * block is on exactly one path of a step, and after it all have been updated equally often.
 */
final class FairPaths implements PathSampler {
  private final List<ChoiceBlock> blocks;
  private final int perStep;
  private final long seed;
  private final String phase;

  /**
   * @param blocks of the space; those with one candidate only are always taken as they are
   * @throws TrainingRefused where blocks differ in how many candidates they have
   */
  FairPaths(List<ChoiceBlock> blocks, long seed, String phase) {
    this.blocks = List.copyOf(blocks);
    this.seed = seed;
    this.phase = phase;
    int m = 1;
    String first = "";
    for (var block : blocks) {
      int candidates = block.candidates();
      if (m == 1 && candidates > 1) {
        m = candidates;
        first = block.place();
      } else if (candidates > 1 && candidates != m) {
        throw new TrainingRefused(
            "Strict fairness needs choice blocks of equal size: `%s` has %d candidates, `%s` has %d; write `paths: uniform`, or make them equal."
                .formatted(first, m, block.place(), candidates));
      }
    }
    this.perStep = m;
  }

  @Override
  public int perStep() {
    return perStep;
  }

  /** For each block the candidates in the order of the paths. */
  List<int[]> permutations(long step) {
    var random = Draws.of(seed, phase, step, "permutations of candidates");
    var permutations = new ArrayList<int[]>();
    for (var block : blocks) {
      permutations.add(
          block.candidates() == 1 ? new int[perStep] : Shuffle.permutation(perStep, random));
    }
    return permutations;
  }

  @Override
  public List<Architecture> paths(long step) {
    var permutations = permutations(step);
    var paths = new ArrayList<Architecture>();
    for (int k = 0; k < perStep; k++) {
      paths.add(path(permutations, k));
    }
    return paths;
  }

  private Architecture path(List<int[]> permutations, int k) {
    var decisions = new LinkedHashMap<Address, String>();
    for (int b = 0; b < blocks.size(); b++) {
      var choices = blocks.get(b).choices();
      var options = blocks.get(b).candidate(permutations.get(b)[k]);
      for (int i = 0; i < choices.size(); i++) {
        decisions.put(choices.get(i).address(), options.get(i));
      }
    }
    return new Architecture(decisions);
  }
}

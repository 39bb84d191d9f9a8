package dev.nasc.train;

import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each candidate of each choice block has been trained. Under strict fairness the counts
 * of a block are equal at every step boundary: the definition of the method, so it is checked.
 */
final class FairCounters {
  private final List<ChoiceBlock> blocks;
  private final long[][] counts;

  FairCounters(List<ChoiceBlock> blocks) {
    this.blocks = blocks.stream().filter(block -> block.candidates() > 1).toList();
    this.counts = new long[this.blocks.size()][];
    for (int b = 0; b < counts.length; b++) {
      counts[b] = new long[this.blocks.get(b).candidates()];
    }
  }

  /** Counts the candidates that are on a path. */
  void count(Architecture path) {
    for (int b = 0; b < counts.length; b++) {
      var block = blocks.get(b);
      var options =
          block.choices().stream().map(choice -> path.decisions().get(choice.address())).toList();
      for (int c = 0; c < counts[b].length; c++) {
        if (block.candidate(c).equals(options)) {
          counts[b][c]++;
        }
      }
    }
  }

  /**
   * @throws IllegalStateException where a block's counts differ
   */
  void checkEqual() {
    for (int b = 0; b < counts.length; b++) {
      for (long count : counts[b]) {
        if (count != counts[b][0]) {
          throw new IllegalStateException("unfair: `" + blocks.get(b).place() + "` " + all());
        }
      }
    }
  }

  /** A row a block, a count a candidate. */
  List<List<Long>> all() {
    var rows = new ArrayList<List<Long>>();
    for (var row : counts) {
      var list = new ArrayList<Long>();
      for (long count : row) {
        list.add(count);
      }
      rows.add(list);
    }
    return rows;
  }

  /** All counts, block after block: what a checkpoint holds. */
  long[] flat() {
    return all().stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
  }

  /** Sets all counts from {@link #flat}. */
  void restore(long[] flat) {
    int at = 0;
    for (var row : counts) {
      for (int c = 0; c < row.length; c++) {
        row[c] = flat[at++];
      }
    }
  }
}

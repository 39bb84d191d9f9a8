package dev.nasc.model.plan;

import java.util.List;

/** What estimates the performance of a candidate. */
public sealed interface Scorer {
  <R> R accept(Visitor<R> visitor);

  /** What an earlier phase has learned, by its label. */
  record OfPhase(String label) implements Scorer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofPhase(this);
    }
  }

  /** Training from fresh weights. */
  record Trained(CandidateRecipe recipe) implements Scorer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.trained(this);
    }
  }

  /**
   * A file of architectures whose performance is known.
   *
   * @param file CSV with a header, relative to the text
   * @param column of the accuracy that is searched on
   * @param latency column of milliseconds; empty where there is none
   * @param reported column that only reports read; empty where that is {@code column}
   * @param key column of the architecture, where it is one string
   * @param reference the worst value of each objective, for the hypervolume; empty where the
   *     table's worst are taken
   */
  record Table(
      String file,
      String column,
      String latency,
      String reported,
      Format format,
      String key,
      List<Double> reference)
      implements Scorer {
    public Table {
      reference = List.copyOf(reference);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }

    /** The same columns of another file. */
    public Table of(String other) {
      return new Table(other, column, latency, reported, format, key, reference);
    }
  }

  /** How a table writes an architecture. */
  enum Format {
    /** One column for each address of the space. */
    ADDRESSES,
    /** {@code |nor_conv_3x3~0|+|none~0|skip_connect~1|+…} (Dong and Yang 2020). */
    NAS_BENCH_201,
    /** One digit a decision: the number of its option, from 0. */
    DIGITS
  }

  /** One method a scorer. */
  interface Visitor<R> {
    R ofPhase(OfPhase scorer);

    R trained(Trained scorer);

    R table(Table scorer);
  }
}

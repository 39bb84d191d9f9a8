package dev.nasc.search;

import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.util.Map;

/** Estimates the performance of a candidate (the literature's performance estimation strategy). */
public interface Evaluator {
  /** Never throws for what a candidate can do wrong: a failure is a value. */
  Evaluation evaluate(Architecture candidate);

  /** What came of it. */
  sealed interface Evaluation {
    /** A value for every objective and for every measure that a constraint names. */
    record Scored(Map<Measure, Double> values) implements Evaluation {
      public Scored {
        values = Map.copyOf(values);
      }
    }

    /** Why there is no value: one sentence, "the validation loss is not a number". */
    record Failed(String reason) implements Evaluation {}
  }
}

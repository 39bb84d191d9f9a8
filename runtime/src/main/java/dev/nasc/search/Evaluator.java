package dev.nasc.search;

import dev.nasc.model.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Estimates the performance of a candidate (the literature's performance estimation strategy). */
public interface Evaluator extends AutoCloseable {
  /** Never throws for what a candidate can do wrong: a failure is a value. */
  Evaluation evaluate(Trial trial);

  /** Whether an evaluation takes less time than it takes a disk to keep it. */
  default boolean isInstant() {
    return false;
  }

  /** Gives back what it holds. */
  @Override
  default void close() {}

  /** What came of it. */
  sealed interface Evaluation {
    /**
     * A value for every objective and for every measure that a constraint names.
     *
     * @param noise of values that were measured: their interquartile range over repeats
     * @param curve the accuracy after each epoch, where that was asked for
     */
    record Scored(Map<Measure, Double> values, Map<Measure, Double> noise, List<Double> curve)
        implements Evaluation {
      public Scored(Map<Measure, Double> values) {
        this(values, Map.of(), List.of());
      }

      public Scored {
        curve = List.copyOf(curve);
        noise = Map.copyOf(noise);
        var copy = new EnumMap<Measure, Double>(Measure.class); // read for every trial
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
      }

      /** The same with one more value, which was measured. */
      public Scored with(Measure measure, double value, double spread) {
        var more = new EnumMap<Measure, Double>(Measure.class);
        more.putAll(values);
        more.put(measure, value);
        var noises = new EnumMap<Measure, Double>(Measure.class);
        noises.putAll(noise);
        noises.put(measure, spread);
        return new Scored(more, noises, curve);
      }
    }

    /** Why there is no value: one sentence, "the validation loss is not a number". */
    record Failed(String reason) implements Evaluation {}
  }
}

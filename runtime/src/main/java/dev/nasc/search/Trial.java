package dev.nasc.search;

import dev.nasc.model.Architecture;
import dev.nasc.search.Evaluator.Evaluation;
import java.util.Optional;

/**
 * One candidate and what came of it.
 *
 * @param number within its phase, from 0
 * @param evaluation empty while it is under evaluation
 */
public record Trial(
    int number, Architecture candidate, Effort effort, Optional<Evaluation> evaluation) {
  public Trial(int number, Architecture candidate, Optional<Evaluation> evaluation) {
    this(number, candidate, Effort.WHOLE, evaluation);
  }

  /** The same trial, evaluated. */
  public Trial with(Evaluation known) {
    return new Trial(number, candidate, effort, Optional.of(known));
  }
}

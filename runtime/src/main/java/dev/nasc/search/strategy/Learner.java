package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;

/** A strategy that leaves a predictor behind. */
public interface Learner {
  /** What it has learned from all that it was told. */
  AccuracyPredictor predictor();
}

package dev.nasc.train;

/**
 * What each step of Cyclic DARTS does: the search network warms up; then each round begins with a
 * new architecture, warms the evaluation network up and trains both.
 *
 * @param warmup steps of the search network alone
 * @param rounds of all that follows
 * @param teacherWarmup steps of a round that train the evaluation network alone
 * @param joint steps of a round that train both
 */
record CyclicSchedule(long warmup, int rounds, long teacherWarmup, long joint) {

  /** Which networks a step trains. */
  enum Stage {
    SEARCH,
    EVALUATION,
    JOINT
  }

  /**
   * One step.
   *
   * @param beginsRound whether the architecture is derived anew before it
   * @param searchBefore how many steps before it have trained the search network's weights, one
   *     batch of the training part each
   * @param evaluationBefore how many have trained the evaluation network's, one batch of the
   *     validation part each
   * @param jointBefore how many have trained both
   */
  record Moment(
      Stage stage,
      boolean beginsRound,
      long searchBefore,
      long evaluationBefore,
      long jointBefore) {}

  long steps() {
    return warmup + rounds * (teacherWarmup + joint);
  }

  /** Steps that train the search network's weights. */
  long searchSteps() {
    return warmup + rounds * joint;
  }

  /** Steps that train the evaluation network's weights. */
  long evaluationSteps() {
    return rounds * (teacherWarmup + joint);
  }

  /** Steps that train both. */
  long jointSteps() {
    return rounds * joint;
  }

  Moment at(long step) {
    if (step < warmup) {
      return new Moment(Stage.SEARCH, false, step, 0, 0);
    }
    long evaluationBefore = step - warmup;
    long round = evaluationBefore / (teacherWarmup + joint);
    long inRound = evaluationBefore % (teacherWarmup + joint);
    long jointBefore = round * joint + Math.max(0, inRound - teacherWarmup);
    return new Moment(
        inRound < teacherWarmup ? Stage.EVALUATION : Stage.JOINT,
        inRound == 0,
        warmup + jointBefore,
        evaluationBefore,
        jointBefore);
  }
}

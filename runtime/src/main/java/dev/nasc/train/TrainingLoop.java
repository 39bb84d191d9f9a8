package dev.nasc.train;

import ai.djl.engine.EngineException;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Finished;
import dev.nasc.train.TrainingOutcome.Stopped;

/** Steps until the end, until it is asked to stop, or until the loss is no number any more. */
public final class TrainingLoop {
  /** Reading the loss makes a GPU wait, so it is read every so many steps. */
  private static final int LOSS_EVERY = 10;

  private TrainingLoop() {}

  /**
   * Trains from {@code step} on, 0 for a training that is new. What goes wrong in the training
   * itself is a value.
   *
   * @throws OutOfMemory where the device has no memory left
   */
  public static TrainingOutcome run(Training training, long step, Oversight oversight) {
    return run(training, step, training.steps(), oversight);
  }

  /** The same up to {@code last} steps, of a schedule that goes on. */
  public static TrainingOutcome run(Training training, long step, long last, Oversight oversight) {
    try {
      return steps(training, step, last, oversight);
    } catch (EngineException e) {
      var message = String.valueOf(e.getMessage());
      if (OutOfMemory.isSaidBy(message)) {
        throw new OutOfMemory();
      }
      return new Failed("The engine failed while training: " + message);
    }
  }

  private static TrainingOutcome steps(
      Training training, long first, long last, Oversight oversight) {
    for (long step = first; step < last; step++) {
      if (oversight.stopRequested()) {
        return stop(training, step, oversight);
      }
      training.step(step);
      long done = step + 1;
      boolean due = oversight.checkpointDue();
      if (due || done % LOSS_EVERY == 0 || done == last) {
        double loss = training.meanLoss();
        if (!Double.isFinite(loss)) {
          return notANumber();
        }
        oversight.progress(done, loss);
      }
      if (due) {
        oversight.checkpoint(done, (file, notes) -> training.save(file, done, notes));
      }
    }
    return new Finished();
  }

  private static TrainingOutcome stop(Training training, long step, Oversight oversight) {
    if (!Double.isFinite(training.meanLoss())) {
      return notANumber();
    }
    oversight.checkpoint(step, (file, notes) -> training.save(file, step, notes));
    return new Stopped();
  }

  private static Failed notANumber() {
    return new Failed(
        "The training loss is not a number any more; a lower learning rate, `clip`, or, where that is rare, `not_finite: skip` may help.");
  }
}

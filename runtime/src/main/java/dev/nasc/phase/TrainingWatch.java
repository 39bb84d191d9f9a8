package dev.nasc.phase;

import dev.nasc.train.Oversight;
import java.util.Map;

/**
 * Shows a training to its run.
 *
 * @param before steps that the phase has done in earlier trainings
 * @param total steps of the phase
 * @param notes kept with every checkpoint
 */
record TrainingWatch(
    PhaseContext context, String label, long before, long total, Map<String, String> notes)
    implements Oversight {

  @Override
  public boolean stopRequested() {
    return context.stopRequested();
  }

  @Override
  public boolean checkpointDue() {
    return context.checkpointDue();
  }

  @Override
  public void checkpoint(long step, Writer writer) {
    context.saveCheckpoint(label, before + step, file -> writer.write(file, notes));
  }

  @Override
  public void progress(long step, double loss) {
    context.progress(new Progress(label, before + step, total, "step", Map.of("loss", loss)));
  }
}

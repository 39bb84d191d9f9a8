package dev.nasc.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Processes beside the run's own that evaluate trials.
 *
 * @param number 1 for none: trials are evaluated by the run's own process
 * @param command that starts one, before the directory, the label of the phase, which of them it
 *     is, from 0, and how many there are
 */
public record Workers(int number, List<String> command) {
  public static final Workers NONE = new Workers(1, List.of());

  public Workers {
    command = List.copyOf(command);
  }

  ProcessBuilder of(RunDirectory directory, String label, int seat) {
    var words = new ArrayList<>(command);
    words.add(directory.path().toString());
    words.add(label);
    words.add(String.valueOf(seat));
    words.add(String.valueOf(number));
    return new ProcessBuilder(words);
  }
}

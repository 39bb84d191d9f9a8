package dev.nasc.cli;

import dev.nasc.report.RunReport;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunListener;

/** How a run is shown while it goes on and when it ends. */
interface RunView extends RunListener {
  /** A run as JSON lines, or for a person. */
  static RunView of(Console console, boolean json) {
    return json ? new JsonView(console.out()) : new TextView(console, Terminal.columns());
  }

  void opened(RunDirectory directory);

  void ended(RunReport report);

  /** The run was asked to stop and could not end in time. */
  void halted(RunDirectory directory);
}

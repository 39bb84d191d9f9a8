package dev.nasc.cli;

import dev.nasc.run.RunStatus;

/** What a shell learns. */
final class ExitStatus {
  static final int DONE = 0;

  /** The input or the search failed. */
  static final int FAILED = 1;

  static final int WRONG_USAGE = 2;

  /** As after SIGINT, whoever asked for it; the run can be resumed. */
  static final int INTERRUPTED = 130;

  private ExitStatus() {}

  static int of(RunStatus status) {
    return switch (status) {
      case DONE -> DONE;
      case FAILED -> FAILED;
      case INTERRUPTED, RUNNING -> INTERRUPTED;
    };
  }
}

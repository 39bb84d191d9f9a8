package dev.nasc.cli;

/**
 * Where a command speaks: results on standard output, all else on standard error.
 *
 * @param out results
 * @param err progress, notes, what went wrong
 */
record Console(Output out, Output err) {
  /** Says what went wrong. */
  void fail(String sentence) {
    err.line("nasc: " + sentence);
  }
}

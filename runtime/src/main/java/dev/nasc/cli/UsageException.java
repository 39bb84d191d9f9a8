package dev.nasc.cli;

import java.io.Serial;

/** The command line asks for what cannot be; the message is one sentence. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }
}

package dev.nasc.cli;

import java.io.Serial;

/** The input is not what the command needs; the message is one sentence. */
final class InputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InputException(String sentence) {
    super(sentence);
  }
}

package dev.nasc.table;

import java.io.Serial;

/** A table cannot be used; the message is one sentence with the file and, where known, the line. */
public final class TableRefused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public TableRefused(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

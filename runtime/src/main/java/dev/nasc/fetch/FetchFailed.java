package dev.nasc.fetch;

import java.io.Serial;

/** A data set did not come; the message is one sentence. */
public final class FetchFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  FetchFailed(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

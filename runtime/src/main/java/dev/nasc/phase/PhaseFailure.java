package dev.nasc.phase;

import java.io.Serial;

/**
 * A phase cannot go on, for a reason that lies with what it was given and not with nasc. The
 * message is one sentence for the user; the run ends as failed, with everything kept.
 */
public final class PhaseFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String sentence;

  public PhaseFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}

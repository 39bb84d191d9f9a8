package dev.nasc.model;

/** A figure of an architecture, by the language's word for it. */
public enum Measure {
  /** Share of the validation part that is classified rightly, 0–1. */
  ACCURACY("accuracy"),
  /** Multiply-adds of one forward pass at batch 1 (convolutions and linear layers). */
  MACS("macs"),
  /** Learned numbers, batch norm's scale and shift included. */
  PARAMS("params"),
  /** Bytes of the outputs of convolutions, linear layers, pools and merges, batch 1, float32. */
  ACTIVATION_BYTES("activation_bytes"),
  /** Mean cross-entropy of a training batch, in nats. */
  CROSS_ENTROPY("cross_entropy"),
  /** Seconds of one forward pass, where they are measured or looked up with the candidate. */
  LATENCY("latency");

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** In words, for a message or a table. */
  public String words() {
    return switch (this) {
      case MACS -> "multiply-adds";
      case PARAMS -> "parameters";
      case ACTIVATION_BYTES -> "activation bytes";
      case ACCURACY -> "accuracy";
      case CROSS_ENTROPY -> "cross-entropy";
      case LATENCY -> "latency";
    };
  }

  /** Whether it follows from the architecture alone, without training anything. */
  public boolean isCost() {
    return this == MACS || this == PARAMS || this == ACTIVATION_BYTES;
  }
}

package dev.nasc.model;

/** What a number counts. */
public enum Unit {
  NONE("a plain number"),
  SECONDS("a time"),
  BYTES("a size in bytes");

  private final String words;

  Unit(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

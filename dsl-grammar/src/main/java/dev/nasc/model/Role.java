package dev.nasc.model;

/** What an artefact of a phase can be used as. */
public enum Role {
  WEIGHTS("weights"),
  SCORER("a scorer"),
  ARCHITECTURES("architectures"),
  PREDICTOR("a predictor");

  private final String words;

  Role(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

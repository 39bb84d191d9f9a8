package dev.nasc.lsp.document;

/**
 * An analysis that holds at a place, of the document's newest text or of an older one in which
 * everything that the place depends on is the same.
 *
 * @param offset the place in the text of the analysis
 * @param shift how much further on the place lies in the newest text
 */
public record Carried(Analysis analysis, int offset, int shift) {

  static Carried of(Analysis analysis, int offset, int now) {
    return new Carried(analysis, offset, now - offset);
  }

  /** Of the newest text itself. */
  public static Carried here(Analysis analysis, int offset) {
    return new Carried(analysis, offset, 0);
  }
}

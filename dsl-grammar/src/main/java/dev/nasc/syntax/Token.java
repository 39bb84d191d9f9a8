package dev.nasc.syntax;

import dev.nasc.source.Span;

/** A word of a text, comments included: what the formatter and the colouring read. */
public record Token(Kind kind, String text, Span span) {
  /** What colour it has, so to speak. */
  public enum Kind {
    KEYWORD,
    NAME,
    NUMBER,
    STRING,
    PUNCTUATION,
    /** A {@code ;} or a newline that parts entries. */
    SEPARATOR,
    /** A newline that parts nothing. */
    BREAK,
    COMMENT,
    DOCUMENTATION,
    UNKNOWN
  }
}

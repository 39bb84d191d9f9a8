package dev.nasc.cli;

/**
 * Names and file names come from anywhere: what a terminal would act on instead of showing it is
 * shown as an escape. The same letters are a valid escape in a JSON string.
 */
final class Escapes {
  private Escapes() {}

  /**
   * The text with control characters, but for line feed and tab, and overrides of direction shown.
   */
  static String shown(String text) {
    if (text.chars().noneMatch(Escapes::isHidden)) {
      return text;
    }
    var shown = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (isHidden(c)) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    return c != '\n' && c != '\t' && (isControl(c) || isDirection(c));
  }

  private static boolean isControl(int c) {
    return isBetween(c, 0, 0x1f) || isBetween(c, 0x7f, 0x9f);
  }

  private static boolean isDirection(int c) {
    return c == 0x61c
        || isBetween(c, 0x200e, 0x200f)
        || isBetween(c, 0x202a, 0x202e)
        || isBetween(c, 0x2066, 0x2069);
  }

  private static boolean isBetween(int c, int first, int last) {
    return first <= c && c <= last;
  }
}

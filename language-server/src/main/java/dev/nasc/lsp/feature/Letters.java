package dev.nasc.lsp.feature;

/** What was typed against a name, as editors filter. */
final class Letters {
  private Letters() {}

  /** Whether the letters stand in the word in their order. */
  static boolean match(String label, String typed) {
    int at = 0;
    for (int letter = 0; letter < typed.length(); letter++) {
      at = label.indexOf(typed.charAt(letter), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }
}

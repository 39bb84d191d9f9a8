package dev.nasc.lsp.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from a file as Markdown that cannot do anything: no link, no image, no HTML. Documentation
 * keeps its {@code `code`}; everything else that Markdown would read is escaped.
 */
public final class Markdown {
  private static final String SPECIAL = "\\`*_[]!|<>~&#";
  private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)([-+=]|\\d+(?=[.)]))");

  private Markdown() {}

  /** A name or a piece of program, as code. */
  public static String code(String text) {
    var shown = visible(text).replace('\n', ' ');
    int run = 0;
    int longest = 0;
    for (int at = 0; at < shown.length(); at++) {
      run = shown.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    var fence = "`".repeat(longest + 1);
    var blank = longest > 0 ? " " : "";
    return fence + blank + shown + blank + fence;
  }

  /** A {@code ///} text: words, and code between backticks. */
  public static String prose(String text) {
    var markdown = new StringBuilder();
    var parts = visible(text).split("`", -1);
    boolean balanced = parts.length % 2 == 1;
    for (int part = 0; part < parts.length; part++) {
      boolean code = balanced && part % 2 == 1;
      boolean shown = code && !parts[part].isBlank();
      markdown.append(shown ? code(parts[part]) : plain(parts[part]));
    }
    return markdown.toString();
  }

  /** Words that mean nothing to Markdown. */
  public static String plain(String text) {
    var escaped = new StringBuilder();
    var shown = visible(text);
    for (int at = 0; at < shown.length(); at++) {
      char letter = shown.charAt(at);
      if (SPECIAL.indexOf(letter) >= 0) {
        escaped.append('\\');
      }
      escaped.append(letter);
    }
    return LINE_START.matcher(escaped).replaceAll("$1&#8203;$2"); // no list, no heading
  }

  /** Control characters and marks that turn the writing direction, spelled out. */
  public static String visible(String text) {
    var shown = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean turns =
          letter == '\u061c'
              || letter == '\u200e'
              || letter == '\u200f'
              || (letter >= '\u202a' && letter <= '\u202e')
              || (letter >= '\u2066' && letter <= '\u2069');
      if (turns || (Character.isISOControl(letter) && letter != '\n')) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        shown.append(letter);
      }
    }
    return shown.toString();
  }
}

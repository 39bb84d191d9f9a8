package dev.nasc.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The grammar as a page, written from the files that the parser is made of. */
final class GrammarPage {
  private static final Path FOLDER = Path.of("src/main/antlr4/dev/nasc/syntax/antlr");
  private static final Pattern LITERAL =
      Pattern.compile("([A-Z_]+)\\s*:\\s*'((?:\\\\.|[^'])*)'\\s*;");
  private static final Pattern SHAPED = Pattern.compile("(?m)^([A-Z_]+)\\s*:(.*);\\s*$");
  private static final Pattern RULE = Pattern.compile("(?m)^([a-zA-Z]+)\\s*:((?s:.*?));\\s*$");
  private static final Pattern WORD = Pattern.compile("'[^']*'|[A-Z][A-Z_]*");

  private static final String HEAD =
      """
      # Grammar

      Written from the files that the parser is made of (`NasLexer.g4`, `NasParser.g4`); a test finds this page stale when they change. `*` none or more, `+` one or more, `?` one or none, `|` or. What stands in quotes is written as it is.

      A newline is a `SEP` unless it stands inside `( )` or `[ ]`, after `{ , -> + - * / ^ and or not if else then of by`, or before `} -> = and or if else then`; so `;` and a newline part entries alike. `^` binds tightest and from the right, then a leading `-`, then `*` and `/`, then `+` and `-`; `not` binds tighter than `and`, and that tighter than `or`. Brackets nest at most 200 deep. Comments run from `//` to the end of the line, `///` documents the declaration below. A byte-order mark, blanks and tabs part words and mean nothing else.

      """;

  private GrammarPage() {}

  static String write() throws IOException {
    var lexer = Files.readString(FOLDER.resolve("NasLexer.g4"));
    var parser = Files.readString(FOLDER.resolve("NasParser.g4"));
    var literals = literals(lexer);
    return HEAD
        + "## Syntax\n\n```ebnf\n"
        + String.join("\n", rules(parser, literals))
        + "\n```\n\n## Words\n\n```ebnf\n"
        + String.join("\n", words(lexer))
        + "\n```\n";
  }

  private static Map<String, String> literals(String lexer) {
    var literals = new LinkedHashMap<String, String>();
    LITERAL.matcher(lexer).results().forEach(it -> literals.put(it.group(1), it.group(2)));
    return literals;
  }

  private static List<String> rules(String parser, Map<String, String> literals) {
    var rules = new ArrayList<String>();
    RULE.matcher(parser.substring(parser.indexOf("\nfile")))
        .results()
        .forEach(
            rule -> {
              var body = rule.group(2).strip();
              var named =
                  WORD.matcher(body)
                      .replaceAll(
                          word ->
                              java.util.regex.Matcher.quoteReplacement(
                                  literals.containsKey(word.group())
                                      ? "\"" + literals.get(word.group()) + "\""
                                      : word.group()));
              rules.add("%-11s = %s ;".formatted(rule.group(1), indented(named)));
            });
    return rules;
  }

  private static String indented(String body) {
    return body.replaceAll("\\s*\n\\s*", "\n            ");
  }

  /** The tokens that are more than one text, but for those that the parser never sees. */
  private static List<String> words(String lexer) {
    return SHAPED
        .matcher(lexer)
        .results()
        .filter(token -> !token.group(2).contains("HIDDEN") && !token.group(1).equals("ERROR"))
        .filter(token -> !LITERAL.matcher(token.group()).find())
        .map(token -> "%-11s = %s ;".formatted(token.group(1), token.group(2).strip()))
        .toList();
  }
}

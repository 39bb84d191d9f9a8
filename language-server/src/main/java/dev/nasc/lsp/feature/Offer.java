package dev.nasc.lsp.feature;

import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Type;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that may stand at the caret.
 *
 * @param rank lower comes first
 * @param snippet what is inserted, with tab stops; equal to {@code label} where it is just a word
 * @param documentation Markdown, made when it is asked for
 */
record Offer(
    String label,
    CompletionItemKind kind,
    int rank,
    String snippet,
    String detail,
    Supplier<String> documentation) {

  static Offer word(String word, int rank) {
    var documentation = Words.find(word).map(Symbol::documentation).orElse("");
    return new Offer(word, CompletionItemKind.Keyword, rank, word, "", () -> documentation);
  }

  static Offer snippet(String label, int rank, String snippet) {
    var documentation = Words.find(label).map(Symbol::documentation).orElse("");
    return new Offer(label, CompletionItemKind.Snippet, rank, snippet, "", () -> documentation);
  }

  static Offer value(String value, int rank, String detail) {
    return new Offer(value, CompletionItemKind.EnumMember, rank, value, detail, () -> "");
  }

  /** A name; what takes arguments gets parentheses with the ones that it needs. */
  static Offer of(Symbol symbol, int rank) {
    var needed =
        symbol.parameters().stream()
            .filter(parameter -> parameter.fallback().isEmpty())
            .map(Symbol.Parameter::name)
            .toList();
    var stops = new StringBuilder();
    for (int at = 0; at < needed.size(); at++) {
      stops.append(at > 0 ? ", " : "").append("${").append(at + 1).append(':');
      stops.append(needed.get(at)).append('}');
    }
    var snippet = needed.isEmpty() ? symbol.name() : symbol.name() + "(" + stops + ")";
    return new Offer(
        symbol.name(),
        kind(symbol.kind()),
        rank,
        snippet,
        symbol.signature(),
        () -> Markdown.prose(symbol.documentation()) + source(symbol));
  }

  private static String source(Symbol symbol) {
    return symbol.source().isEmpty() ? "" : "\n\nSource: " + Markdown.plain(symbol.source());
  }

  private static CompletionItemKind kind(String kind) {
    return switch (kind) {
      case "block", "cell", "layer" -> CompletionItemKind.Class;
      case "space", "architecture" -> CompletionItemKind.Module;
      case "recipe", "search" -> CompletionItemKind.Struct;
      case "function", "phase", "optimizer", "schedule", "augmentation" ->
          CompletionItemKind.Function;
      case "word" -> CompletionItemKind.Keyword;
      case "cost" -> CompletionItemKind.Unit;
      default -> CompletionItemKind.Variable;
    };
  }

  /** {@code kernel: } with its type and default. */
  static Offer argument(Symbol.Parameter parameter, int rank) {
    var value =
        parameter.type() instanceof Type.OneOf one
            ? one.choices().stream().collect(Collectors.joining(",", "${1|", "|}"))
            : parameter.fallback().map(it -> "${1:" + escaped(it) + "}").orElse("$1");
    return new Offer(
        parameter.name(),
        CompletionItemKind.Field,
        rank,
        parameter.name() + ": " + value,
        parameter.fallback().map(it -> "= " + it).orElse("needed"),
        () -> Fields.words(parameter));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
  }

  /** What is inserted where the client knows no tab stops. */
  String plain() {
    int colon = snippet.indexOf(": ");
    boolean labelled = kind == CompletionItemKind.Field && colon > 0;
    return labelled ? snippet.substring(0, colon + 2) : label;
  }
}

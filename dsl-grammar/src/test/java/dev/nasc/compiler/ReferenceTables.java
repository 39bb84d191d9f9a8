package dev.nasc.compiler;

import static java.util.stream.Collectors.joining;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The reference's tables of the library, written from its declarations. */
final class ReferenceTables {
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("input", "Inputs");
    TITLES.put("layer", "Layers");
    TITLES.put("function", "Functions");
    TITLES.put("recipe", "Recipe fields");
    TITLES.put("optimizer", "Optimizers");
    TITLES.put("schedule", "Schedules of the learning rate");
    TITLES.put("augmentation", "Policies of augmentation");
    TITLES.put("data", "Data");
    TITLES.put("phase", "Phases");
    TITLES.put("cost", "Measures");
  }

  private final List<Item> items;

  private ReferenceTables(List<Item> items) {
    this.items = items;
  }

  /** All of it, from the texts of the library's modules. */
  static String write(List<String> modules) throws IOException {
    var text = new StringBuilder();
    var natives = new ReferenceTables(read(List.of("std.ops", "std.search")));
    TITLES.forEach((kind, title) -> natives.kind(kind, title, text));
    for (var module : modules) {
      var blocks = new ReferenceTables(read(List.of(module)));
      blocks.blocks(module, text);
    }
    return text.toString();
  }

  private static List<Item> read(List<String> modules) throws IOException {
    var items = new java.util.ArrayList<Item>();
    for (var module : modules) {
      var path = module.replace('.', '/') + ".nas";
      try (InputStream stream =
          Objects.requireNonNull(Parser.class.getResourceAsStream("/dev/nasc/" + path), path)) {
        var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        items.addAll(Parser.parse(new SourceFile(path, text)).tree().items());
      }
    }
    return items;
  }

  private Stream<Item.Declaration> declarations(Item.Kind kind) {
    return items.stream()
        .filter(Item.Declaration.class::isInstance)
        .map(Item.Declaration.class::cast)
        .filter(declaration -> declaration.kind() == kind);
  }

  private void kind(String kind, String title, StringBuilder text) {
    var all =
        declarations(Item.Kind.OPERATION)
            .filter(it -> entry(it, "native").orElse("").equals(kind))
            .toList();
    text.append("### ").append(title).append("\n\n");
    all.forEach(declaration -> declaration(declaration, kind, text));
  }

  private void blocks(String module, StringBuilder text) {
    var all = declarations(Item.Kind.BLOCK).toList();
    if (!all.isEmpty()) {
      text.append("### Blocks of `").append(module).append("`\n\n");
      all.forEach(block -> head(block, text));
    }
  }

  private static void declaration(Item.Declaration declaration, String kind, StringBuilder text) {
    head(declaration, text);
    if (!declaration.parameters().isEmpty()) {
      text.append("| parameter | default | may be |\n|---|---|---|\n");
      for (var parameter : declaration.parameters()) {
        var name = parameter.name().text();
        var fallback = parameter.fallback().map(it -> code(it.span().text())).orElse("–");
        var type = entry(declaration, name).map(ReferenceTables::range).orElse("anything");
        text.append("| `%s` | %s | %s |\n".formatted(name, fallback, type));
      }
      text.append('\n');
    }
    if (kind.equals("layer")) {
      text.append(
          "Shape: %s. Cost: %s.\n\n"
              .formatted(needed(declaration, "shape"), needed(declaration, "cost")));
    }
    entry(declaration, "source")
        .ifPresent(source -> text.append("Source: ").append(unquoted(source)).append(".\n\n"));
  }

  private static void head(Item.Declaration declaration, StringBuilder text) {
    var parameters =
        declaration.parameters().stream()
            .map(parameter -> one(parameter.span().text()))
            .collect(joining(", "));
    text.append("**`")
        .append(declaration.name().text())
        .append(parameters.isEmpty() ? "" : "(" + parameters + ")")
        .append("`** ")
        .append(one(declaration.documentation()))
        .append("\n\n");
  }

  private static String needed(Item.Declaration declaration, String entry) {
    return unquoted(
        entry(declaration, entry)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "give the operation `%s` of the library an entry `%s: \"…\"`"
                            .formatted(declaration.name().text(), entry))));
  }

  /** What stands behind {@code name:} in the declaration, as written. */
  private static Optional<String> entry(Item.Declaration declaration, String name) {
    return declaration.value().stream()
        .filter(Expression.Braces.class::isInstance)
        .flatMap(braces -> ((Expression.Braces) braces).items().stream())
        .filter(item -> item instanceof Item.Labelled it && it.label().text().equals(name))
        .map(item -> one(((Item.Labelled) item).value().span().text()))
        .findFirst();
  }

  /** {@code integer(1..255)} as "a whole number, 1 to 255". */
  private static String range(String type) {
    int open = type.indexOf('(');
    var kind = open < 0 ? type : type.substring(0, open);
    var inner = open < 0 ? "" : type.substring(open + 1, type.length() - 1);
    return switch (kind) {
      case "integer" -> "a whole number, " + inner.replace("..", " to ");
      case "pair" -> "a whole number or a list of two, " + inner.replace("..", " to ");
      case "number" -> "a number, " + inner.replace("..", " to ");
      case "boolean" -> "`true` or `false`";
      case "one_of" -> "`" + inner.replaceAll(",\\s*", "` or `") + "`";
      case "artefact" -> inner + " of an earlier phase";
      case "data" -> "a data set";
      case "list" -> open < 0 ? "a list" : "a list, each " + range(inner);
      case "either" -> parts(inner).stream().map(ReferenceTables::range).collect(joining(", or "));
      default -> ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
    };
  }

  /** What commas outside parentheses part. */
  private static List<String> parts(String types) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < types.length(); i++) {
      depth += types.charAt(i) == '(' ? 1 : types.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && types.charAt(i) == ',') {
        parts.add(types.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(types.substring(start).strip());
    return parts;
  }

  private static String unquoted(String text) {
    return text.replaceAll("^\"|\"$", "");
  }

  private static String code(String text) {
    return "`" + one(text) + "`";
  }

  private static String one(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

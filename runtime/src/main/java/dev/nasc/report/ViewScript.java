package dev.nasc.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The modules of a view as one script that needs no other file: each a function of its own, behind
 * those that it imports. Understands what the modules are written in and no more: an import stands
 * on one line and renames nothing, an export is a function or a constant at the line's beginning.
 */
final class ViewScript {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (\\{[^}]*}) from \"\\./([\\w-]+)\\.js\";$");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (?:function|const) (\\w+)");

  private final Map<String, String> modules = new LinkedHashMap<>();

  private ViewScript() {}

  /** The script that begins with module {@code name}. */
  static String of(String name) {
    var script = new ViewScript();
    script.add(name);
    return "\"use strict\";\n{\n" + String.join("", script.modules.values()) + "}\n";
  }

  /** A file that lies beside the modules. */
  static String text(String name) {
    try (var stream = ViewScript.class.getResourceAsStream("view/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name) {
    if (modules.containsKey(name)) {
      return;
    }
    var text = text(name + ".js");
    IMPORT.matcher(text).results().forEach(found -> add(found.group(2)));
    var body = IMPORT.matcher(text).replaceAll(it -> "const $1 = " + variable(it.group(2)) + ";");
    var given =
        EXPORT.matcher(text).results().map(it -> it.group(1)).collect(Collectors.joining(", "));
    modules.put(
        name,
        "const %s = (() => {\n%s\nreturn { %s };\n})();\n"
            .formatted(variable(name), body.replaceAll("(?m)^export ", ""), given));
  }

  /** {@code graph-page} is {@code module_graph_page}. */
  private static String variable(String module) {
    return "module_" + module.replace('-', '_');
  }
}

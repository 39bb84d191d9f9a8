package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Find what is wrong with files, without running anything.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "`.nas` files.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "The findings as one JSON list.")
  private boolean json;

  @Mixin private Programs programs = new Programs();

  private final JsonArray findings = new JsonArray();
  private boolean failed;

  CheckCommand(Console console) {
    this.console = console;
  }

  /**
   * The command of plain words, {@code FILE… [--json]}, without picocli: its classes have a format
   * that no class archive takes, and to load them is a third of the time that a check takes.
   *
   * @return empty where the words are not that plain
   */
  static Optional<CheckCommand> ofPlain(Console console, List<String> words) {
    var files = words.stream().filter(word -> !word.equals("--json")).toList();
    if (files.isEmpty()
        || files.stream().anyMatch(word -> word.isEmpty() || "-@".indexOf(word.charAt(0)) >= 0)) {
      return Optional.empty();
    }
    var command = new CheckCommand(console);
    command.files = files.stream().map(Path::of).toList();
    command.json = words.contains("--json");
    return Optional.of(command);
  }

  @Override
  public Integer call() {
    files.forEach(this::check);
    if (json) {
      console.out().line(findings.toString());
    }
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void check(Path file) {
    try {
      var compilation = programs.compile(file).compilation();
      failed |= compilation.hasErrors();
      compilation.diagnostics().forEach(this::report);
    } catch (Unreadable e) {
      failed = true;
      reportUnreadable(file, "`%s` cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private void report(Diagnostic finding) {
    if (!json) {
      console.out().line(FindingText.of(finding));
      return;
    }
    var span = finding.span();
    var severity = finding.severity().name().toLowerCase(Locale.ROOT);
    var object = object(span.file().name(), span.startLine(), span.startColumn());
    object.addProperty("endLine", span.endLine());
    object.addProperty("endColumn", span.endColumn());
    object.addProperty("severity", severity);
    object.addProperty("code", finding.code().id());
    object.addProperty("message", finding.message());
    object.add(
        "hint",
        finding.hint().isPresent() ? new JsonPrimitive(finding.hint().get()) : JsonNull.INSTANCE);
    findings.add(object);
  }

  private void reportUnreadable(Path file, String sentence) {
    if (!json) {
      console.fail(sentence);
      return;
    }
    var object = object(file.toString(), 1, 1);
    object.addProperty("endLine", 1);
    object.addProperty("endColumn", 1);
    object.addProperty("severity", "error");
    object.addProperty("code", "unreadable");
    object.addProperty("message", sentence);
    object.add("hint", JsonNull.INSTANCE);
    findings.add(object);
  }

  private static JsonObject object(String file, int line, int column) {
    var object = new JsonObject();
    object.addProperty("schema", 1);
    object.addProperty("file", file);
    object.addProperty("line", line);
    object.addProperty("column", column);
    return object;
  }
}

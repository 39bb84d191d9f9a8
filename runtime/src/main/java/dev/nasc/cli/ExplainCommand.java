package dev.nasc.cli;

import dev.nasc.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Explain a finding: what it means, an example, the way out.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  nasc explain unknown-name", "  nasc explain     (lists them)"})
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "As it stands in brackets behind a finding; without it, all are listed.",
      completionCandidates = Codes.class)
  private @Nullable String code;

  /** The codes, for the completion script. */
  static final class Codes implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return ids().iterator();
    }
  }

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().line(page(code == null ? "README" : known(code)).strip());
    return ExitStatus.DONE;
  }

  private static String known(String code) {
    var bare = code.replaceAll("^\\[|]$", "");
    if (!ids().contains(bare)) {
      throw new UsageException(
          "There is no finding `%s`; `nasc explain` lists them.".formatted(code));
    }
    return bare;
  }

  private static List<String> ids() {
    return Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
  }

  /** The documentation's page, which the build puts beside the classes. */
  private static String page(String name) {
    try (var stream = ExplainCommand.class.getResourceAsStream("errors/" + name + ".md")) {
      var bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

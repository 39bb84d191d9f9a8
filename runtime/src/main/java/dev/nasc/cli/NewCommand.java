package dev.nasc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = "Begin a file from a template, with comments that teach.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  nasc new     (lists the templates)", "  nasc new mobile my.nas"})
final class NewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TEMPLATE",
      description = "Which; without it, all are listed.",
      completionCandidates = Template.Names.class)
  private @Nullable String template;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "What to write; there must be no such file (default: TEMPLATE.nas).")
  private @Nullable Path file;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (template == null) {
      for (var each : Template.values()) {
        console.out().line("%-10s %s".formatted(each.word(), each.description()));
      }
      return ExitStatus.DONE;
    }
    var chosen = Template.of(template);
    write(file == null ? Path.of(chosen.word() + ".nas") : file, chosen.text());
    return ExitStatus.DONE;
  }

  private void write(Path path, String text) throws IOException {
    try {
      Files.write(path, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new InputException("`%s` is there already.".formatted(path));
    } catch (IOException e) {
      throw new InputException("`%s` cannot be written: %s.".formatted(path, e.getMessage()));
    }
    console.out().line(path.toString());
    console.err().line("`nasc cost %s` tells what it costs.".formatted(path));
  }
}

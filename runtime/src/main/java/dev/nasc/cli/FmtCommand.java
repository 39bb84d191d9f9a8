package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.format.Formatter;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fmt",
    description = "Write files in canonical form, and list those that changed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  nasc fmt space.nas", "  nasc fmt --check ."})
final class FmtCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "`.nas` files, or folders: all `.nas` files below them.")
  private List<Path> files = List.of();

  @Option(names = "--check", description = "Change nothing; fail where something would change.")
  private boolean check;

  @Option(names = "--stdout", description = "Change nothing; print the canonical text.")
  private boolean print;

  private boolean failed;

  FmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (var path : files) {
      try {
        for (var file : below(path)) {
          format(file);
        }
      } catch (Unreadable e) {
        fail("`%s` cannot be read: %s.".formatted(path, e.getMessage()));
      } catch (IOException e) {
        fail("`%s` cannot be written: %s.".formatted(path, e.getMessage()));
      }
    }
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  /** The file, or the `.nas` files below the folder, but for hidden folders and linked ones. */
  private static List<Path> below(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    var found = new ArrayList<Path>();
    Files.walkFileTree(path, new NasFiles(path, found::add));
    return found.stream().sorted().toList();
  }

  private void format(Path path) throws Unreadable, IOException {
    var file = new SourceFile(path.toString(), Texts.read(path));
    var formatted = Formatter.format(file);
    if (!formatted.readable()) {
      fail("`%s` has mistakes in its syntax; `nasc check` tells which.".formatted(path));
    } else if (print) {
      console.out().raw(formatted.text());
    } else if (!formatted.text().equals(file.text())) {
      console.out().line(path.toString());
      failed |= check;
      if (!check) {
        replace(path.toRealPath(), formatted.text());
      }
    }
  }

  /** By a rename, so that a full disk or a crash leaves the file as it was. */
  private static void replace(Path path, String text) throws IOException {
    var folder = path.getParent();
    var temporary = Files.createTempFile(folder, ".nasc", ".tmp");
    try {
      Files.copy(
          path,
          temporary,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES); // for the permissions
      Files.writeString(temporary, text);
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void fail(String sentence) {
    console.fail(sentence);
    failed = true;
  }
}

package dev.nasc.cli;

import dev.nasc.fetch.FetchFailed;
import dev.nasc.fetch.Fetcher;
import dev.nasc.fetch.PublicSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = {
      "Get a public data set from its authors' server: cifar10, mnist.",
      "Nothing else that nasc does needs the internet."
    },
    mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "cifar10 or mnist.")
  private String name = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where its files go (default: data/NAME).")
  private @Nullable Path folder;

  FetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var set =
        PublicSet.all().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new InputException(unknown()));
    var to = folder == null ? Path.of("data", name) : folder;
    try {
      new Fetcher(new Tenths()).fetch(set, to);
    } catch (FetchFailed e) {
      throw new InputException(e.getMessage());
    }
    console.out().line(to.toString());
    console.err().line("`%s` is here: %s.".formatted(name, set.terms()));
    return ExitStatus.DONE;
  }

  private String unknown() {
    var names = PublicSet.all().stream().map(it -> "`" + it.name() + "`");
    return "`%s` cannot be fetched; %s can."
        .formatted(name, names.collect(Collectors.joining(" and ")));
  }

  /** A line for every tenth of a file. */
  private final class Tenths implements Fetcher.Progress {
    private String last = "";

    @Override
    public void came(String file, long bytes, long size) {
      var line = size <= 0 ? file : "%s %d %%".formatted(file, bytes * 10 / size * 10);
      if (!line.equals(last)) {
        console.err().line(line);
        last = line;
      }
    }
  }
}

package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.DeclaredTables;
import dev.nasc.cost.LatencyTable;
import dev.nasc.model.Network;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a network takes by each latency table that a file names and that is there. */
final class LatencyLines {
  private LatencyLines() {}

  static List<String> of(Compilation compilation, Path file, Network network) {
    var lines = new ArrayList<String>();
    for (var table : DeclaredTables.of(compilation.module())) {
      var path = file.toAbsolutePath().resolveSibling(table.path());
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        lines.add("latency(%s): %s".formatted(table.name(), time(path, network)));
      }
    }
    return lines;
  }

  private static String time(Path path, Network network) {
    try {
      var read = LatencyTable.read(Texts.read(path));
      if (read.table().isEmpty()) {
        return "`%s` is no latency table: %s.".formatted(path.getFileName(), read.problem());
      }
      var price = read.table().get().price(network);
      return price
          .unknown()
          .map(key -> "not known: the table has no `%s`.".formatted(key))
          .orElseGet(() -> String.format(Locale.ROOT, "%.3f ms", price.milliseconds()));
    } catch (Unreadable e) {
      return "`%s` cannot be read: %s.".formatted(path.getFileName(), e.getMessage());
    }
  }
}

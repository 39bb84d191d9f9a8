package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SpaceWalk;
import dev.nasc.model.Callable;
import dev.nasc.model.SpaceProgram;
import dev.nasc.model.Term;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From the program of each space of the examples to its count and bounds, warm: the least processor
 * time of several walks, which hangs least on what else the machine does.
 */
public final class GalleryWalks {
  private static final Path EXAMPLES = Path.of("examples");

  /** Processor time of the walks before those that are measured: compiled, as in an editor. */
  private static final long WARM_NANOSECONDS = 2_000_000_000L;

  private static final int MEASURED = 10;

  private GalleryWalks() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (var all = Files.list(EXAMPLES)) {
      files = all.filter(file -> file.toString().endsWith(".nas")).sorted().toList();
    }
    for (var file : files) {
      var source = new SourceFile(file.toString(), Files.readString(file));
      var module = Compiler.compile(source, GalleryWalks::read, Options.DEFAULT).module();
      module.spaces().stream()
          .map(SpaceProgram::declared)
          .filter(GalleryWalks::isClosed)
          .forEach(space -> say(space.name(), milliseconds(space, source)));
    }
  }

  private static Sources.Loaded read(SourceFile from, String name) {
    var file = EXAMPLES.resolve(name);
    try {
      return new Sources.Loaded.Found(new SourceFile(file.toString(), Files.readString(file)));
    } catch (IOException missing) {
      return new Sources.Loaded.Refused("there is no `%s`".formatted(file));
    }
  }

  private static boolean isClosed(Callable.Declared space) {
    return space.parameters().stream().allMatch(parameter -> parameter.fallback().isPresent());
  }

  private static double milliseconds(Callable.Declared space, SourceFile file) {
    var given = new ArrayList<Optional<Term>>();
    space.parameters().forEach(parameter -> given.add(Optional.empty()));
    var use = new Term.Use(space, -1, given, List.of(), space.span());
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    while (clock.getCurrentThreadCpuTime() - start < WARM_NANOSECONDS) {
      new SpaceWalk(true).walk(space.name(), use, file);
    }
    long least = Long.MAX_VALUE;
    for (int walk = 0; walk < MEASURED; walk++) {
      long begun = clock.getCurrentThreadCpuTime();
      new SpaceWalk(true).walk(space.name(), use, file);
      least = Math.min(least, clock.getCurrentThreadCpuTime() - begun);
    }
    return least / 1e6;
  }

  private static void say(String space, double milliseconds) {
    int most = space.equals("fbnetv3") ? 150 : 20;
    System.out.printf(Locale.ROOT, "walk-%s %.1f ms atMost %d%n", space, milliseconds, most);
  }
}

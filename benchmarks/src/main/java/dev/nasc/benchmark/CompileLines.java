package dev.nasc.benchmark;

import dev.nasc.compiler.Compilation;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parse, check and lower a long file: the 200 lines of ordinary mixture, again and again under
 * other names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 8, time = 2)
public class CompileLines {
  private static final Path FILE = Path.of("benchmarks", "data", "200-lines.nas");
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:let|block|space|architecture|recipe|search) (\\w+)");
  private static final String IMPORT = "import std.mobile\n";

  @Param({"1000", "10000"})
  private int lines;

  private SourceFile file = new SourceFile("", "");
  private SourceFile edited = file;
  private Compilation before = SpaceFiles.compile(file);

  @Setup
  public void write() {
    file = new SourceFile("long.nas", text(lines));
    var text = file.text();
    int middle = text.indexOf("kernel: ", text.length() / 2);
    edited = new SourceFile(file.name(), text.substring(0, middle) + text.substring(middle + 1));
    before = SpaceFiles.compile(file);
  }

  @Benchmark
  public Compilation compile() {
    var compilation = SpaceFiles.compile(file);
    if (compilation.hasErrors()) {
      throw new IllegalStateException(compilation.diagnostics().get(0).message());
    }
    return compilation;
  }

  /** A letter goes or comes in the middle, and the compilation of the text before is known. */
  @Benchmark
  public Compilation afterAnEdit() {
    before = SpaceFiles.compile(before.file().equals(file) ? edited : file, before);
    return before;
  }

  static String text(int lines) {
    try {
      var once = Files.readString(FILE).replace(IMPORT, "\n");
      var names = DECLARED.matcher(once).results().map(name -> name.group(1)).toList();
      var text = new StringBuilder(IMPORT);
      for (int copy = 0; copy * 200 < lines; copy++) {
        text.append(renamed(once, names, "_" + copy));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String renamed(String text, List<String> names, String suffix) {
    var any = Pattern.compile("\\b(" + String.join("|", names) + ")\\b");
    return any.matcher(text).replaceAll("$1" + suffix);
  }
}

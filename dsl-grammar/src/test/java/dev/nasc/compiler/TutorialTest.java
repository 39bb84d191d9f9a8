package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compilation.NamedArchitecture;
import dev.nasc.cost.Costs;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.format.Formatter;
import dev.nasc.model.Measure;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step of the tutorial is a file that compiles; the text shows it and tells its figures. */
class TutorialTest {
  private static final Path FOLDER = Path.of("../docs/language/tutorial");
  private static final Pattern STEP =
      Pattern.compile("\\[`(\\d\\d-.*?)`]\\(\\1\\)\n\n```nas\n((?s:.*?))```\n\n((?:> .*\n)*)");

  /**
   * A step as the text shows it.
   *
   * @param said the lines of figures below it
   */
  record Step(String file, String text, List<String> said) {}

  static List<Step> steps() throws IOException {
    return STEP.matcher(Files.readString(FOLDER.resolve("README.md")))
        .results()
        .map(
            step ->
                new Step(
                    step.group(1),
                    step.group(2),
                    step.group(3).lines().map(line -> line.substring(2).strip()).toList()))
        .toList();
  }

  @Test
  void theTextShowsEveryFile() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var names = files.map(file -> file.getFileName().toString());
      assertEquals(
          names.filter(name -> name.endsWith(".nas")).sorted().toList(),
          steps().stream().map(Step::file).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theStepIsItsFileAndCostsWhatTheTextSays(Step step) throws IOException {
    assertEquals(Files.readString(FOLDER.resolve(step.file())), step.text());
    var compilation = Compile.text(step.text());
    assertEquals(List.of(), compilation.diagnostics().stream().map(Compile::line).toList());
    assertEquals(step.text(), Formatter.format(new SourceFile(step.file(), step.text())).text());
    var spaces = compilation.spaces().stream().map(TutorialTest::line);
    var architectures = compilation.architectures().stream().map(TutorialTest::line);
    assertEquals(Stream.concat(spaces, architectures).toList(), step.said());
  }

  private static String line(WalkedSpace space) {
    long count = space.count().longValueExact();
    return "`%s`: %s architecture%s, %s multiply-adds, %s parameters"
        .formatted(
            space.name(),
            figure(count),
            count == 1 ? "" : "s",
            figure(space.bounds(Measure.MACS)),
            figure(space.bounds(Measure.PARAMS)));
  }

  private static String line(NamedArchitecture architecture) {
    var cost = Costs.of(architecture.network());
    return "`%s`: %s multiply-adds, %s parameters"
        .formatted(architecture.name(), figure(cost.macs()), figure(cost.params()));
  }

  private static String figure(Bounds bounds) {
    return bounds.least() == bounds.greatest()
        ? figure(bounds.least())
        : figure(bounds.least()) + " – " + figure(bounds.greatest());
  }

  private static String figure(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

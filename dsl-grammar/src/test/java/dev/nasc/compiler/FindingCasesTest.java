package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** At least two failing texts for each finding, with every word that is said of them. */
class FindingCasesTest {
  private static final Path CASES = Path.of("src/test/resources/dev/nasc/findings.txt");
  private static final boolean WRITE = "write".equals(System.getProperty("nasc.findings"));
  private static final Pattern CASE =
      Pattern.compile("(=== (\\S+) ?(\\S*)\n)((?:(?!===|>).*\n)*)((?:>.*\n)*)\n*");

  /**
   * Findings that need a text of a length that no golden file should have, or a command's options.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("too-deep", "too-large", "too-many", "unknown-override");

  private static final Map<String, String> AROUND =
      Map.of(
          "", "%s",
          "step", "space net {\ninput: image(3, 8, 8)\n%s}\n",
          "search",
              """
              space net { input: image(1, 8, 8); s1: conv(8, kernel: any(3, 5)); global_avg_pool; linear(10) }
              search find {
              space: net
              %s}
              """);

  private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

  private record Case(String head, String code, String around, String text, String expected) {
    /** Everything that is said of it; compiled once. */
    String found() {
      return FOUND.computeIfAbsent(head + text, of -> compile());
    }

    private String compile() {
      var whole = Objects.requireNonNull(AROUND.get(around)).formatted(text.strip() + "\n");
      if (around.equals("search") && !text.contains("data:")) {
        whole = whole.replace("space: net\n", "space: net; data: digits\n");
      }
      return Compiler.compile(new SourceFile("test.nas", whole), NOTHING_THERE, Options.DEFAULT)
          .diagnostics()
          .stream()
          .map(found -> "> " + found.code().id() + " " + Compile.line(found) + "\n")
          .collect(Collectors.joining());
    }
  }

  private static final Sources NOTHING_THERE =
      new Sources() {
        @Override
        public Loaded load(SourceFile from, String name) {
          return Sources.NONE.load(from, name);
        }

        @Override
        public boolean isAbsent(SourceFile from, String path) {
          return true;
        }
      };

  private static List<Case> cases() throws IOException {
    var found = new ArrayList<Case>();
    var matcher = CASE.matcher(Files.readString(CASES));
    while (matcher.find()) {
      found.add(
          new Case(
              matcher.group(1),
              matcher.group(2),
              matcher.group(3),
              matcher.group(4),
              matcher.group(5)));
    }
    return found;
  }

  @TestFactory
  Stream<DynamicTest> saysExactlyThis() throws IOException {
    if (WRITE) {
      write();
    }
    var numbers = new HashMap<String, Integer>();
    return cases().stream()
        .map(
            it ->
                DynamicTest.dynamicTest(
                    it.code() + " " + numbers.merge(it.code(), 1, Integer::sum),
                    () -> assertEquals(it.expected(), it.found(), it.text())));
  }

  @Test
  void everyFindingHasTwo() throws IOException {
    var counts = new TreeMap<String, Integer>();
    Arrays.stream(DiagnosticCode.values())
        .map(DiagnosticCode::id)
        .filter(code -> !ELSEWHERE.contains(code))
        .forEach(code -> counts.put(code, 0));
    for (var it : cases()) {
      if (it.found().contains("> " + it.code() + " ")) {
        counts.merge(it.code(), 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count >= 2);
    assertEquals(Map.of(), counts, "findings with fewer than two failing texts in " + CASES);
  }

  private static void write() throws IOException {
    var text = Files.readString(CASES);
    var out = new StringBuilder(text.substring(0, text.indexOf("=== ")));
    for (var it : cases()) {
      out.append(it.head())
          .append(it.text().stripTrailing())
          .append("\n")
          .append(it.found())
          .append("\n");
    }
    Files.writeString(CASES, out.toString().stripTrailing() + "\n");
  }
}

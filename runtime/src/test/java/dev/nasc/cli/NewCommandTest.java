package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aNewFileChecksCleanAndIsFormatted(Template template) {
    var file = folder.resolve("new.nas");

    assertEquals(file + "\n", nasc("new", template.word(), file).out());
    assertEquals("", nasc("check", file).out());
    assertEquals(0, nasc("fmt", "--check", file).status());
    assertTrue(nasc("cost", file).out().contains("architectures"));
  }

  @Test
  void withoutATemplateAllAreListed() {
    var listed = nasc("new").lines().stream().map(line -> line.replaceFirst(" .*", "")).toList();
    assertEquals(java.util.List.of("chain", "mobile", "cell"), listed);
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    var file = Files.writeString(folder.resolve("mine.nas"), "let mine = 1\n");

    var answer = nasc("new", "chain", file);
    assertEquals(1, answer.status());
    assertEquals("nasc: `" + file + "` is there already.\n", answer.err());
    assertEquals("let mine = 1\n", Files.readString(file));
    assertEquals(2, nasc("new", "chian", folder.resolve("other.nas")).status());
  }
}

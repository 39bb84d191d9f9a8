package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String UNTIDY = "space s {\ninput:   image(1, 8, 8)\n}\n";

  @TempDir Path folder;

  @Test
  void writesTheCanonicalTextOnce() throws IOException {
    var file = Files.writeString(folder.resolve("s.nas"), UNTIDY);

    assertEquals(file + "\n", nasc("fmt", file).out());
    assertEquals("space s {\n  input: image(1, 8, 8)\n}\n", Files.readString(file));
    assertEquals("", nasc("fmt", file).out());
    assertEquals(0, nasc("fmt", "--check", file).status());
  }

  @Test
  void checkAndStdoutChangeNothing() throws IOException {
    var file = Files.writeString(folder.resolve("s.nas"), UNTIDY);

    assertEquals(1, nasc("fmt", "--check", file).status());
    assertEquals("space s {\n  input: image(1, 8, 8)\n}\n", nasc("fmt", "--stdout", file).out());
    assertEquals(UNTIDY, Files.readString(file));
  }

  @Test
  void aFolderIsAllItsFiles() throws IOException {
    var inner = Files.createDirectories(folder.resolve("a/b"));
    var hidden = Files.createDirectories(folder.resolve(".git"));
    Files.writeString(inner.resolve("s.nas"), UNTIDY);
    Files.writeString(inner.resolve("s.txt"), UNTIDY);
    Files.writeString(hidden.resolve("s.nas"), UNTIDY);

    assertEquals(1, nasc("fmt", "--check", folder).status());
    assertEquals(inner.resolve("s.nas") + "\n", nasc("fmt", folder).out());
    assertEquals(0, nasc("fmt", "--check", folder).status());
  }

  @Test
  void aFileWithSyntaxErrorsStaysAsItIs() throws IOException {
    var file = Files.writeString(folder.resolve("s.nas"), "space {{{\n");

    assertEquals(1, nasc("fmt", file).status());
    assertEquals("space {{{\n", Files.readString(file));
  }
}

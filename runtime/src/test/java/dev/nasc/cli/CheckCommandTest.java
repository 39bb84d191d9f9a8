package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void aFindingIsAnObjectOfAList() throws IOException {
    var file =
        write(
            """
            space s {
              input: image(1, 8, 8)
              convv(8)
            }
            """);
    var answer = nasc("check", file, "--json");
    var findings = JsonParser.parseString(answer.out()).getAsJsonArray();
    var finding = findings.get(0).getAsJsonObject();

    assertEquals(1, answer.status());
    assertEquals(1, findings.size());
    assertEquals(1, finding.get("schema").getAsInt());
    assertEquals(file.toString(), finding.get("file").getAsString());
    assertEquals(3, finding.get("line").getAsInt());
    assertEquals(3, finding.get("column").getAsInt());
    assertEquals("error", finding.get("severity").getAsString());
    assertEquals("unknown-name", finding.get("code").getAsString());
    assertTrue(finding.has("hint"));
  }

  @Test
  void forAPersonTheLineIsShownWithThePlaceMarked() throws IOException {
    var file = write("space s {\n\tinput: image(1, 8, 8)\n\tconvv(8)\n}\n");

    assertTrue(
        nasc("check", file).out().contains("\n  | \tconvv(8)\n  | \t^^^^^\n"),
        nasc("check", file).out());
  }

  @Test
  void whatHasNothingWrongSaysNothing() throws IOException {
    var file = write("space s {\n  input: image(1, 8, 8)\n  conv(8, kernel: 3)\n}\n");

    assertEquals("", nasc("check", file).out());
    assertEquals("[]\n", nasc("check", file, "--json").out());
  }

  @Test
  void whatCannotBeReadIsOneSentence() throws IOException {
    var latin = Files.write(folder.resolve("latin.nas"), new byte[] {'l', 'e', 't', (byte) 0xe4});
    var binary = Files.write(folder.resolve("binary.nas"), new byte[] {1, 0, 2});
    var huge = folder.resolve("huge.nas");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(50 << 20);
    }

    assertEquals("it is not UTF-8 text", reason(latin));
    assertEquals("it is no text", reason(binary));
    assertEquals("it is larger than 16 MiB", reason(huge));
    assertEquals("it is a folder", reason(folder));
    assertEquals("there is no such file", reason(folder.resolve("none.nas")));
    assertEquals("it is no regular file", reason(Path.of("/dev/zero")));
  }

  @Test
  void importsStayBelowTheRoot() throws IOException {
    var inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(folder.resolve("secret.nas"), "let x = 1\n");
    Files.writeString(inside.resolve("beside.nas"), "let x = 1\n");
    Files.createSymbolicLink(inside.resolve("link.nas"), folder.resolve("secret.nas"));

    assertEquals(0, importing(inside, "beside.nas").status());
    for (var name : new String[] {"../secret.nas", "link.nas", folder + "/secret.nas"}) {
      var answer = importing(inside, name);
      assertEquals(1, answer.status());
      assertTrue(answer.out().contains("it lies outside"), answer.out());
    }
    importing(inside, "../secret.nas");
    assertEquals(0, nasc("check", inside.resolve("main.nas"), "--root", folder).status());
  }

  @Test
  void controlCharactersAreShownAndNotObeyed() throws IOException {
    var answer = nasc("check", write("space \u202e\u001b[31m {}\n"));

    assertTrue(answer.out().chars().noneMatch(c -> c == 0x1b || c == 0x202e));
    assertTrue(answer.out().contains("\\u202e"), answer.out());
  }

  private Cli.Answer importing(Path inside, String name) throws IOException {
    Files.writeString(inside.resolve("main.nas"), "import \"" + name + "\"\n");
    return nasc("check", inside.resolve("main.nas"));
  }

  private static String reason(Path file) {
    var answer = nasc("check", file);
    assertEquals(1, answer.status());
    return answer.err().replaceFirst("(?s).* cannot be read: (.*)\\.\n", "$1");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.nas"), text);
  }
}

package dev.nasc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short commands work where engine and store are not even on the class path. */
class WithoutEngineTest {
  @TempDir Path folder;

  @Test
  void theShortCommandsNeverLoadEngineOrStore() throws Exception {
    var file = Files.writeString(folder.resolve("tiny.nas"), RunCommandTest.SPEC);
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPathWithoutEngine(),
                ShortCommands.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, child.waitFor(), said);
  }

  /** Runs each short command on a file; fails with the sum of their statuses. */
  static final class ShortCommands {
    private ShortCommands() {}

    public static void main(String[] arguments) {
      var console = new Console(Output.standard(), Output.error());
      int failures =
          Stream.of("check", "cost", "sample", "fmt")
              .mapToInt(name -> Main.run(console, TorchEngine::open, List.of(name, arguments[0])))
              .sum();
      System.exit(failures);
    }
  }

  private static String classPathWithoutEngine() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.matches(".*(djl|pytorch|sqlite).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}

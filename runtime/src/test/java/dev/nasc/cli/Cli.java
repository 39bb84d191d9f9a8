package dev.nasc.cli;

import dev.nasc.run.Engine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command as a user does. */
final class Cli {
  private Cli() {}

  /** What a user sees of it. */
  record Answer(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    String lastLine() {
      return lines().get(lines().size() - 1);
    }
  }

  static Answer nasc(Object... arguments) {
    return nascWith(new CostEngine(0, "data"), arguments);
  }

  static Answer nascWith(Engine engine, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Main.run(
            new Console(new Output(out), new Output(err)),
            (device, threads) -> engine,
            Stream.of(arguments).map(String::valueOf).toList());
    return new Answer(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

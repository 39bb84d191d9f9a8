package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server as editors start it: a process that talks on standard input and output. */
class ProcessTest {
  private static final String HELLO =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
  private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}";
  private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

  @Test
  void speaksTheProtocolAndNothingElse() throws Exception {
    var process = start();
    send(process, HELLO);
    send(process, SHUTDOWN);
    send(process, EXIT);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said.startsWith("Content-Length: "), said);
    assertTrue(said.contains("\"hoverProvider\":true"), said);
  }

  @Test
  void endsWithThePipe() throws Exception {
    var process = start();
    send(process, HELLO);
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue());
  }

  @Test
  void hangsUpOnAMessageThatIsTooLong() throws Exception {
    var process = start();
    process
        .getOutputStream()
        .write("Content-Length: 70000000\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue());
  }

  @Test
  void endsWithItsClientWhichMayDieWithoutAWord() throws Exception {
    var client = new ProcessBuilder("sleep", "600").start();
    var process = start();
    send(
        process,
        HELLO.replace("{\"capabilities", "{\"processId\":" + client.pid() + ",\"capabilities"));
    client.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue());
  }

  private static Process start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, "dev.nasc.lsp.Main")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void send(Process process, String message) throws IOException {
    var length = message.getBytes(StandardCharsets.UTF_8).length;
    var framed = "Content-Length: " + length + "\r\n\r\n" + message;
    process.getOutputStream().write(framed.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Plays a short session with the language server, which writes the archive of the classes that it
 * took: {@code java Rehearsal.java SERVER.jar ARCHIVE.jsa FILE.nas}. The build starts it.
 */
final class Rehearsal {
  private final OutputStream toServer;
  private final DataInputStream fromServer;

  private Rehearsal(Process server) {
    toServer = server.getOutputStream();
    fromServer = new DataInputStream(server.getInputStream());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var archive = "-XX:ArchiveClassesAtExit=" + arguments[1];
    var command =
        new ProcessBuilder(
            java, archive, "-Xlog:disable", "-XX:+UseSerialGC", "-jar", arguments[0]);
    var server = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    new Rehearsal(server).play(Files.readString(Path.of(arguments[2])));
    if (!server.waitFor(60, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  private void play(String text) throws IOException {
    request(
        1,
        "initialize",
        "{'capabilities':{'textDocument':{'hover':{'contentFormat':['markdown']}}}}");
    send("'method':'initialized','params':{}");
    send(
        "'method':'textDocument/didOpen','params':{'textDocument':"
            + "{'uri':'untitled:a.nas','languageId':'nas','version':1,'text':"
            + quoted(text)
            + "}}");
    int line = (int) text.substring(0, text.indexOf("s1: stage")).lines().count();
    var place =
        "{'textDocument':{'uri':'untitled:a.nas'},'position':{'line':" + line + ",'character':7}}";
    request(2, "textDocument/hover", place);
    request(3, "textDocument/completion", place);
    request(4, "shutdown", "null");
    send("'method':'exit'");
  }

  private void request(int id, String method, String parameters) throws IOException {
    send("'id':" + id + ",'method':'" + method + "','params':" + parameters);
    while (!receive().contains("\"id\":" + id)) {
      continue; // a notification in between
    }
  }

  /** Sends a message that is written with ' in the place of ". */
  private void send(String message) throws IOException {
    var body = ("{'jsonrpc':'2.0'," + message + "}").replace('\'', '"').getBytes(UTF_8);
    toServer.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(UTF_8));
    toServer.write(body);
    toServer.flush();
  }

  private String receive() throws IOException {
    int length = 0;
    for (var header = header(); !header.isEmpty(); header = header()) {
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring(16));
      }
    }
    return new String(fromServer.readNBytes(length), UTF_8);
  }

  private String header() throws IOException {
    var line = new StringBuilder();
    for (int c = fromServer.readUnsignedByte(); c != '\n'; c = fromServer.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("'", "’").replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"";
  }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Types into a long file as a person does, one letter every 80 ms, and measures what the editor
 * waits for: {@code java EditorLatency.java LINES KEYS SERVER…}. After each letter it asks for
 * completion, after every second one for the hover of a step far above. Then it types without
 * waiting, a letter every 25 ms, each completion cancelling the one before. Times are of the wall;
 * processor time is the server's, of all its threads.
 */
final class EditorLatency {
  private static final String SPACE =
      """
      space s%d(classes = 10) {
        block stage(c, n) { repeat(n) { conv(c, kernel: any(3, 5)); bn; relu } }
        input: image(3, 32, 32)
        s1: stage(%d, 2)
        s2: stage(32, 2)
        global_avg_pool
        linear(classes)
      }
      """;

  /** Spaces that say the same are walked once, whatever they are called. */
  private static final boolean UNLIKE = "unlike".equals(System.getenv("SPACES"));

  private static final String TYPED =
      "space typed {\n  input: image(3, 32, 32)\n  conv(8, kernel: 3, str";
  private static final String URI = "file:///work/long.nas";
  private static final Pattern ID = Pattern.compile("\"id\":\"?(\\d+)");

  private final Process server;
  private final OutputStream toServer;
  private final long start = System.nanoTime();
  private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final Map<Integer, LinkedBlockingQueue<Long>> findings = new ConcurrentHashMap<>();
  private int requests;
  private int version = 1;

  private EditorLatency(List<String> command) throws IOException {
    server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    toServer = server.getOutputStream();
    var reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  public static void main(String[] arguments) throws Exception {
    int lines = Integer.parseInt(arguments[0]);
    int keys = Integer.parseInt(arguments[1]);
    var probe = new EditorLatency(List.of(arguments).subList(2, arguments.length));
    probe.play(lines, keys);
  }

  private void play(int lines, int keys) throws Exception {
    boolean small = lines <= 1_000;
    var spaces = new StringBuilder();
    for (int space = 0; space * 8 < lines; space++) {
      spaces.append(SPACE.formatted(space, UNLIKE ? 16 + space : 16));
    }
    request("initialize", "{\"capabilities\":{}}").get(60, TimeUnit.SECONDS);
    notify("initialized", "{}");
    notify(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":%s,\"languageId\":\"nas\",\"version\":1,\"text\":%s}}"
            .formatted(quoted(URI), quoted(spaces.toString())));
    say(lines, "cold", millis(told(1) - start), "ms", small ? 700 : 0);
    say(lines, "cold-processor", processorMillis(), "ms", small ? 900 : 0);
    Thread.sleep(1_500);

    long before = processorMillis();
    var completions = new ArrayList<Double>();
    var hovers = new ArrayList<Double>();
    int typed = 0;
    while (typed < keys) {
      int line = (int) spaces.toString().lines().count() / 2 / 8 * 8;
      int column = 0;
      int first0 = line;
      for (int at = 0; at < TYPED.length() && typed < keys; at++, typed++) {
        long key = System.nanoTime();
        char letter = TYPED.charAt(at);
        type(line, column, letter);
        line += letter == '\n' ? 1 : 0;
        column = letter == '\n' ? 0 : column + 1;
        completions.add(timed("textDocument/completion", line, column));
        if (at % 2 == 1) {
          hovers.add(timed("textDocument/hover", 3, 3));
        }
        Thread.sleep(Math.max(0, 80 - (System.nanoTime() - key) / 1_000_000));
      }
      change(first0, 0, line, column, "");
    }
    say(lines, "completion-first", completions.get(0), "ms", small ? 25 : 60);
    say(lines, "completion-p50", percentile(completions, 50), "ms", small ? 3 : 8);
    say(lines, "completion-p99", percentile(completions, 99), "ms", small ? 11 : 45);
    say(lines, "hover-p50", percentile(hovers, 50), "ms", small ? 2 : 3);
    say(lines, "hover-p99", percentile(hovers, 99), "ms", small ? 11 : 25);
    double perKey = (processorMillis() - before) / (double) typed;
    say(lines, "processor-per-key", perKey, "ms", small ? 10 : 30);
    burst(lines, small);
    say(lines, "resident", residentMebibytes(), "MiB", small ? 180 : 260);
    request("shutdown", "null").get(10, TimeUnit.SECONDS);
    notify("exit", "null");
    server.waitFor(10, TimeUnit.SECONDS);
  }

  /** Nobody waits for an answer; the next letter cancels the question about the last. */
  private void burst(int lines, boolean small) throws Exception {
    int column = 0;
    var last = CompletableFuture.completedFuture(0L);
    long asked = 0;
    for (char letter : "space burst { input: image(3, 8, 8); con".toCharArray()) {
      type(0, column++, letter);
      if (!last.isDone()) {
        notify("$/cancelRequest", "{\"id\":" + requests + "}");
      }
      asked = System.nanoTime();
      last = request("textDocument/completion", at(0, column)).thenApply(it -> System.nanoTime());
      Thread.sleep(25);
    }
    long answered = last.get(30, TimeUnit.SECONDS);
    say(lines, "burst-last-answer", millis(answered - asked), "ms", small ? 5 : 20);
    say(lines, "syntax-told", millis(told(version) - asked), "ms", small ? 100 : 150);
    say(lines, "settled", millis(told(version) - asked), "ms", small ? 300 : 500);
  }

  /** When findings of a version came next: where it breaks the syntax, first that, then all. */
  private long told(int of) throws Exception {
    var told = findings.computeIfAbsent(of, it -> new LinkedBlockingQueue<>());
    return Objects.requireNonNull(told.poll(60, TimeUnit.SECONDS), "no findings");
  }

  private void type(int line, int column, char letter) {
    change(line, column, line, column, Character.toString(letter));
  }

  private void change(int line, int column, int toLine, int toColumn, String text) {
    version++;
    notify(
        "textDocument/didChange",
        "{\"textDocument\":{\"uri\":%s,\"version\":%d},\"contentChanges\":[{\"range\":{\"start\":%s,\"end\":%s},\"text\":%s}]}"
            .formatted(
                quoted(URI), version, position(line, column), position(toLine, toColumn), quoted(text)));
  }

  private double timed(String method, int line, int column) throws Exception {
    long asked = System.nanoTime();
    request(method, at(line, column)).get(30, TimeUnit.SECONDS);
    return millis(System.nanoTime() - asked);
  }

  private static String at(int line, int column) {
    return "{\"textDocument\":{\"uri\":%s},\"position\":%s}"
        .formatted(quoted(URI), position(line, column));
  }

  private static String position(int line, int column) {
    return "{\"line\":%d,\"character\":%d}".formatted(line, column);
  }

  private CompletableFuture<String> request(String method, String parameters) {
    int id = ++requests;
    var answer = new CompletableFuture<String>();
    waiting.put(id, answer);
    send("\"id\":%d,\"method\":\"%s\",\"params\":%s".formatted(id, method, parameters));
    return answer;
  }

  private void notify(String method, String parameters) {
    send("\"method\":\"%s\",\"params\":%s".formatted(method, parameters));
  }

  private synchronized void send(String message) {
    var body = ("{\"jsonrpc\":\"2.0\"," + message + "}").getBytes(UTF_8);
    try {
      toServer.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(UTF_8));
      toServer.write(body);
      toServer.flush();
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  private void read() {
    try (var in = new DataInputStream(server.getInputStream())) {
      while (true) {
        receive(in);
      }
    } catch (IOException ended) {
      waiting.values().forEach(it -> it.completeExceptionally(ended));
    }
  }

  private void receive(DataInputStream in) throws IOException {
    int length = 0;
    for (var header = header(in); !header.isEmpty(); header = header(in)) {
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring(16));
      }
    }
    var message = new String(in.readNBytes(length), UTF_8);
    if (message.contains("\"method\":\"textDocument/publishDiagnostics\"")) {
      var told = Pattern.compile("\"version\":(\\d+)").matcher(message);
      if (told.find()) {
        int of = Integer.parseInt(told.group(1));
        findings.computeIfAbsent(of, it -> new LinkedBlockingQueue<>()).add(System.nanoTime());
      }
      return;
    }
    var id = ID.matcher(message);
    if (id.find()) {
      var answer = waiting.remove(Integer.parseInt(id.group(1)));
      if (answer != null) {
        answer.complete(message);
      }
    }
  }

  private static String header(DataInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private long processorMillis() {
    return server.toHandle().info().totalCpuDuration().map(it -> it.toMillis()).orElse(0L);
  }

  private double residentMebibytes() throws IOException {
    var status = Path.of("/proc", Long.toString(server.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static double percentile(List<Double> times, int percent) {
    var sorted = times.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
  }

  private static void say(int lines, String what, double value, String unit, int most) {
    var bound = most > 0 ? " atMost " + most : "";
    System.out.printf(Locale.ROOT, "%s-%d %.1f %s%s%n", what, lines, value, unit, bound);
  }
}

package dev.nasc.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.nasc.fetch.PublicSet.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come from a server on this machine. */
class FetcherTest {
  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private byte[] content = {};

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/data/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PublicSet set(String path, boolean packed) throws NoSuchAlgorithmException {
    var md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    var from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new PublicSet("some", "nobody", List.of(new Download(from, md5, packed)));
  }

  private void fetch(PublicSet set) throws InterruptedException {
    new Fetcher((file, bytes, size) -> {}).fetch(set, folder);
  }

  /** A tar of one file: a head of 512 bytes, the content filled up to as many, and two empty. */
  private static byte[] archive(String name, byte[] file) throws IOException {
    var tar = new byte[4 * 512];
    put(tar, 0, name);
    put(tar, 100, "0000644");
    put(tar, 124, "%011o".formatted(file.length));
    put(tar, 148, "        ");
    tar[156] = '0';
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i];
    }
    put(tar, 148, "%06o\0 ".formatted(sum));
    System.arraycopy(file, 0, tar, 512, file.length);
    var bytes = new ByteArrayOutputStream();
    try (var zipped = new GZIPOutputStream(bytes)) {
      zipped.write(tar);
    }
    return bytes.toByteArray();
  }

  private static void put(byte[] tar, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }

  @Test
  void aFileComesOnce() throws Exception {
    content = new byte[] {1, 2, 3};
    fetch(set("/data/x.gz", false));
    fetch(set("/data/x.gz", false));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("x.gz")));
    assertEquals(1, asked.get());
  }

  @Test
  void anArchiveIsUnpacked() throws Exception {
    content = archive("batches/one.bin", new byte[] {7});
    fetch(set("/data/x.tar.gz", true));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(folder.resolve("batches/one.bin")));
  }

  @Test
  void anArchiveWritesNothingOutsideItsFolder() throws Exception {
    content = archive("../outside.bin", new byte[] {7});
    var set = set("/data/x.tar.gz", true);
    var refusal = assertThrows(FetchFailed.class, () -> fetch(set)).getMessage();
    assertTrue(refusal.contains("would write outside"), refusal);
    assertFalse(Files.exists(folder.resolveSibling("outside.bin")));
  }

  @Test
  void whatIsNotThePublishedFileIsThrownAway() throws Exception {
    var set = set("/data/x.gz", false);
    content = new byte[] {9};
    var refusal = assertThrows(FetchFailed.class, () -> fetch(set)).getMessage();
    assertTrue(refusal.contains("is not what was published"), refusal);
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aMissingServerAndAMissingFileAreSaid() throws Exception {
    var missing = set("/nothing/x.gz", false);
    assertTrue(
        assertThrows(FetchFailed.class, () -> fetch(missing))
            .getMessage()
            .endsWith("answers 404."));
    server.stop(0);
    var gone = set("/data/x.gz", false);
    assertTrue(
        assertThrows(FetchFailed.class, () -> fetch(gone))
            .getMessage()
            .startsWith("`some` cannot be fetched into"));
  }
}

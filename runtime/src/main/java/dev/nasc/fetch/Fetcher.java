package dev.nasc.fetch;

import dev.nasc.fetch.PublicSet.Download;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Gets the files of a data set. A file becomes visible when its sum is right, and is not fetched
 * again then.
 */
public final class Fetcher {
  private static final String UNFINISHED = ".part";

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(30))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private final Progress progress;

  /** Hears how many bytes of a file have come. */
  public interface Progress {
    /**
     * So many bytes are here.
     *
     * @param size of the whole, or -1 where the server does not say
     */
    void came(String file, long bytes, long size);
  }

  public Fetcher(Progress progress) {
    this.progress = progress;
  }

  /**
   * Puts a data set into a folder.
   *
   * @throws FetchFailed where a server cannot be reached, or sends something else
   */
  public void fetch(PublicSet set, Path folder) throws InterruptedException {
    try {
      Files.createDirectories(folder);
      for (var download : set.downloads()) {
        var file = folder.resolve(download.file());
        if (!Files.exists(file)) {
          fetch(download, file);
        }
        if (download.packed()) {
          unpack(file, folder);
        }
      }
    } catch (IOException e) {
      throw new FetchFailed(
          "`%s` cannot be fetched into `%s`: %s.".formatted(set.name(), folder, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "there is no connection to its server" : e.getMessage();
  }

  private void fetch(Download download, Path file) throws IOException, InterruptedException {
    var answer =
        client.send(HttpRequest.newBuilder(download.from()).build(), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new FetchFailed(
            "The server of `%s` answers %d.".formatted(download.from(), answer.statusCode()));
      }
      var part = file.resolveSibling(file.getFileName() + UNFINISHED);
      var sum = copy(download.file(), body, size(answer), part);
      if (!sum.equals(download.md5())) {
        Files.delete(part);
        throw new FetchFailed(
            "`%s` is not what was published: its MD5 is %s, not %s."
                .formatted(download.from(), sum, download.md5()));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static long size(HttpResponse<InputStream> answer) {
    return answer.headers().firstValueAsLong("content-length").orElse(-1);
  }

  /** Returns the sum of what was copied. */
  private String copy(String name, InputStream from, long size, Path to) throws IOException {
    var hash = md5();
    try (var stream = new DigestInputStream(from, hash);
        var file = Files.newOutputStream(to)) {
      var buffer = new byte[1 << 16];
      long came = 0;
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        file.write(buffer, 0, read);
        came += read;
        progress.came(name, came, size);
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /** Files of an archive, and nothing that would land outside the folder. */
  private static void unpack(Path archive, Path folder) throws IOException {
    var root = folder.toAbsolutePath().normalize();
    try (var zipped = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)));
        var tar = new TarArchiveInputStream(zipped)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw new FetchFailed("`%s` would write outside `%s`.".formatted(archive, folder));
        }
        if (entry.isFile()) {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}

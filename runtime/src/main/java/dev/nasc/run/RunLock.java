package dev.nasc.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * At most one process works in a run directory. The operating system holds the lock and drops it
 * with the process, however that ends, so a lock of this host is never stale. The file names host
 * and process: for the message, and because a lock of another host (on a shared disk, or a
 * directory that was moved) may not be seen from here.
 */
final class RunLock implements AutoCloseable {
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 50;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  static RunLock take(Path file) {
    try {
      var channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      var holder = read(channel);
      if (lock(channel) == null) {
        channel.close();
        throw inUse(file, "is in use by " + holder + "; `nasc stop` ends that run");
      }
      if (!holder.isEmpty() && !holder.endsWith(" on " + host())) {
        channel.close();
        throw inUse(
            file, "was last used by " + holder + ". If that is gone, delete `" + file + "`");
      }
      write(channel, "process " + ProcessHandle.current().pid() + " on " + host());
      return new RunLock(channel);
    } catch (IOException e) {
      throw IoFailures.of(file, e);
    }
  }

  /** Whether some process of this host works in the directory now. */
  static boolean isHeld(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true; // it cannot be asked; careful is better
    }
  }

  /** Gives the directory back. An empty file says that the last user left in good order. */
  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      // The lock goes with the process; a later user on this host does not mind the name.
    }
  }

  /** Several tries: whoever only looks whether it is held holds it for a moment. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try {
        var lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
        Thread.sleep(PAUSE_MILLIS);
      } catch (OverlappingFileLockException e) {
        return null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private static RunException inUse(Path file, String how) {
    return new RunException("`" + file.getParent() + "` " + how + ".");
  }

  private static String read(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(1024);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(false);
  }

  /** This machine's name, without asking a name server, which can take seconds. */
  static String host() {
    try {
      var kernel = Path.of("/proc/sys/kernel/hostname");
      return Files.exists(kernel)
          ? Files.readString(kernel).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}

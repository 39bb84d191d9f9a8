package dev.nasc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Whether a run should stop: asked for in this process, or by a file from another one. */
public final class StopSignal {
  private static final long POLL_NANOS = 200_000_000;

  private final Path file;
  private final LongSupplier nanoTime;
  private volatile boolean requested;
  private long polled;

  /**
   * @param directory where a file may ask for a stop
   * @param nanoTime as {@link System#nanoTime}
   */
  public StopSignal(RunDirectory directory, LongSupplier nanoTime) {
    this.file = directory.stopRequest();
    this.nanoTime = nanoTime;
    this.polled = nanoTime.getAsLong();
  }

  /** Asks a run of another process to stop. */
  public static void request(RunDirectory directory) {
    try {
      AtomicFile.write(directory.stopRequest(), file -> Files.writeString(file, "stop\n"));
    } catch (IOException e) {
      throw IoFailures.of(directory.stopRequest(), e);
    }
  }

  public void request() {
    requested = true;
  }

  /** Cheap: looks at the disk a few times a second only. One thread asks, any may request. */
  boolean isRequested() {
    long now = nanoTime.getAsLong();
    if (!requested && now - polled >= POLL_NANOS) {
      polled = now;
      requested = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
    return requested;
  }

  /** Forgets a request, which a run has answered or which was meant for an earlier session. */
  void clearFile() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw IoFailures.of(file, e);
    }
  }
}

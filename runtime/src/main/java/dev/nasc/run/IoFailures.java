package dev.nasc.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong with a file or the store, in one sentence that says what to do about it. */
final class IoFailures {
  private IoFailures() {}

  static RunException of(Path file, IOException cause) {
    return new RunException(sentence(file, cause), cause);
  }

  static RunException of(Path store, java.sql.SQLException cause) {
    return new RunException(
        cause instanceof SQLiteException sqlite
            ? sentence(store, sqlite.getResultCode(), cause)
            : "The store `%s` cannot be used: %s.".formatted(store, cause.getMessage()),
        cause);
  }

  static String diskFull(Path file) {
    return "The disk is full: `%s` cannot be written. All that was stored before is kept."
        .formatted(file);
  }

  static String damaged(Path store, String how) {
    return "The store `%s` is damaged (%s). Nothing was changed; `sqlite3 %s .recover` reads what is left."
        .formatted(store, how, store);
  }

  private static String sentence(Path file, IOException cause) {
    var reason = Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT);
    if (reason.contains("no space left") || reason.contains("quota")) {
      return diskFull(file);
    }
    if (cause instanceof AccessDeniedException || reason.contains("permission denied")) {
      return "`%s` is not writable.".formatted(file);
    }
    if (cause instanceof NoSuchFileException) {
      return "`%s` does not exist.".formatted(file);
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return "`%s` cannot be used: %s.".formatted(file, failure.getReason());
    }
    return "`%s` cannot be used: %s.".formatted(file, cause.getMessage());
  }

  private static String sentence(Path store, SQLiteErrorCode code, Exception cause) {
    var name = code.name();
    if (name.equals("SQLITE_FULL")) {
      return diskFull(store);
    }
    if (name.startsWith("SQLITE_IOERR")) {
      return "The store `%s` cannot be written or read (%s): the disk is full or fails. All that was stored before is kept."
          .formatted(store, name);
    }
    if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
      return damaged(store, code.message);
    }
    if (name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_CANTOPEN")) {
      return "The store `%s` is not writable.".formatted(store);
    }
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      return "Another program keeps the store `%s` locked.".formatted(store);
    }
    return "The store `%s` cannot be used: %s.".formatted(store, cause.getMessage());
  }
}

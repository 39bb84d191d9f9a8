package dev.nasc.run;

import dev.nasc.phase.PhaseContext.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files that are either wholly there or not at all, after a crash of the process or of the machine:
 * written beside their place, forced to disk, renamed, and the folder forced to disk.
 */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes {@code target} and returns the SHA-256 of its content. */
  static String write(Path target, FileWriter writer) throws IOException {
    var folder = folderOf(target);
    var temporary = folder.resolve("." + target.getFileName() + ".tmp");
    try {
      writer.write(temporary);
      force(temporary, StandardOpenOption.WRITE);
      var hash = sha256(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(folder);
      return hash;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  /** After this, names that were made or changed in the folder survive a loss of power. */
  static void forceFolder(Path folder) {
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no folders, and some network file systems force none: there, a rename is as
      // durable as the system makes it.
    }
  }

  private static Path folderOf(Path target) throws IOException {
    var folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new NotDirectoryException(target.toString());
    }
    Files.createDirectories(folder);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(folder.toString());
    }
    return folder;
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

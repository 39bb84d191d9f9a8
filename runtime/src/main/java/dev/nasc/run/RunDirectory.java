package dev.nasc.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a run. What begins with {@code run.} is the machinery's, the rest is results: {@code
 * LABEL/FILE} for each artefact, {@code spec.nas}, {@code best.nas}, {@code report.json}. A phase
 * label has no dot, so the two never meet.
 */
public record RunDirectory(Path path) {
  private static final String FORMAT = "nasc run 1\n";
  private static final String FORMAT_FILE = "run.format";

  /** Fills a directory that is being made. */
  @FunctionalInterface
  interface Filling {
    void fill(RunDirectory directory) throws IOException;
  }

  /**
   * Makes a run directory that nobody ever sees half made: it is filled beside its place and then
   * renamed.
   */
  static RunDirectory create(Path path, Filling filling) {
    refuseExisting(path);
    try {
      var parent = path.toAbsolutePath().normalize().getParent();
      if (parent == null) {
        throw new RunException("`%s` cannot be made.".formatted(path));
      }
      Files.createDirectories(parent);
      var hidden = privateFolder(parent, path);
      try {
        filling.fill(new RunDirectory(hidden));
        Files.writeString(hidden.resolve(FORMAT_FILE), FORMAT);
        AtomicFile.forceFolder(hidden);
        refuseExisting(path);
        Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.forceFolder(parent);
      } finally {
        delete(hidden);
      }
      return new RunDirectory(path);
    } catch (FileAlreadyExistsException e) {
      throw exists(path);
    } catch (IOException e) {
      throw IoFailures.of(path, e);
    }
  }

  /** A run directory that is there; where a link leads to it, the directory and not the link. */
  public static RunDirectory open(Path path) {
    if (!Files.exists(path)) {
      throw new RunException("There is no run at `%s`.".formatted(path));
    }
    var directory = new RunDirectory(linked(path));
    if (!directory.isRun()) {
      throw new RunException("`%s` is no run directory.".formatted(path));
    }
    try {
      if (!Files.readString(directory.file(FORMAT_FILE)).equals(FORMAT)) {
        throw new RunException(
            "`%s` was written by another version of nasc, in a format that this one does not know."
                .formatted(path));
      }
    } catch (IOException e) {
      throw IoFailures.of(path, e);
    }
    return directory;
  }

  /** Nothing is written through a link, so that none can lead what is written elsewhere. */
  private static Path linked(Path path) {
    try {
      return Files.isSymbolicLink(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      throw IoFailures.of(path, e);
    }
  }

  /** The runs directly below {@code parent}, by name. */
  public static List<RunDirectory> below(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (var children = Files.list(parent)) {
      return children
          .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
          .map(RunDirectory::new)
          .filter(RunDirectory::isRun)
          .sorted(Comparator.comparing(RunDirectory::path))
          .toList();
    } catch (IOException e) {
      throw IoFailures.of(parent, e);
    } catch (UncheckedIOException e) {
      throw IoFailures.of(parent, new IOException(e));
    }
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  /** Where trials of a phase keep what only saves time. */
  Path scratch(String label) {
    return file("run.trials").resolve(label);
  }

  public Path store() {
    return file("run.sqlite");
  }

  public Path spec() {
    return file("spec.nas");
  }

  public Path report() {
    return file("report.json");
  }

  public Path best() {
    return file("best.nas");
  }

  /** How far it is, for whoever watches: rewritten while the run goes on. */
  public Path progress() {
    return file("run.progress.json");
  }

  /** Whoever makes this file asks the run to stop. */
  public Path stopRequest() {
    return file("run.stop");
  }

  /** Whether a process of this host works on it now. */
  public boolean isInUse() {
    return RunLock.isHeld(lockFile());
  }

  RunLock lock() {
    return RunLock.take(lockFile());
  }

  /** Where the checkpoints of a phase lie. */
  Path checkpoints(String label) {
    return file("run.checkpoints").resolve(label);
  }

  private Path lockFile() {
    return file("run.lock");
  }

  private boolean isRun() {
    return Files.isRegularFile(file(FORMAT_FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /** Only the user may read what a run holds: data and results may be confidential. */
  private static Path privateFolder(Path parent, Path path) throws IOException {
    var prefix = "." + path.getFileName() + ".";
    if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createTempDirectory(parent, prefix);
    }
    var onlyUser = PosixFilePermissions.fromString("rwx------");
    return Files.createTempDirectory(
        parent, prefix, PosixFilePermissions.asFileAttribute(onlyUser));
  }

  private static void refuseExisting(Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(path);
    }
  }

  private static RunException exists(Path path) {
    if (Files.isSymbolicLink(path)) {
      return new RunException(
          "`%s` is a symbolic link; a run directory is made new.".formatted(path));
    }
    return new RunException(
        new RunDirectory(path).isRun()
            ? "`%s` holds a run already; `nasc resume %s` goes on with it.".formatted(path, path)
            : "`%s` exists and is no run directory; name one that does not exist.".formatted(path));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

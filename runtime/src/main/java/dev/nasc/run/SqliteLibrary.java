package dev.nasc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once for all runs of a user. By itself the driver unpacks it
 * into the temporary folder each time, and a process that is killed leaves it there.
 */
final class SqliteLibrary {
  /** Where the driver looks first. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Where this does not succeed the driver does as it would have done. */
  static void unpack() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    var name = LibraryLoaderUtil.getNativeLibName();
    var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    var folder = cache().resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    try (var library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library == null) {
        return;
      }
      var bytes = library.readAllBytes();
      var file = folder.resolve(name);
      if (!Files.exists(file) || Files.size(file) != bytes.length) {
        Files.createDirectories(folder);
        var temporary = Files.createTempFile(folder, name, ".tmp");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
      System.setProperty(FOLDER, folder.toString());
    } catch (IOException e) {
      // A home that cannot be written: the driver's own way is still open.
    }
  }

  /** The folder that the engine's natives are unpacked to as well. */
  private static Path cache() {
    var asked = System.getenv("DJL_CACHE_DIR");
    return asked == null || asked.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".djl.ai", "nasc")
        : Path.of(asked, "nasc");
  }
}

package dev.nasc.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file, used by one thread. What is written stands for good after {@link #commit}, also
 * after a loss of power.
 */
final class Store implements AutoCloseable {
  /** "nasc", so that `file` and this class know the file for what it is. */
  private static final int APPLICATION_ID = 0x6e617363;

  private static final int VERSION = 1;

  /** File systems without memory that two processes share, which WAL needs. */
  private static final Set<String> REMOTE =
      Set.of(
          "nfs", "nfs4", "cifs", "smb2", "smbfs", "9p", "fuse.sshfs", "lustre", "afs", "virtiofs");

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Store(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Makes a store with these tables. */
  static Store create(Path file, List<String> schema) {
    var store = connect(file, new SQLiteConfig());
    schema.forEach(store::pragma);
    store.pragma("PRAGMA application_id = " + APPLICATION_ID);
    store.pragma("PRAGMA user_version = " + VERSION);
    store.begin();
    return store;
  }

  /**
   * Opens a store to go on with it.
   *
   * @param notes told, where the store is kept in a slower way than usual
   */
  static Store open(Path file, Consumer<String> notes) {
    var store = connect(file, new SQLiteConfig());
    store.check("PRAGMA quick_check(1)");
    if (!store.useWriteAheadLog()) {
      notes.accept(
          "`%s` lies on a file system without shared memory: the store is kept without WAL, which is slower."
              .formatted(file));
    }
    store.pragma("PRAGMA synchronous = FULL");
    store.begin();
    return store;
  }

  /** Opens a store to look at it, also while a run writes to it. */
  static Store openToRead(Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    var store = connect(file, config);
    store.check("PRAGMA schema_version");
    return store;
  }

  void update(String sql, @Nullable Object... values) {
    try {
      bind(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  <T> List<T> list(Row<T> row, String sql, @Nullable Object... values) {
    try (var results = bind(sql, values).executeQuery()) {
      var list = new ArrayList<T>();
      while (results.next()) {
        list.add(row.read(results));
      }
      return list;
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... values) {
    return list(row, sql, values).stream().findFirst();
  }

  /** On return, all that was written so far is on disk. */
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Leaves one plain file without WAL behind, which any program can open from any place; with one
   * that reads it at this moment, the WAL stays.
   */
  void closeForGood() {
    try (var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("PRAGMA busy_timeout = 100");
      statement.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      // All is stored; a WAL beside the file is no harm.
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  private static Store connect(Path file, SQLiteConfig config) {
    SqliteLibrary.unpack();
    try {
      config.setBusyTimeout(2_000);
      var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      var store = new Store(file, connection);
      store.pragma("PRAGMA trusted_schema = OFF");
      return store;
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  private void check(String integrity) {
    if (number("PRAGMA application_id") != APPLICATION_ID) {
      throw new RunException("`%s` is no store of nasc.".formatted(file));
    }
    if (number("PRAGMA user_version") != VERSION) {
      throw new RunException("`%s` was written by another version of nasc.".formatted(file));
    }
    var answer = first(row -> row.getString(1), integrity).orElse("empty");
    if (integrity.contains("check") && !answer.equals("ok")) {
      throw new RunException(IoFailures.damaged(file, answer));
    }
  }

  private boolean useWriteAheadLog() {
    if (isRemote()) {
      pragma("PRAGMA journal_mode = DELETE");
      return false;
    }
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("PRAGMA journal_mode = WAL")) {
      return answer.next() && "wal".equals(answer.getString(1));
    } catch (SQLException e) {
      pragma("PRAGMA journal_mode = DELETE");
      return false;
    }
  }

  private boolean isRemote() {
    try {
      FileStore disk = Files.getFileStore(file);
      return REMOTE.contains(disk.type());
    } catch (IOException e) {
      return false;
    }
  }

  private long number(String sql) {
    return first(row -> row.getLong(1), sql).orElse(0L);
  }

  private void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  private void pragma(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw IoFailures.of(file, e);
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}

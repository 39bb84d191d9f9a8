package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path folder;

  @Test
  void isForItsUserOnlyAndHasNoHalfMadeForm() throws IOException {
    var directory = ToyRun.create(folder.resolve("a/run"));

    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())));
    try (var beside = Files.list(folder.resolve("a"))) {
      assertEquals(List.of(directory.path()), beside.toList());
    }
  }

  @Test
  void aFolderThatIsNoRunIsRefused() throws IOException {
    var path = Files.createDirectory(folder.resolve("mine"));

    assertEquals(
        "`" + path + "` exists and is no run directory; name one that does not exist.",
        refusal(() -> ToyRun.create(path)));
    assertEquals("`" + path + "` is no run directory.", refusal(() -> RunDirectory.open(path)));
  }

  @Test
  void aRunIsNeverBegunTwice() {
    var path = folder.resolve("run");
    ToyRun.create(path);

    assertEquals(
        "`" + path + "` holds a run already; `nasc resume " + path + "` goes on with it.",
        refusal(() -> ToyRun.create(path)));
  }

  @Test
  void aLinkToARunIsTheRun() throws Exception {
    var run = RunDirectory.create(folder.resolve("run"), directory -> {});
    var link = Files.createSymbolicLink(folder.resolve("link"), run.path());

    assertEquals(run.path().toRealPath(), RunDirectory.open(link).path());
  }

  @Test
  void aSymbolicLinkIsRefusedAlsoWhereItLeadsNowhere() throws IOException {
    var link = folder.resolve("link");
    Files.createSymbolicLink(link, folder.resolve("elsewhere"));

    assertEquals(
        "`" + link + "` is a symbolic link; a run directory is made new.",
        refusal(() -> ToyRun.create(link)));
  }

  @Test
  void whereNothingCanBeMadeItSaysSo() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");

    assertTrue(
        refusal(() -> ToyRun.create(file.resolve("run"))).startsWith("`" + file),
        "names the place");
  }

  @Test
  void isUsedByOneProcessAtATime() {
    var directory = ToyRun.create(folder.resolve("run"));
    try (var first = ToyRun.open(directory)) {
      assertEquals("toy_search", first.spec().search());
      assertTrue(directory.isInUse());
      assertEquals(
          "`%s` is in use by process %d on %s; `nasc stop` ends that run."
              .formatted(directory.path(), ProcessHandle.current().pid(), RunLock.host()),
          refusal(() -> ToyRun.open(directory)));
    }
    assertFalse(directory.isInUse());
    ToyRun.open(directory).close();
  }

  @Test
  void theLockOfAProcessThatIsGoneIsNoLock() throws IOException {
    var directory = ToyRun.create(folder.resolve("run"));
    Files.writeString(directory.file("run.lock"), "process 1 on " + RunLock.host());

    assertFalse(directory.isInUse());
    ToyRun.open(directory).close();
  }

  @Test
  void theLockOfAnotherHostIsLeftToTheUser() throws IOException {
    var directory = ToyRun.create(folder.resolve("run"));
    var lock = Files.writeString(directory.file("run.lock"), "process 7 on elsewhere");

    assertEquals(
        "`%s` was last used by process 7 on elsewhere. If that is gone, delete `%s`."
            .formatted(directory.path(), lock),
        refusal(() -> ToyRun.open(directory)));
    assertEquals("process 7 on elsewhere", Files.readString(lock));
  }

  @Test
  void aStoreOfAnotherProgramIsRefused() throws IOException {
    var directory = ToyRun.create(folder.resolve("run"));
    Files.delete(directory.store());
    Store.create(directory.store(), List.of("PRAGMA application_id = 1")).close();
    Files.write(directory.store(), new byte[0]);

    assertEquals(
        "`" + directory.store() + "` is no store of nasc.",
        refusal(() -> EventLog.openToRead(directory)));
  }

  private static String refusal(Runnable action) {
    return String.valueOf(assertThrows(RunException.class, action::run).getMessage());
  }
}

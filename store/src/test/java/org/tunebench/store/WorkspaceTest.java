package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.study.StorageException;

class WorkspaceTest extends WorkspaceFixture {
  // A new one.

  @Test
  void aNewWorkspaceHasItsFolders() throws IOException {
    Path home = folder.resolve("not/there/yet");
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.home()).isAbsolute().isEqualTo(home.toAbsolutePath());
      assertThat(workspace.artifacts()).isEqualTo(home.resolve("artifacts")).isEmptyDirectory();
      assertThat(workspace.logs()).isEqualTo(home.resolve("logs")).isEmptyDirectory();
      assertThat(workspace.repository().summaries()).isEmpty();
      assertThat(workspace.recovery()).as("nothing was there that could be gone").isEmpty();
    }
    assertThat(names(home))
        .containsExactly(
            "artifacts", "logs", "tunebench.changes", "tunebench.lock", "tunebench.mv.db");
  }

  @Test
  void aFolderIsOneOnceItHasADatabaseOrBackupsOfIt() throws IOException {
    assertThat(Workspace.isOne(home())).isFalse();
    Files.createDirectories(home());
    Files.writeString(home().resolve("notes.txt"), "of something else");
    assertThat(Workspace.isOne(home())).isFalse();
    assertThat(names(home())).containsExactly("notes.txt");

    Workspace.open(home()).close();
    assertThat(Workspace.isOne(home())).isTrue();
    Files.createDirectory(home().resolve("backups"));
    Files.delete(home().resolve("tunebench.mv.db"));
    assertThat(Workspace.isOne(home())).isTrue();
    assertThat(Workspace.isOne(home().resolve("notes.txt")))
        .as("opening it says that it is a file")
        .isTrue();
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews())
        .as("this file system has POSIX permissions")
        .contains("posix");
    Workspace.open(home()).close();

    for (String name : List.of("", "artifacts", "logs")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(name))))
          .isEqualTo("rwx------");
    }
    for (String name : List.of("tunebench.mv.db", "tunebench.changes", "tunebench.lock")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whatWasWrittenIsThereAgain() {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
      Samples.check(workspace.repository());
    }
    try (Workspace workspace = Workspace.open(home())) {
      Samples.check(workspace.repository());
      Samples.resume(workspace.repository());
    }
  }

  @Test
  void whenItWasLastWrittenIsKnownBeforeOpeningItWritesToIt() throws IOException {
    try (Workspace workspace = Workspace.open(home())) {
      assertThat(workspace.repository().lastKept()).as("nobody had it").isEmpty();
    }
    Instant friday = Instant.parse("2026-01-02T15:04:05Z");
    Files.setLastModifiedTime(home().resolve("tunebench.changes"), FileTime.from(friday));
    try (Workspace workspace = Workspace.open(home())) {
      assertThat(workspace.repository().lastKept()).hasValue(friday);
    }
    try (Workspace workspace = Workspace.open(home())) {
      assertThat(workspace.repository().lastKept().orElseThrow()).isAfter(friday);
    }
  }

  @Test
  void closingTwiceIsFine() {
    Workspace workspace = Workspace.open(home());
    workspace.close();
    workspace.close();
    workspace.repository().close();
    Workspace.open(home()).close();
  }

  @Test
  void whoCannotRemoveTheNoteOfWhoHasItGivesTheWorkspaceBackAllTheSame() throws IOException {
    Workspace workspace = Workspace.open(home());
    Path note = home().resolve("tunebench.owner");
    Files.delete(note);
    Files.createDirectories(note.resolve("in the way"));
    assertThatThrownBy(workspace::close)
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining(note.toString());

    Files.delete(note.resolve("in the way"));
    Files.delete(note);
    Workspace.open(home()).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"it's \"#1\" 100%", "größe 😀 ı", "~", "a:b", "x?y=z&w", "{0} ${user.home}"})
  void foldersMayHaveOddNames(String name) throws IOException {
    Path home = folder.resolve(name);
    try (Workspace workspace = Workspace.open(home)) {
      workspace.repository().create(spec("a study"));
    }
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().summaries()).hasSize(1);
    }
    assertThat(names(folder)).containsExactly(name);
    assertThat(names(home)).contains("tunebench.mv.db");
  }

  @Test
  void oneThatCannotBeOpenedLeavesNoThreadBehind() throws IOException {
    Files.createDirectories(home());
    Files.createFile(home().resolve("logs"));
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    assertThatThrownBy(() -> Workspace.open(home())).hasMessageContaining("is a file");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .extracting(Thread::getName)
        .doesNotContain("backups");
  }

  // Where it is.

  @Test
  void theSystemSaysWhereDataLives() {
    Path user = folder.resolve("ada");
    Path elsewhere = folder.resolve("elsewhere");

    assertThat(Folders.defaultHome("Linux", Map.of(), user))
        .isEqualTo(user.resolve(".local/share/tunebench"));
    assertThat(Folders.defaultHome("Linux", Map.of("XDG_DATA_HOME", elsewhere.toString()), user))
        .isEqualTo(elsewhere.resolve("tunebench"));
    assertThat(Folders.defaultHome("Linux", Map.of("XDG_DATA_HOME", "relative"), user))
        .isEqualTo(user.resolve(".local/share/tunebench"));
    assertThat(Folders.defaultHome("Linux", Map.of("HOME", elsewhere.toString()), user))
        .isEqualTo(elsewhere.resolve(".local/share/tunebench"));
    assertThat(Folders.defaultHome("Mac OS X", Map.of(), user))
        .isEqualTo(user.resolve("Library/Application Support/Tunebench"));
    assertThat(Folders.defaultHome("Windows 11", Map.of(), user))
        .isEqualTo(user.resolve("AppData/Local/Tunebench"));
    assertThat(
            Folders.defaultHome("Windows 11", Map.of("LOCALAPPDATA", elsewhere.toString()), user))
        .isEqualTo(elsewhere.resolve("Tunebench"));
    assertThat(Workspace.defaultHome()).isAbsolute();
  }

  // In use.

  @Test
  void anotherProcessIsNamed() throws Exception {
    try (Child child = Child.start(Child.HOLD, home())) {
      assertThat(child.line()).isEqualTo("open");
      assertThatThrownBy(() -> Workspace.open(home()))
          .isInstanceOf(WorkspaceInUseException.class)
          .hasMessageMatching(
              "The workspace .* is in use by process %d on \\S+ since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d: close it or choose another folder"
                  .formatted(child.pid()));
      child.kill();
    }
    Workspace.open(home()).close();
  }

  @Test
  void thisProcessKeepsItWhenItTriesAgain() throws Exception {
    try (Workspace workspace = Workspace.open(home())) {
      assertThatThrownBy(() -> Workspace.open(home()))
          .isInstanceOf(WorkspaceInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      workspace.repository().create(spec("a study"));
      try (Child child = Child.start(Child.HOLD, home())) {
        assertThat(child.line()).isEqualTo(Child.IN_USE);
      }
    }
  }

  @Test
  void theTimeOfTheNoteIsToldAsTheLocalOne() throws IOException {
    Instant since = Instant.parse("2026-11-27T00:05:02Z");
    ZonedDateTime here = since.atZone(ZoneId.systemDefault());
    String local = "%tF %tR".formatted(here, here);
    try (Workspace workspace = Workspace.open(home())) {
      Path note = workspace.home().resolve("tunebench.owner");
      String written = Files.readString(note);
      assertThat(written)
          .as("the time that all hosts share")
          .matches("(?s).* since [-\\dT:]+Z\n.*");
      Files.writeString(note, written.replaceFirst("since \\S+", "since " + since));
      assertThatThrownBy(() -> Workspace.open(home())).hasMessageContaining("since " + local + ":");
      Files.writeString(note, written.replaceFirst("since \\S+", "since Friday"));
      assertThatThrownBy(() -> Workspace.open(home())).hasMessageContaining("since Friday:");
    }
  }

  @Test
  void anOwnerThatDoesNotSayWhoItIsIsAnotherProcess() throws Exception {
    try (Child child = Child.start(Child.HOLD, home())) {
      assertThat(child.line()).isEqualTo("open");
      Path note = home().resolve("tunebench.owner");
      for (byte[] noSentence : new byte[][] {{}, {' ', '\n'}, {(byte) 0xff}}) {
        Files.write(note, noSentence);
        assertThatThrownBy(() -> Workspace.open(home()))
            .isInstanceOf(WorkspaceInUseException.class)
            .hasMessageContaining("is in use by another process:");
      }
      Files.writeString(note, "process 7\n");
      assertThatThrownBy(() -> Workspace.open(home())).hasMessageContaining("by process 7:");
      child.kill();
    }
  }

  @Test
  void whereItsOwnerCannotBeNotedNobodyHasIt() throws IOException {
    Files.createDirectories(home().resolve("tunebench.owner"));
    assertThatThrownBy(() -> Workspace.open(home()))
        .isExactlyInstanceOf(WorkspaceException.class)
        .satisfies(WorkspaceFixture::assertSentence);
    Workspace.open(home()).close();
  }

  // What cannot be opened.

  @Test
  void aFileIsNoFolder() throws IOException {
    Files.writeString(home(), "text");

    assertThatThrownBy(() -> Workspace.open(home()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("is a file, not a folder")
        .hasMessageContaining(StorageException.ELSEWHERE);
    assertThatThrownBy(() -> Workspace.open(home().resolve("below")))
        .isInstanceOf(WorkspaceException.class)
        .satisfies(WorkspaceFixture::assertSentence);
    assertThat(home()).hasContent("text");
  }

  @Test
  void aFolderThatMayNotBeWrittenIsRefused() throws IOException {
    Files.createDirectory(home());
    boolean denied = home().toFile().setWritable(false) && !Files.isWritable(home());
    assumeThat(denied).as("permissions bind this user").isTrue();

    assertThatThrownBy(() -> Workspace.open(home()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("may not be read and written")
        .hasMessageContaining(StorageException.ELSEWHERE);
    assertThatThrownBy(() -> Workspace.open(home().resolve("below")))
        .isInstanceOf(WorkspaceException.class)
        .satisfies(WorkspaceFixture::assertSentence);
    assertThat(names(home())).isEmpty();
    assertThat(home().toFile().setWritable(true)).isTrue();
  }

  @Test
  void aFolderThatCannotBeMadeIsNotTakenForAFullDisk() {
    Path impossible = Path.of("/proc/tunebench");
    assumeThat(impossible.getParent()).as("Linux keeps a folder without space").isDirectory();

    assertThatThrownBy(() -> Workspace.open(impossible))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining(StorageException.ELSEWHERE)
        .satisfies(WorkspaceFixture::assertSentence);
  }

  @Test
  void aSemicolonInThePathIsRefused() {
    assertThatThrownBy(() -> Workspace.open(folder.resolve("a;b")))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void whatAKilledFirstStartLeftBehindDoesNotHarm() throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("tunebench-unfinished.mv.db"), "half a file");
    Workspace.open(home()).close();
    assertThat(names(home()))
        .containsExactly(
            "artifacts", "logs", "tunebench.changes", "tunebench.lock", "tunebench.mv.db");
  }
}

package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyFixtures;

class WorkspaceCopyTest extends WorkspaceFixture {
  private static final Duration AT_ONCE = Duration.ofMillis(300);
  private static final CopyRequest.Terms LITTLE =
      new CopyRequest.Terms(AT_ONCE, AT_ONCE, home -> Long.MAX_VALUE);

  private Path copies() {
    return home().resolve("copies");
  }

  @Test
  void itHoldsWhatTheOwnerHasKeptAndTheOwnerGoesOn() throws Exception {
    try (Child owner = Child.start(Child.WORK, home())) {
      assertThat(owner.line()).isEqualTo("open");
      int first = untilTen(owner);
      int seen = trialsInCopy();
      assertThat(seen).isGreaterThan(first);
      while (Integer.parseInt(owner.line()) <= seen) {
        // Until it has kept what the first copy cannot have.
      }
      assertThat(trialsInCopy()).isGreaterThan(seen);
      owner.kill();
    }
  }

  private static int untilTen(Child owner) throws IOException {
    int number;
    do {
      number = Integer.parseInt(owner.line());
    } while (number < 10);
    return number;
  }

  private int trialsInCopy() {
    try (WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
      long study = copy.repository().study("a study").orElseThrow().id();
      return copy.repository().trials(study).size();
    }
  }

  @Test
  void aFolderThatMayOnlyBeReadIsCopiedElsewhere() throws IOException {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
    }
    CopyRequest.Terms readOnly =
        new CopyRequest.Terms(AT_ONCE, AT_ONCE, disk -> Long.MAX_VALUE, folder -> false);
    Set<Path> before = all();

    try (WorkspaceCopy copy = WorkspaceCopy.of(home(), readOnly).orElseThrow()) {
      Samples.check(copy.repository());
      assertThat(all()).as("nothing is written there").isEqualTo(before);
      assertThat(copy.next()).containsSame(copy);
    }
    assertThat(Workspace.isReadOnly(home())).isFalse();
  }

  private Set<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(home())) {
      return files.collect(Collectors.toSet());
    }
  }

  @Test
  void whatIsWrittenToItIsLost() throws IOException {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
      try (WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
        Samples.check(copy.repository());
        copy.repository().summaries().forEach(study -> copy.repository().delete(study.id()));
        assertThat(copy.repository().studies()).isEmpty();
      }
      Samples.check(workspace.repository());
      assertThat(copies()).isEmptyDirectory();
    }
  }

  @Test
  void severalMayLookAtOnce() {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
      List<WorkspaceCopy> all =
          Stream.of(1, 2, 3, 4)
              .parallel()
              .map(number -> WorkspaceCopy.of(home()).orElseThrow())
              .toList();
      all.forEach(copy -> Samples.check(copy.repository()));
      all.forEach(WorkspaceCopy::close);
      assertThat(copies()).isEmptyDirectory();
    }
  }

  @Test
  void onlyTheOwnerOfTheWorkspaceMayReadIt() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews())
        .as("this file system has POSIX permissions")
        .contains("posix");
    try (Workspace workspace = Workspace.open(home());
        WorkspaceCopy copy = WorkspaceCopy.of(workspace.home()).orElseThrow();
        Stream<Path> folders = Files.list(copies())) {
      Path one = folders.findFirst().orElseThrow();
      assertThat(permissions(copies())).isEqualTo("rwx------");
      assertThat(permissions(one)).isEqualTo("rwx------");
      assertThat(permissions(one.resolve("tunebench.mv.db"))).isEqualTo("rw-------");
      assertThat(copy.repository().studies()).isEmpty();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** As a process leaves it that is killed. */
  private void leave() throws IOException {
    Workspace.open(home()).close();
    Files.writeString(home().resolve("tunebench.owner"), "process 7 on here\n");
  }

  @Test
  void whereNobodyAnswersThereIsNoneAndNothingIsLeft() throws IOException {
    leave();

    assertThat(WorkspaceCopy.of(home(), LITTLE)).isEmpty();
    assertThat(copies()).isEmptyDirectory();
  }

  @Test
  void whereNobodyHasItItIsAsItWasLeft() throws IOException {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
    }
    try (WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
      Samples.check(copy.repository());
      assertThat(copy.owner()).isEmpty();
      assertThat(copy.next()).as("nobody has changed it").containsSame(copy);

      try (Workspace workspace = Workspace.open(home())) {
        assertThat(copy.owner().orElseThrow())
            .startsWith("process " + ProcessHandle.current().pid());
        workspace.repository().create(StudyFixtures.spec("one more"));
      }
      try (StudyCopy next = copy.next().orElseThrow()) {
        assertThat(next.repository().study("one more")).isPresent();
      }
    }
    assertThat(copies()).isEmptyDirectory();
  }

  @Test
  void whatHasNotChangedIsNotCopiedAgain() {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
      try (WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
        assertThat(copy.next()).containsSame(copy);

        long study = workspace.repository().study(Samples.NAME).orElseThrow().id();
        workspace.repository().setNote(study, "another");
        try (StudyCopy next = copy.next().orElseThrow()) {
          assertThat(next.repository().study(study).orElseThrow().note()).isEqualTo("another");
          assertThat(next.next()).containsSame(next);
        }
      }
      assertThat(copies()).isEmptyDirectory();
    }
  }

  @Test
  void whatIsLookedAtForLongIsNotTakenForLeftBehind() throws IOException {
    Clock inTwoHours = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    Workspace.open(home()).close();
    try (WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
      Path folder = copies().resolve(names(copies()).iterator().next());
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

      assertThat(copy.next()).containsSame(copy);

      assertThat(Files.getLastModifiedTime(folder).toInstant())
          .isAfter(Instant.now().minus(Duration.ofMinutes(10)));
      Workspace.open(home()).close();
      assertThat(folder).exists();
      // Where it was removed all the same, as while the machine slept, it is asked for anew.
      Workspace.open(home(), Schema.CURRENT, inTwoHours).close();
      assertThat(folder).doesNotExist();
      try (StudyCopy next = copy.next().orElseThrow()) {
        assertThat(next).isNotSameAs(copy);
        assertThat(next.repository().studies()).isEmpty();
      }
    }
  }

  @Test
  void whereTheOwnerCannotMakeOneThereIsNone() throws Exception {
    try (Workspace workspace = Workspace.open(home())) {
      // In the way of what it would write, before it has been asked.
      Path request = Files.createDirectories(copies().resolve("a request"));
      Files.createDirectory(request.resolve("unfinished.zip"));
      Files.createFile(request.resolve("wanted"));
      while (Files.notExists(request.resolve("refused"))) {
        Thread.sleep(10);
      }
      assertThat(names(request)).containsExactly("refused");
      assertThat(WorkspaceCopy.of(workspace.home())).as("others are answered").isPresent();
    }
  }

  @Test
  void whereTheDiskIsAlmostFullTheStudiesHaveItToThemselves() throws IOException {
    leave();
    Path file = DatabaseFile.in(home());
    LongSupplier room = () -> 3 * file.toFile().length() - 1;
    try (Database database = Database.open(file)) {
      try (Recurring answering =
          CopyRequests.answer(home(), database, () -> 1, Clock.systemUTC(), room)) {
        assertThatThrownBy(() -> WorkspaceCopy.of(home()))
            .isInstanceOf(WorkspaceException.class)
            .hasMessageContaining(home() + " is in use by process 7 on here,")
            .hasMessageContaining("free space on its disk");
        assertThat(copies()).isEmptyDirectory();
        assertThat(answering).isNotNull();
      }
    }
  }

  @Test
  void threeTimesTheSizeOfTheDatabaseIsRoomForACopy() throws IOException {
    leave();
    File file = DatabaseFile.in(home()).toFile();
    try (Database database = Database.open(file.toPath());
        Recurring answering =
            CopyRequests.answer(
                home(), database, () -> 1, Clock.systemUTC(), () -> 3 * file.length());
        WorkspaceCopy copy = WorkspaceCopy.of(home()).orElseThrow()) {
      assertThat(copy.repository().studies()).isEmpty();
      assertThat(answering).isNotNull();
    }
  }

  @Test
  void norIsAnAlmostFullDiskFilledWithACopyOfWhatNobodyHas() throws IOException {
    Workspace.open(home()).close();
    long size = Files.size(DatabaseFile.in(home()));
    assertThatThrownBy(
            () ->
                WorkspaceCopy.of(
                    home(), new CopyRequest.Terms(AT_ONCE, AT_ONCE, disk -> 2 * size - 1)))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining(home().toString())
        .hasMessageContaining("free some space");
    assertThat(copies()).isEmptyDirectory();
  }

  @Test
  void whoeverIsKilledWhileItMakesACopyIsNotWaitedFor() throws Exception {
    leave();
    Thread killed =
        new Thread(
            () -> {
              while (!isBegun()) {
                Thread.onSpinWait();
              }
            });
    killed.start();

    assertThat(
            WorkspaceCopy.of(
                home(),
                new CopyRequest.Terms(Duration.ofMinutes(1), AT_ONCE, home -> Long.MAX_VALUE)))
        .isEmpty();

    killed.join();
    assertThat(copies()).isEmptyDirectory();
  }

  /** Takes a request, and begins an answer that never ends. */
  private boolean isBegun() {
    try (Stream<Path> requests = Files.list(copies())) {
      for (Path request : requests.toList()) {
        if (Files.exists(request.resolve("wanted"))) {
          Files.createFile(request.resolve("unfinished.zip"));
          Files.delete(request.resolve("wanted"));
          return true;
        }
      }
    } catch (IOException notYet) {
      return false;
    }
    return false;
  }

  @Test
  void whatAKilledOneHasLeftIsRemovedWhileTheOwnerGoesOn() throws Exception {
    try (Workspace workspace = Workspace.open(home())) {
      Path old = Files.createDirectories(copies().resolve("old"));
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
      while (Files.exists(old)) {
        Thread.sleep(10);
      }
      assertThat(names(workspace.home())).contains("copies");
    }
  }

  @Test
  void whatAKilledOneHasLeftIsRemovedWhenItIsOld() throws IOException {
    Path old = Files.createDirectories(copies().resolve("old"));
    Files.createFile(old.resolve("tunebench.mv.db"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(70))));
    Path young = Files.createDirectories(copies().resolve("young"));
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofMinutes(50))));

    Workspace.open(home()).close();

    assertThat(names(copies())).containsExactly("young");
  }
}

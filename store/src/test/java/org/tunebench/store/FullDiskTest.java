package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What cannot be written while a database is brought back must not pass for a loss. */
class FullDiskTest extends RecoveryFixture {
  /** Less than a database, and more than a process needs besides. */
  private static final int BLOCKS = 70;

  private byte[] older;

  /** The database lacks two changes that its backup has, and its process was killed. */
  private void loseWhatTheBackupHas() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);
    goDown();
  }

  private void assertThatNothingIsLostNow() {
    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("was put back", "nothing is missing");
    assertThat(found.trials()).hasSize(2);
  }

  /** Nothing can be written where a folder is that has something in it. */
  private void assertRefusedWhile(String inTheWay) throws IOException {
    Path obstacle = home.resolve(inTheWay);
    Files.createDirectories(obstacle.resolve("something"));
    assertThatThrownBy(() -> Workspace.open(home))
        .isExactlyInstanceOf(WorkspaceException.class)
        .hasMessageContaining(inTheWay)
        .satisfies(WorkspaceFixture::assertSentence);
    Files.delete(obstacle.resolve("something"));
    Files.delete(obstacle);
  }

  @Test
  void whoCannotLookForMoreInTheFileDoesNotTakeItForLost() throws IOException {
    loseWhatTheBackupHas();
    assertRefusedWhile("tunebench-scanned.mv.db");
    assertThat(file()).hasBinaryContent(older);
    assertThatNothingIsLostNow();
  }

  @Test
  void whoCannotUnpackABackupDoesNotTakeItForDamaged() throws IOException {
    loseWhatTheBackupHas();
    assertRefusedWhile("tunebench-recovered.mv.db");
    assertThat(file()).hasBinaryContent(older);
    assertThatNothingIsLostNow();
  }

  /** A database goes on only where what it lacks is kept to be looked for. */
  @Test
  void whoCannotKeepWhatWasThereDoesNotGoOnInIt() throws IOException {
    loseWhatTheBackupHas();
    for (String backup : backupNames()) {
      Files.delete(backups().resolve(backup));
    }
    Files.delete(backups());
    Files.createFile(backups());
    assertThatThrownBy(() -> Workspace.open(home))
        .isExactlyInstanceOf(WorkspaceException.class)
        .satisfies(WorkspaceFixture::assertSentence);
    assertThat(file()).hasBinaryContent(older);

    Files.delete(backups());
    assertThat(openRecovery().orElseThrow()).contains("were lost", "the file as it was is");
  }

  @Test
  void aFullDiskIsSaidAndNothingHalfWrittenStaysOnIt() throws IOException {
    assumeThat(Path.of("/bin/sh")).as("a shell limits the size of files").isExecutable();
    loseWhatTheBackupHas();
    assertRefusedByTheSystem();
    Files.delete(file());
    assertRefusedByTheSystem();
    assertThatNothingIsLostNow();
  }

  private void assertRefusedByTheSystem() throws IOException {
    try (Child child = Child.start(Child.HOLD, home, BLOCKS)) {
      assertThat(child.line()).startsWith("The disk that holds").contains("is full: free some");
      assertThat(child.line()).isNull();
    }
    assertThat(WorkspaceFixture.names(home))
        .doesNotContain("tunebench-scanned.mv.db", "tunebench-recovered.mv.db");
  }
}

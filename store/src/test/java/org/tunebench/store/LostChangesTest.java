package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What changed after the database that is there, or after its backup, is counted and said. */
class LostChangesTest extends RecoveryFixture {
  @Test
  void aDatabaseThatIsGoneIsPutBack() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    Files.delete(file());
    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("was gone", "nothing is missing");
    assertThat(found.trials()).hasSize(1);
  }

  @Test
  void whatIsGoneWithoutABackupIsSaidToBeginAnew() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    Files.delete(file());
    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("was gone", "it begins anew");
    assertThat(found.trials()).isEmpty();
  }

  @Test
  void whereNobodyKnowsTheCountNothingIsPromised() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    Files.delete(file());
    Files.delete(home.resolve(Ledger.FILE));
    assertThat(open().recovery().orElseThrow()).contains("what changed after it may be missing");
  }

  @Test
  void oneLostChangeIsOne() throws IOException {
    work(repository -> repository.create(spec(STUDY)), true);
    byte[] older = Files.readAllBytes(file());
    work(repository -> repository.create(spec("another")), false);
    byte[] newer = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(newer, 5000));
    assertThat(openRecovery().orElseThrow()).contains("the one change after it is lost");

    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(2));
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow()).startsWith("The last change of the database");

    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(2));
    Files.write(file(), older);
    assertThat(openRecovery().orElseThrow()).contains("it lacks the last change of that one");
  }

  @Test
  void whatACrashHasLostIsToldWhereNoBackupHasMore() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    Files.write(file(), older);
    goDown();

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("last 2 changes", "were lost");
    assertThat(found.trials()).hasSize(1);
    assertThat(backupNames()).isEmpty();
  }

  @Test
  void aBackupThatHasNoMoreThanWhatIsThereStaysOne() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow())
        .endsWith("were lost, as after a loss of power; all before them is there.");

    Files.write(file(), older);
    assertThat(openRecovery().orElseThrow()).endsWith("changes of that one.");
  }

  @Test
  void whatIsStillInTheFileIsNotLost() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    long changes = Ledger.written(home).orElseThrow();
    List<String> before = WorkspaceFixture.names(home);
    byte[] whole = Files.readAllBytes(file());
    assertThat(recovery().ofLoss(changes, changes + 1).orElseThrow()).contains("was lost");
    assertThat(Files.readAllBytes(file())).as("no more is in it").isEqualTo(whole);
    assertThat(WorkspaceFixture.names(home)).as("nor is anything left").isEqualTo(before);

    assertThat(recovery().ofLoss(changes - 1, changes)).isEmpty();
  }

  @Test
  void aDatabaseWithoutChangesIsMendedToo() {
    assertThat(recovery().ofDamage("torn", OptionalLong.of(0), true).orElseThrow())
        .endsWith("was damaged (torn): it was mended, and nothing is missing.");
  }

  @Test
  void whatCannotBeWrittenToIsNotMendedByWhatItHolds() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    work(repository -> addTrial(repository, 1), false);
    OptionalLong known = Ledger.written(home);
    assertThat(recovery().ofDamage("torn", known, false).orElseThrow())
        .contains("was put back from the automatic backup", "the 2 changes after it are lost");
    assertThat(open().trials()).hasSize(1);
  }

  @Test
  void aWorkspaceWithoutACountOfChangesLacksNone() throws IOException {
    Files.delete(home.resolve(Ledger.FILE));
    assertThat(openRecovery()).isEmpty();

    Files.delete(home.resolve(Ledger.FILE));
    Files.delete(file());
    assertThat(openRecovery()).as("it is new").isEmpty();
  }

  private Recovery recovery() {
    return new Recovery(home, file(), new Backups(home, Clock.systemUTC()));
  }

  @Test
  void noCountIsGivenTwiceAfterAnOlderCopyWasPutThere() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    long before = Ledger.written(home).orElseThrow();
    Files.write(file(), older);
    openRecovery();
    assertThat(Ledger.written(home).orElseThrow()).isGreaterThan(before);
  }

  @Test
  void whoeverIsInterruptedWhileWritingIsCountedAndSoIsAllAfter() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(
        repository -> {
          Thread.currentThread().interrupt();
          addTrial(repository, 1);
          assertThat(Thread.interrupted()).isTrue();
          addTrial(repository, 2);
        },
        false);
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow()).contains("last 4 changes", "were lost");
  }

  @Test
  void whatACrashHasLeftGivesWayToABackupThatHasMore() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);
    goDown();

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("were lost", "nothing is missing");
    assertThat(found.trials()).hasSize(2);
  }

  @Test
  void anOpeningThatFailsLeavesTheMarkOfACrashToTheNextOne() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);
    goDown();
    Path note = home.resolve("tunebench.owner");
    byte[] mark = Files.readAllBytes(note);

    Schema former = new Schema(Schema.CURRENT.newest() - 1, "classpath:db/migration");
    assertThatThrownBy(() -> Workspace.open(home, former, Clock.systemUTC()))
        .hasMessageContaining("newer version");
    assertThat(note).as("who was killed is still named").hasBinaryContent(mark);

    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("were lost", "nothing is missing");
    assertThat(found.trials()).hasSize(2);
    assertThat(note).as("it was opened and closed since").doesNotExist();
  }

  @Test
  void anOpeningThatFailsMarksNothingWhereNobodyWasKilled() throws IOException {
    Schema former = new Schema(Schema.CURRENT.newest() - 1, "classpath:db/migration");
    assertThatThrownBy(() -> Workspace.open(home, former, Clock.systemUTC()))
        .hasMessageContaining("newer version");
    assertThat(WorkspaceFixture.names(home)).doesNotContain("tunebench.owner");
  }

  @Test
  void anOlderCopyThatWasPutThereIsUsedAndItsBackupsCount() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);

    Found found = open();

    assertThat(found.recovery().orElseThrow())
        .contains("is used as it is", "lacks the last 2 changes", backupNames().get(0), "has more")
        .endsWith(".");
    assertThat(found.trials()).hasSize(1);
    assertThat(openRecovery()).as("it is said once").isEmpty();
    hoursLater(2);
    work(repository -> repository.create(spec("since then")), true);
    Files.delete(file());
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().study("since then"))
          .as("the newest backup is the one of the copy")
          .isPresent();
    }
  }
}
